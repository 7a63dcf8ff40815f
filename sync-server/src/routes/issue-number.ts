import type { FastifyInstance } from 'fastify';

import { issueNumberReply, issueNumberRequest } from '#shared/sync/protocol';

import type { ServerContext } from '../context';
import { checked, outgoing } from '../lib/checked';
import { deviceOf } from '../plugins/authenticate';

/** `POST /v1/issue-number`: the next gapless ticket number of a series on a civil day. */
export const issueNumberRoute = (app: FastifyInstance, { store }: ServerContext): void => {
  app.post('/v1/issue-number', async (request) => {
    const wish = checked(issueNumberRequest, request.body);
    const number = await store.withSite(deviceOf(request).siteId, (site) => site.issueNumber(wish));
    return outgoing(issueNumberReply, { number });
  });
};
