import type { Refusal } from '#shared/errors/refusal';
import { no, ok, type Result } from '#shared/lib/result';
import type { AccessScope } from '#shared/sync/wire/access-key-calls';

import type { DataContext } from '../../context';
import { changeSettings, settingsRefusal } from './change-settings';

/** `name` says which program the key is for. */
export type MakeAccessKeyInput = { readonly name: string; readonly scope: AccessScope };

/** Makes a key of the read interface. It is told this once: who loses it makes another. */
export const makeAccessKey = async (
  context: DataContext,
  { name, scope }: MakeAccessKeyInput,
): Promise<Result<{ id: string; key: string }, Refusal>> => {
  const made = await context.server.makeAccessKey({ name: name.trim(), scope });
  return made.ok ? ok(made.value) : no(settingsRefusal(made.reason));
};

export type RevokeAccessKeyInput = { readonly keyId: string };

/** Ends a key of the read interface at once and for good: one that got about must never open anything again. */
export const revokeAccessKey = async (
  context: DataContext,
  { keyId }: RevokeAccessKeyInput,
): Promise<Result<null, Refusal>> => {
  const revoked = await context.server.revokeAccessKey({ id: keyId });
  return revoked.ok ? ok(null) : no(settingsRefusal(revoked.reason));
};

/** `agentId` `''` = the whole site. */
export type MakeCalendarInput = { readonly agentId: string };

/** Makes a calendar feed. Its key is told this once: who loses it makes another. */
export const makeCalendar = async (
  context: DataContext,
  { agentId }: MakeCalendarInput,
): Promise<Result<{ id: string; key: string }, Refusal>> => {
  const made = await context.server.makeCalendar({ agentId });
  return made.ok ? ok(made.value) : no(settingsRefusal(made.reason));
};

export type RevokeCalendarInput = { readonly calendarId: string };

/** Ends a calendar feed at once and for good: an address that got about must never open again. */
export const revokeCalendar = async (
  context: DataContext,
  { calendarId }: RevokeCalendarInput,
): Promise<Result<null, Refusal>> => {
  const revoked = await context.server.revokeCalendar({ id: calendarId });
  return revoked.ok ? ok(null) : no(settingsRefusal(revoked.reason));
};

/** Every command about the settings. */
export const settingsCommands = {
  changeSettings,
  makeAccessKey,
  revokeAccessKey,
  makeCalendar,
  revokeCalendar,
};
