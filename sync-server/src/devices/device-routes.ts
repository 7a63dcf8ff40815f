import type { z } from 'zod';

import { codeReply, codeRequest, devicesReply, revokeReply } from '#shared/sync/protocol';

import { issueCode } from './one-time-code';
import { checked } from '../lib/checked';
import { Problem } from '../lib/problem';
import type { Device } from '../store/port';
import type { DeviceRoute, RouteContext } from '../wire/route';

const invite = async ({ store, clock }: RouteContext, device: Device, body: unknown) => {
  const { rank = 'desk' } = checked(codeRequest, body ?? {});
  if ((rank === 'admin' || rank === 'elected') && device.rank !== 'admin')
    throw new Problem('notAllowed', 'only an administrator invites an administrator or the elected');
  return issueCode(store, device.siteId, rank, clock());
};

const list = async ({ store }: RouteContext, { siteId }: Device): Promise<z.input<typeof devicesReply>> => ({
  devices: (await store.listDevices(siteId)).map(({ id, name, series, rank, enrolledAt, seenAt, revoked }) => ({
    id,
    name,
    series,
    rank,
    enrolledAt,
    seenAt,
    revoked,
  })),
});

const revoke = async ({ store, streams, clock }: RouteContext, { siteId }: Device, id: string) => {
  const found = await store.device(id);
  // A device of another site is none of ours: both look alike.
  if (!found || found.siteId !== siteId) throw new Problem('notFound', 'no such device');
  await store.revokeDevice(id, new Date(clock()).toISOString());
  streams.drop(id);
  return { revoked: true };
};

/** The calls about devices themselves. */
export const deviceRoutes: readonly DeviceRoute[] = [
  {
    method: 'POST',
    path: '/v1/codes',
    summary: 'A one-time code for another device, at most of the rank of the one that asks.',
    auth: 'device',
    input: codeRequest,
    output: codeReply,
    reply: 'json',
    call: invite,
  },
  {
    method: 'GET',
    path: '/v1/devices',
    summary: 'All devices ever enrolled at the site.',
    auth: 'admin',
    input: null,
    output: devicesReply,
    reply: 'json',
    call: list,
  },
  {
    method: 'POST',
    path: '/v1/devices/:id/revoke',
    summary: 'Shuts a device of the site out for good: its tokens end, its stream is closed.',
    auth: 'admin',
    input: null,
    output: revokeReply,
    reply: 'json',
    call: (context, device, _body, id) => revoke(context, device, id),
  },
];
