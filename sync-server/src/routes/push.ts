import type { FastifyInstance } from 'fastify';

import { pushReply, pushRequest } from '#shared/sync/protocol';

import type { ServerContext } from '../context';
import { checked, outgoing } from '../lib/checked';
import { Problem } from '../lib/problem';
import { deviceOf } from '../plugins/authenticate';
import { acceptPush } from '../push/accept-push';
import { knownCollection, requireSchema } from './require';

/** `POST /v1/push`: merges whole documents and answers a verdict per row, after they are on the disk. */
export const pushRoute = (app: FastifyInstance, { store, streams, clock }: ServerContext): void => {
  app.post('/v1/push', async (request) => {
    const device = deviceOf(request);
    const { collection, epoch, schemaVersion, rows } = checked(pushRequest, request.body);
    requireSchema(schemaVersion);
    const name = knownCollection(collection);
    if (epoch !== store.epoch) throw new Problem('epochMismatch', 'this push is for another history');
    const origin = { deviceId: device.id, at: new Date(clock()).toISOString() };
    const { verdicts, seq } = await store.withSite(device.siteId, (site) => acceptPush(site, name, rows, origin));
    if (seq !== null) streams.poke({ collection: name, scope: device.siteId, seq });
    return outgoing(pushReply, { verdicts: [...verdicts] });
  });
};
