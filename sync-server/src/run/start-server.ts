import { buildApp } from '../app';
import { issueCode } from '../devices/one-time-code';
import { freshId, freshToken } from '../lib/fresh';
import { BadCertificate, lineIdentityOf, type LineIdentity } from '../line/line-identity';
import type { MessageSettings } from '../messages/message-settings';
import { leaveHistory } from '../documents/older-copy';
import { noMessaging } from '../messages/messaging';
import { readMessageSettings, type FoundSettings } from '../messages/read-message-settings';
import { startSender, type Sender } from '../messages/sender';
import { sha256 } from '../lib/sha256';
import type { InvitedRank } from '#shared/domain/rights/writes';
import { addSite, siteOfName, type NewSite } from '../seed/add-site';
import { demoHistory } from '../seed/demo-history';
import { seedIfEmpty, type Seed } from '../seed/seed';
import { townSites } from '../sites/town-sites';
import type { DeviceRank, Store } from '../store/port';
import { isOlderThan, keepAnchor, readAnchor, type KeptAnchor } from './anchor';
import { databaseClock } from './database-clock';
import { openStore, type Place } from './open-store';
import { StartFailure } from './start-failure';
import { isDemonstration, townClock } from './town-clock';

/** Where and how to run. `elsewhere` allows another port when the one asked for is taken. */
export type StartOptions = Place & {
  readonly host: string;
  /** 0 = any free port. */
  readonly port: number;
  readonly elsewhere: boolean;
  readonly seed: Seed | null;
  readonly logLevel: string;
  /** Addresses of proxies before this server; none if absent. */
  readonly trustedProxies?: readonly string[];
  /** A further site of the town, made unless there is one of that name; none if absent. */
  readonly addSite?: NewSite | null;
  /** A file outside the data that tells how far they have come; none if absent. */
  readonly anchor?: string;
};

/** The identity of the app that embeds the server. The token is fresh at every start, the rest is stable. */
export type LocalIdentity = { readonly token: string; readonly deviceId: string; readonly series: string };

/** A server that listens. */
export type RunningServer = {
  readonly port: number;
  readonly line: LineIdentity;
  /** The home; `added` = the site that was asked for, `null` = none was. */
  readonly siteId: string;
  readonly added: string | null;
  readonly countDevices: (siteId?: string) => Promise<number>;
  /** A one-time code for a site, the home if absent: a desk where no rank is named, and an administrator while it has none. */
  readonly invite: (
    rank?: InvitedRank,
    siteId?: string,
  ) => Promise<{ readonly code: string; readonly expiresAt: string }>;
  /** The site of the town that bears a name, `null` = none. */
  readonly siteOfName: (name: string) => Promise<string | null>;
  readonly localIdentity: () => Promise<LocalIdentity>;
  /** Ends streams and requests, folds the write-ahead log into the file and closes it. */
  /** Where the settings for messages cannot be read, `''` = nowhere. */
  readonly messageFault: string;
  /** An anchor was asked for and cannot be written. */
  readonly hasAnchorFault: boolean;
  readonly close: () => Promise<void>;
};

// Time for requests under way to end.
const CUT_AFTER_MS = 400;
const ALLOWED_ORIGINS = ['guichet://app'];

type App = ReturnType<typeof buildApp>;

const listen = async (app: App, { host, port, elsewhere }: StartOptions): Promise<number> => {
  const on = async (wanted: number): Promise<number> => {
    await app.listen({ host, port: wanted });
    const address = app.server.address();
    return typeof address === 'object' && address !== null ? address.port : wanted;
  };
  try {
    return await on(port);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code !== 'EADDRINUSE') throw error;
    if (!elsewhere) throw new StartFailure('portTaken', `port ${port} is taken by another program`);
    return on(0);
  }
};

/** A demonstration writes to nobody: its people are invented, their numbers may not be. */
const messagesOf = (options: StartOptions, isDemo: boolean): FoundSettings =>
  isDemo ? { settings: null, messaging: noMessaging } : readMessageSettings(options.dataDir, process.env);

/** Time for the message in hand to end; one that is cut off is looked at again at the next start. */
const SENDER_ENDS_WITHIN_MS = 2_000;

const endSoon = async (senders: readonly Sender[]): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const cut = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, SENDER_ENDS_WITHIN_MS);
  });
  await Promise.race([Promise.all(senders.map((sender) => sender.close().catch(() => undefined))), cut]);
  clearTimeout(timer);
};

/** Whoever sits at the server may invite: an administrator while there is none, a desk from then on. */
const rankToInvite = async (store: Store, siteId: string): Promise<DeviceRank> =>
  (await store.listDevices(siteId)).some((device) => device.rank === 'admin' && !device.revoked) ? 'desk' : 'admin';

