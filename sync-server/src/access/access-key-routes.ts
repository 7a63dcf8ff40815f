import type { z } from 'zod';

import { accessKeyReply, accessKeyRequest, accessKeysReply } from '#shared/sync/access-protocol';
import { revokeReply } from '#shared/sync/protocol';

import { checked } from '../lib/checked';
import { Problem } from '../lib/problem';
import { sha256 } from '../lib/sha256';
import type { DeviceRoute, RouteContext } from '../wire/route';
import type { Device } from '../store/port';

const iso = (ms: number): string => new Date(ms).toISOString();

const make = async (
  { store, newId, newToken, clock }: RouteContext,
  { siteId }: Device,
  body: unknown,
): Promise<z.input<typeof accessKeyReply>> => {
  const { name, scope } = checked(accessKeyRequest, body);
  const made = { id: newId(), key: newToken() };
  await store.addAccessKey({ id: made.id, siteId, name, scope, keyHash: sha256(made.key), at: iso(clock()) });
  return made;
};

const list = async ({ store }: RouteContext, { siteId }: Device): Promise<z.input<typeof accessKeysReply>> => ({
  keys: (await store.listAccessKeys(siteId)).map(({ siteId: _siteId, ...key }) => key),
});

const revoke = async ({ store, clock }: RouteContext, { siteId }: Device, id: string) => {
  const ended = await store.revokeAccessKey(siteId, id, iso(clock()));
  if (!ended && !(await store.listAccessKeys(siteId)).some((key) => key.id === id))
    throw new Problem('notFound', 'no such key');
  return { revoked: true };
};

/** The calls by which an administrator makes, lists and ends the keys of the read interface. */
export const accessKeyRoutes: readonly DeviceRoute[] = [
  {
    method: 'POST',
    path: '/v1/access-keys',
    summary: 'A new key of the read interface. It is told this once.',
    auth: 'admin',
    input: accessKeyRequest,
    output: accessKeyReply,
    reply: 'json',
    call: make,
  },
  {
    method: 'GET',
    path: '/v1/access-keys',
    summary: 'All keys of the read interface ever made at the site, without the keys themselves.',
    auth: 'admin',
    input: null,
    output: accessKeysReply,
    reply: 'json',
    call: list,
  },
  {
    method: 'POST',
    path: '/v1/access-keys/:id/revoke',
    summary: 'Ends a key of the read interface for good.',
    auth: 'admin',
    input: null,
    output: revokeReply,
    reply: 'json',
    call: (context, device, _body, id) => revoke(context, device, id),
  },
];
