import cors from '@fastify/cors';
import fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify';

import type { ServerContext } from './context';
import { answerProblems } from './plugins/problems';
import { authenticate } from './plugins/authenticate';
import { streamHub } from './plugins/stream-hub';
import { callNextRoute } from './routes/call-next';
import { codesRoute } from './routes/codes';
import { enrolRoute } from './routes/enrol';
import { headRoute } from './routes/head';
import { healthRoute } from './routes/health';
import { issueNumberRoute } from './routes/issue-number';
import { pullRoute } from './routes/pull';
import { pushRoute } from './routes/push';
import { streamRoute } from './routes/stream';

/** What the server is made of: its store, its clock and its sources of chance. Logs are off unless asked for. */
export type AppOptions = Omit<ServerContext, 'streams' | 'clockOffsetMs'> & {
  readonly clockOffsetMs?: number;
  readonly logger?: FastifyServerOptions['logger'];
};

const BODY_LIMIT_BYTES = 16 * 1024 * 1024;

/** Builds the sync server without listening, so that tests can inject requests. Closing it ends every stream. */
export const buildApp = ({ logger = false, clockOffsetMs = 0, ...parts }: AppOptions): FastifyInstance => {
  const app = fastify({ logger, bodyLimit: BODY_LIMIT_BYTES, forceCloseConnections: 'idle' });
  const context: ServerContext = { ...parts, clockOffsetMs, streams: streamHub() };

  answerProblems(app);
  void app.register(cors, {
    origin: [...parts.allowedOrigins],
    methods: ['GET', 'POST'],
    allowedHeaders: ['authorization', 'content-type'],
    maxAge: 600,
  });
  void app.register(async (open) => {
    healthRoute(open, context);
    enrolRoute(open, context);
  });
  void app.register(async (enrolled) => {
    authenticate(enrolled, context);
    for (const route of [codesRoute, headRoute, pullRoute, pushRoute, streamRoute, callNextRoute, issueNumberRoute])
      route(enrolled, context);
  });
  app.addHook('preClose', async () => context.streams.close());
  return app;
};