const senderFor = (app: App, store: Store, siteId: string, settings: MessageSettings, clock: () => number): Sender =>
  startSender({
    store,
    siteId,
    settings,
    clock,
    newId: freshId,
    onFault: (error) => app.log.error({ err: error }, 'messages'),
  });

// A demonstration that was killed goes on at most this much earlier.
const KEEP_CLOCK_MS = 30_000;

/** The certificate of the town, or ours. Closes the store and throws `StartFailure` where it cannot be used: a town that has its own must not be served by another unawares. */
const identityOf = async (store: Store, { dataDir }: StartOptions): Promise<LineIdentity> => {
  try {
    return await lineIdentityOf(store, dataDir, Date.now());
  } catch (error) {
    await store.close();
    throw error instanceof BadCertificate ? new StartFailure('badCertificate', error.message) : error;
  }
};

/** Opens the store of a place, fills it when it is empty and listens. Throws `StartFailure` for what a person can cure. */
export const startServer = async (options: StartOptions): Promise<RunningServer> => {
  const store = await openStore(options);
  const line = await identityOf(store, options);
  const database = await databaseClock(store);
  const clock = await townClock(store, options.seed, database.now);
  const isoNow = (): string => new Date(clock.now()).toISOString();
  const isDemo = (await isDemonstration(store)) || options.seed?.kind === 'demo';
  const { settings, messaging } = messagesOf(options, isDemo);
  let senders: readonly Sender[] = [];
  let isEmbedded = false;
  let anchor: KeptAnchor | null = null;
  const app = buildApp({
    messaging,
    embeds: () => isEmbedded,
    line,
    mark: line.mark,
    ...(isDemo ? { history: demoHistory(store) } : {}),
    store,
    clock: clock.now,
    clockOffsetMs: clock.offsetMs,
    newId: freshId,
    newToken: freshToken,
    allowedOrigins: ALLOWED_ORIGINS,
    trustedProxies: options.trustedProxies ?? [],
    logger: options.logLevel === '' ? false : { level: options.logLevel },
  });
  const keeper = setInterval(() => void clock.keep().catch(() => undefined), KEEP_CLOCK_MS);
  const close = async (): Promise<void> => {
    clearInterval(keeper);
    database.stop();
    await clock.keep();
    await endSoon(senders);
    const closed = app.close();
    // A browser keeps spare connections open, on which it asks nothing: the close would wait for them.
    const cut = setTimeout(() => app.server.closeAllConnections(), CUT_AFTER_MS);
    await closed;
    clearTimeout(cut);
    await anchor?.close();
    await store.close();
  };
  try {
    // Before the first call and the first write: an older copy gives no number that it has forgotten.
    const anchorEnds = {
      fault: (error: unknown): null => {
        app.log.warn({ err: error }, 'anchor');
        return null;
      },
      older: () => leaveHistory({ store, clock: clock.now, newId: freshId }, store.epoch, 'anchorAhead'),
    };
    const noted = options.anchor ? await readAnchor(options.anchor).catch(anchorEnds.fault) : null;
    if (noted && (await isOlderThan(store, noted))) await anchorEnds.older();
    const siteId = await seedIfEmpty(store, options.seed, clock.now(), freshId);
    if (siteId === null) throw new StartFailure('noSite', 'this folder holds no town hall yet');
    const { addSite: wanted = null } = options;
    const added = wanted && (await addSite(store, wanted, clock.now(), freshId));
    await clock.keep();
    if (options.anchor) anchor = await keepAnchor(store, options.anchor, anchorEnds);
    const port = await listen(app, options);
    if (settings) {
      const sites = await townSites(store);
      senders = sites.map((one) => senderFor(app, store, one, settings, clock.now));
    }
    return {
      port,
      line,
      siteId,
      added,
      siteOfName: (name) => siteOfName(store, name),
      countDevices: (one = siteId) => store.countDevices(one),
      invite: async (rank = 'desk', one = siteId) =>
        issueCode(
          { store, mark: line.mark },
          one,
          rank === 'desk' ? await rankToInvite(store, one) : rank,
          clock.now(),
        ),
      localIdentity: async () => {
        isEmbedded = true;
        const token = freshToken();
        const device = await store.renewLocalDevice({ id: freshId(), siteId, tokenHash: sha256(token), at: isoNow() });
        return { token, deviceId: device.id, series: device.series };
      },
      messageFault: messaging.fault,
      hasAnchorFault: anchor !== null && !anchor.isWritten,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
};
