import type { FastifyInstance } from 'fastify';

import { codeReply } from '#shared/sync/protocol';

import type { ServerContext } from '../context';
import { issueCode } from '../enrolment/one-time-code';
import { outgoing } from '../lib/checked';
import { deviceOf } from '../plugins/authenticate';

/** `POST /v1/codes`: an enrolled device asks for a one-time code for another. */
export const codesRoute = (app: FastifyInstance, { store, clock }: ServerContext): void => {
  app.post('/v1/codes', async (request) =>
    outgoing(codeReply, await issueCode(store, deviceOf(request).siteId, clock())),
  );
};
