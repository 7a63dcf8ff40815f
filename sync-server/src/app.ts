import type { Server } from 'node:http';

import cors from '@fastify/cors';
import fastify, { type FastifyInstance } from 'fastify';

import { faultParts } from '#shared/lib/fault-words';
import { MOST_OPEN_BODY_BYTES } from '#shared/sync/bounds';
import { allRules } from '#shared/sync/rules';

import { createHandlers } from './handlers';
import { createParts, type PartsOptions } from './parts';
import { hearUnsound } from './lib/sound';
import { servedRoutes } from './served-routes';
import type { Store } from './store/port';
import { tendSites } from './tend-sites';
import { troublePage } from './ticket-page/page-routes';
import { onePort, plainServer } from './line/one-port';
import { defaultLimits, limitPressure, type Limits } from './wire/limits';
import { pokeScreens } from './floor/poke-screens';
import { limitConnections } from './wire/limit-connections';
import { answerNoRoute, answerProblems } from './wire/problems';
import { readBodies } from './wire/read-body';
import { requireLine } from './wire/require-line';
import { registerRoutes } from './wire/register-routes';
import { streamHub } from './wire/stream-hub';
import { turnsOf } from './wire/turns';

/** What the server is made of, and how it is reached. Logs are off unless asked for. */
export type AppOptions = Omit<PartsOptions, 'dropStream'> & {
  readonly allowedOrigins: readonly string[];
  readonly logger?: false | { readonly level: string; readonly stream?: { readonly write: (line: string) => void } };
  readonly limits?: Partial<Limits>;
  /** The key and certificate to speak TLS by, beside plain HTTP for this machine; plain HTTP for all if absent. */
  readonly line?: { readonly key: string; readonly cert: string };
  /** Addresses of proxies whose word counts about where a call came from; of no others. */
  readonly trustedProxies?: readonly string[];
};

/** The key of a message holds two ids. */
const MOST_PARAM = 400;

const revokedAt = (store: Store) => async (siteIds: readonly string[]) => {
  const lists = await Promise.all(siteIds.map((siteId) => store.listDevices(siteId)));
  return lists.flat().flatMap((device) => (device.revoked ? [device.id] : []));
};

/** Builds the sync server without listening, so that tests can inject requests. Closing it ends every stream. */
export const buildApp = ({
  logger = false,
  allowedOrigins,
  limits: wished,
  trustedProxies = [],
  line,
  ...options
}: AppOptions): FastifyInstance => {
  const app = fastify<Server>({
    logger: logger === false ? false : { ...logger, serializers: { err: faultParts } },
    // Of what anybody may send: a call that takes more says so.
    bodyLimit: MOST_OPEN_BODY_BYTES,
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    serverFactory: (answer) => (line ? onePort(line, answer) : plainServer(answer)),
    forceCloseConnections: 'idle',
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: MOST_PARAM },
  });
  const streams = streamHub(revokedAt(options.store));
  const turns = turnsOf(options.rules ?? allRules);
  const parts = createParts({ giveWay: turns.giveWay, isShared: turns.isShared, ...options, dropStream: streams.drop });
  const { store, clock, publications } = parts;
  const limits = { ...defaultLimits, ...wished };
  // Every write is told here, those of other processes on the same database too: nobody else pokes.
  const tellScreens = pokeScreens(app, { streams, publications });
  const deaf = store.onWrite((write) => {
    const { siteId, collection, seq, deviceId } = write;
    parts.kept.drop(siteId, collection);
    streams.poke({ collection, scope: siteId, seq }, deviceId);
    tellScreens(write);
  });
  const unheard = store.onRotation(({ at, why, from, to }) => {
    app.log.warn({ at, why, from, to }, 'another history begins: the data were put back to an older copy');
    streams.dropAll();
  });

  limitConnections(app, trustedProxies);
  readBodies(app);
  answerProblems(app);
  hearUnsound(
    (collection, id, parts) => app.log.warn({ collection, id, parts }, 'unsound document'),
    (what, error) => app.log.error({ what, err: error }, 'left out'),
  );
  void app.register(cors, {
    origin: [...allowedOrigins],
    methods: ['GET', 'POST'],
    allowedHeaders: ['authorization', 'content-type'],
    exposedHeaders: ['retry-after'],
    maxAge: 600,
  });
  // After the headers by which a page may read the refusal.
  if (line) app.after(() => requireLine(app, trustedProxies));
  limitPressure(app, limits);
  answerNoRoute(app, limits);
  tendSites(app, parts);
  const served = servedRoutes(parts);
  const handlers = createHandlers(parts);
  registerRoutes(app, { handlers, served, troublePage, streams, store, clock, limits, allowedOrigins, turns });
  app.addHook('preClose', async () => {
    deaf();
    unheard();
    streams.close();
  });
  return app;
};
