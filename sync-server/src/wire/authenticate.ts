import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { gathered } from '../lib/gather';
import { Problem } from '../lib/problem';
import { sha256 } from '../lib/sha256';
import type { Needs } from '../needs';
import { byCodePoint } from '../store/by-code-point';
import type { Device } from '../store/port';
import { familyFinder } from './family-finder';

const SEEN_EVERY_MS = 5 * 60_000;

const devices = new WeakMap<FastifyRequest, Device>();

/** The device that made a request behind `authenticate`. */
export const deviceOf = (request: FastifyRequest): Device => {
  const device = devices.get(request);
  if (!device) throw new Problem('unauthorised', 'no device');
  return device;
};

/** The token that a request bears, `undefined` = none that could be one. */
export const bearerOf = ({ headers }: FastifyRequest): string | undefined =>
  /^Bearer ([\w-]{20,200})$/.exec(headers.authorization ?? '')?.[1];

type Door = Needs<'store' | 'clock'> & {
  /** Counts a caller without a token, and throws when there were too many. */
  readonly onStranger: (request: FastifyRequest, reply: FastifyReply) => Promise<void>;
};

/** Lets only enrolled devices through to the routes of this scope, by the hash of a bearer token that has not run out. */
export const authenticate = (app: FastifyInstance, { store, clock, onStranger }: Door): void => {
  const seen = new Map<string, number>();
  // In one order on all servers: two that note the same at once must not each wait for the other. A note that cannot be written refuses no call: it
  // is made again with the next of its device.
  const seenNow = gathered<string>(clock, (ids) =>
    store.touchDevices(ids.toSorted(byCodePoint), new Date(clock()).toISOString()).catch(() => {
      for (const id of ids) seen.delete(id);
    }),
  );
  const familyOf = familyFinder({ store, clock });
  app.addHook('onRequest', async (request, reply) => {
    const nowMs = clock();
    const at = new Date(nowMs).toISOString();
    const token = bearerOf(request);
    const device = token === undefined ? null : await store.deviceOfToken(sha256(token), at);
    if (!device || device.revoked) {
      // A desk whose token ran out is always told so, or it would not fetch the next: it must not suffer from its neighbours.
      if (token === undefined) await onStranger(request, reply);
      throw new Problem('unauthorised', 'no token of a known device');
    }
    devices.set(request, { ...device, family: await familyOf(device) });
    // Each note costs a commit, so it is made now and then only.
    if (nowMs - (seen.get(device.id) ?? Number.NEGATIVE_INFINITY) >= SEEN_EVERY_MS) {
      seen.set(device.id, nowMs);
      seenNow.add(device.id);
    }
    await seenNow.write();
  });
};
