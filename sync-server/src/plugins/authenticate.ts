import type { FastifyInstance, FastifyRequest } from 'fastify';

import type { ServerContext } from '../context';
import { Problem } from '../lib/problem';
import { sha256 } from '../lib/sha256';
import type { Device } from '../store/port';

const SEEN_EVERY_MS = 5 * 60_000;

const devices = new WeakMap<FastifyRequest, Device>();

/** The device that made a request behind `authenticate`. */
export const deviceOf = (request: FastifyRequest): Device => {
  const device = devices.get(request);
  if (!device) throw new Problem('unauthorised', 'no device');
  return device;
};

/** Lets only enrolled devices through to the routes of this scope, by the hash of their bearer token. */
export const authenticate = (app: FastifyInstance, { store, clock }: ServerContext): void => {
  const seen = new Map<string, number>();
  app.addHook('onRequest', async (request) => {
    const token = /^Bearer ([\w-]{20,200})$/.exec(request.headers.authorization ?? '')?.[1];
    const device = token === undefined ? null : await store.deviceOfToken(sha256(token));
    if (!device || device.revoked) throw new Problem('unauthorised', 'unknown or revoked device');
    devices.set(request, device);
    // Each note costs a commit, so it is made now and then only.
    const nowMs = clock();
    if (nowMs - (seen.get(device.id) ?? 0) < SEEN_EVERY_MS) return;
    seen.set(device.id, nowMs);
    await store.touchDevice(device.id, new Date(nowMs).toISOString());
  });
};
