import type { FastifyInstance } from 'fastify';

import { callNextReply, callNextRequest } from '#shared/sync/protocol';

import type { ServerContext } from '../context';
import { grantCall } from '../counter/grant-call';
import { checked, outgoing } from '../lib/checked';
import { deviceOf } from '../plugins/authenticate';

/** `POST /v1/call-next`: exactly one desk wins a ticket. */
export const callNextRoute = (app: FastifyInstance, { store, clock }: ServerContext): void => {
  app.post('/v1/call-next', async (request) => {
    const wish = checked(callNextRequest, request.body);
    return outgoing(
      callNextReply,
      await store.withSite(deviceOf(request).siteId, (site) => grantCall(site, wish, clock())),
    );
  });
};
