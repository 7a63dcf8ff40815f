import type { FastifyInstance } from 'fastify';

import { checkpointSchema, pullRequest, type Checkpoint } from '#shared/sync/protocol';

import type { ServerContext } from '../context';
import { checked, outgoing } from '../lib/checked';
import { Problem } from '../lib/problem';
import { deviceOf } from '../plugins/authenticate';
import type { Store } from '../store/port';
import { knownCollection, requireSchema } from './require';

/** Where to go on from. A checkpoint of another history, or from after a restore, must not pass for one of ours. */
const startOf = async (store: Store, siteId: string, since: Checkpoint | null): Promise<number> => {
  if (since === null) return 0;
  if (since.epoch !== store.epoch || since.scope !== siteId)
    throw new Problem('epochMismatch', 'this checkpoint is of another history');
  if (since.seq > (await store.head(siteId))) throw new Problem('ahead', 'this checkpoint is ahead of the server');
  return since.seq;
};

/**
 * `POST /v1/pull`: what changed since a checkpoint, in the order of `seq`. The documents were checked when they were
 * written and go out as the stored text: parsing and printing them again would double the time of a first sync.
 */
export const pullRoute = (app: FastifyInstance, { store }: ServerContext): void => {
  app.post('/v1/pull', async (request, reply) => {
    const { siteId } = deviceOf(request);
    const { collection, since, limit, schemaVersion } = checked(pullRequest, request.body);
    requireSchema(schemaVersion);
    const name = knownCollection(collection);
    const page = await store.page(siteId, name, await startOf(store, siteId, since), limit);
    const checkpoint = outgoing(checkpointSchema, { epoch: store.epoch, scope: siteId, seq: page.seq });
    return reply
      .type('application/json; charset=utf-8')
      .send(
        `{"documents":[${page.bodies.join(',')}],"checkpoint":${JSON.stringify(checkpoint)},"hasMore":${page.hasMore}}`,
      );
  });
};
