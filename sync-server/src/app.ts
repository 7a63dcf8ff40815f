import cors from '@fastify/cors';
import fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify';

import { allRules, type SyncRules } from '#shared/sync/rules';

import type { Limits, ServerContext } from './context';
import { productSchemas, type Schemas } from './documents/conversions';
import { createCore } from './create-core';
import { guichetRegistry } from './documents/guichet-registry';
import type { Registry } from './documents/registry';
import { createChallenges } from './devices/challenge';
import { createFeeds } from './calendars/feeds';
import { createInsights } from './figures/figures';
import type { History } from './figures/projection';
import { noMessaging, type Messaging } from './messages/messaging';
import { defaultLimits, limitPressure } from './wire/limits';
import { answerProblems } from './wire/problems';
import { pokeScreens } from './wire/poke-screens';
import { streamHub } from './wire/stream-hub';
import { tendSites } from './run/tend-sites';
import { registerRoutes } from './wire/register-routes';
import { routes } from './wire/routes';
import type { Store } from './store/port';

/** What the server is made of: its store, its clock and its sources of chance. Logs are off unless asked for. */
export type AppOptions = Omit<ServerContext, 'core' | 'streams' | 'limits'> & {
  /** How far `clock` is from true time, milliseconds: not 0 in a demonstration. */
  readonly clockOffsetMs?: number;
  readonly logger?: FastifyServerOptions['logger'];
  readonly limits?: Partial<Limits>;
  /** The collections to exchange, where they are not those of the product. */
  readonly registry?: Registry;
  /** The rules in force: all of them, unless a test breaks one. */
  readonly rules?: SyncRules;
  /** The versions of the document schemas to speak, where they are not those of the product. */
  readonly schemas?: Schemas;
  /** How messages to citizens go; none if absent. */
  readonly messaging?: Messaging;
  /** A past that no document tells: that of a demonstration. */
  readonly history?: History;
};

const BODY_LIMIT_BYTES = 16 * 1024 * 1024;

/** The key of a message holds two ids. */
const MOST_PARAM = 400;

const revokedAt = (store: Store) => async (siteIds: readonly string[]) => {
  const lists = await Promise.all(siteIds.map((siteId) => store.listDevices(siteId)));
  return lists.flat().flatMap((device) => (device.revoked ? [device.id] : []));
};

/** Builds the sync server without listening, so that tests can inject requests. Closing it ends every stream. */
export const buildApp = ({ logger = false, clockOffsetMs = 0, ...parts }: AppOptions): FastifyInstance => {
  const app = fastify({
    logger,
    bodyLimit: BODY_LIMIT_BYTES,
    forceCloseConnections: 'idle',
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: MOST_PARAM },
  });
  const {
    store,
    clock,
    newId,
    allowedOrigins,
    registry = guichetRegistry,
    rules = allRules,
    schemas = productSchemas,
    messaging = noMessaging,
  } = parts;
  const core = createCore({ store, registry, rules, schemas, clock, clockOffsetMs, newId, messaging });
  const streams = streamHub(revokedAt(store));
  const limits = { ...defaultLimits, ...parts.limits };
  // Every write is told here, those of other processes on the same database too: nobody else pokes.
  const tellScreens = pokeScreens(app, { streams, publications: core.publications });
  const deaf = store.onWrite((write) => {
    const { siteId, collection, seq, deviceId } = write;
    streams.poke({ collection, scope: siteId, seq }, deviceId);
    tellScreens(write);
  });

  answerProblems(app);
  void app.register(cors, {
    origin: [...allowedOrigins],
    methods: ['GET', 'POST'],
    allowedHeaders: ['authorization', 'content-type'],
    exposedHeaders: ['retry-after'],
    maxAge: 600,
  });
  limitPressure(app, limits);
  const insights = createInsights({
    store,
    clock,
    elapsed: () => performance.now(),
    ...(parts.history ? { history: parts.history } : {}),
  });
  tendSites(app, { core, store, clock, insights });
  registerRoutes(
    app,
    { ...parts, core, streams, limits, challenges: createChallenges(store), feeds: createFeeds(store), insights },
    routes,
  );
  app.addHook('preClose', async () => {
    deaf();
    streams.close();
  });
  return app;
};
