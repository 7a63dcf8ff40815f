import type { DeviceRank } from '#shared/domain/rights/writes';
import type { Refusal } from '#shared/errors/refusal';
import { no, ok, type Result } from '#shared/lib/result';
import type { CallOutput } from '#shared/sync/wire/calls';

import type { DataContext } from '../../context';
import { refusalAtServer } from '../door/commit';
import { settingsRefusal } from '../settings/change-settings';

export type EndCodeInput = { readonly codeId: string };

/** Ends an open one-time code. One that is not open any more needs no end. */
export const endCode = async (context: DataContext, { codeId }: EndCodeInput): Promise<Result<null, Refusal>> => {
  const ended = await context.server.endCode({ id: codeId });
  if (ended.ok || ended.reason.code === 'notFound') return ok(null);
  return no(ended.reason.code === 'notAllowed' ? { code: 'codeOfAnother' } : refusalAtServer(ended.reason));
};

export type InviteDeviceInput = { readonly rank: DeviceRank };

/** Makes a code by which a device of this rank joins. It is told this once. */
export const inviteDevice = async (
  context: DataContext,
  { rank }: InviteDeviceInput,
): Promise<Result<CallOutput<'makeCode'>, Refusal>> => {
  const made = await context.server.makeCode({ rank });
  if (made.ok) return ok(made.value);
  return no(made.reason.code === 'codesOpen' ? { code: 'codesOpen' } : settingsRefusal(made.reason));
};

export type ShutOutDeviceInput = { readonly deviceId: string };

/** A device that came by a code of one that was shut out, and still has access. */
export type InvitedDevice = NonNullable<CallOutput<'revokeDevice'>['invited']>[number];

const shutOutBy = async (
  call: DataContext['server']['revokeDevice'],
  { deviceId }: ShutOutDeviceInput,
): Promise<Result<readonly InvitedDevice[], Refusal>> => {
  const done = await call({ id: deviceId });
  if (done.ok) return ok(done.value.invited ?? []);
  return no(done.reason.code === 'lastAdmin' ? { code: 'lastAdmin' } : settingsRefusal(done.reason));
};

/** Shuts a device out for good; answers those that came by its codes. */
export const shutOutDevice = ({ server }: DataContext, input: ShutOutDeviceInput) =>
  shutOutBy(server.revokeDevice, input);

/** The same, and the device erases what it holds at its next contact with the server. */
export const wipeDevice = ({ server }: DataContext, input: ShutOutDeviceInput) => shutOutBy(server.wipeDevice, input);

export type ChooseDepartmentsInput = { readonly deviceId: string; readonly departmentIds: readonly string[] };

/** Chooses the departments whose sensitive requests a device holds. */
export const chooseDeviceDepartments = async (
  context: DataContext,
  { deviceId, departmentIds }: ChooseDepartmentsInput,
): Promise<Result<readonly string[], Refusal>> => {
  const done = await context.server.chooseDepartments({ id: deviceId, departmentIds: [...departmentIds] });
  return done.ok ? ok(done.value.departmentIds) : no(settingsRefusal(done.reason));
};

/** Every command about the devices of the site and the codes by which they join. */
export const deviceCommands = { endCode, inviteDevice, shutOutDevice, wipeDevice, chooseDeviceDepartments };
