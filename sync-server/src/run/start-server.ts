import { buildApp } from '../app';
import { freshId, freshToken } from '../lib/fresh';
import { BadCertificate, lineIdentityOf, type LineIdentity } from '../line/line-identity';
import type { MessageSettings } from '../messages/message-settings';
import { holdBegin } from '../documents/history-begin';
import { rememberReference } from '../documents/load-facts';
import { createJournal } from '../journal/create-journal';
import { noMessaging } from '../messages/messaging';
import { readMessageSettings, type FoundSettings } from '../messages/read-message-settings';
import { startSender, type Sender, type SenderNeeds } from '../messages/sender';
import { NewerDatabase } from '../lib/newer-database';
import { sha256 } from '../lib/sha256';
import type { InvitedRank } from '#shared/domain/rights/writes';
import { addSite, siteOfName, type NewSite } from '../seed/add-site';
import { demoHistory } from '../seed/demo-history';
import { seedIfEmpty, type Seed } from '../seed/seed';
import { brokenJournals } from '../journal/tend-journal';
import { townSites } from '../sites/town-sites';
import { journalSeal } from '../store/journal-seal';
import type { Store } from '../store/port';
import { heedAnchors, keepAnchor, readAnchors, type KeptAnchor } from './anchor';
import { databaseClock } from './database-clock';
import { journalKeyAt } from './journal-key';
import { openStore, shutPlace, type Place } from './open-store';
import { inviter } from './operator-town';
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
  /** A file outside the data that holds the key of the journal; one for this process alone if absent. */
  readonly journalKey?: string;
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
  /** Where the settings for messages cannot be read, `''` = nowhere. */
  readonly messageFault: string;
  /** An anchor was asked for and cannot be written. */
  readonly hasAnchorFault: boolean;
  /** The key of the journal can be kept nowhere. */
  readonly hasJournalKeyFault: boolean;
  /** Ends streams and requests, folds the write-ahead log into the file and closes it. */
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

type SenderParts = Pick<SenderNeeds, 'store' | 'clock' | 'newId' | 'holdBegin'>;

const senderFor = (app: App, parts: SenderParts, siteId: string, settings: MessageSettings): Sender =>
  startSender({ ...parts, siteId, settings, onFault: (error) => app.log.error({ err: error }, 'messages') });

// A demonstration that was killed goes on at most this much earlier, and a clock that is set is heeded so soon while nobody calls.
const KEEP_CLOCK_MS = 30_000;

/** The certificate of the town, or ours. Throws `StartFailure` where it cannot be used: a town that has its own must not be served by another unawares. */
const identityOf = async (store: Store, { dataDir }: StartOptions): Promise<LineIdentity> => {
  try {
    return await lineIdentityOf(store, dataDir, Date.now());
  } catch (error) {
    throw error instanceof BadCertificate ? new StartFailure('badCertificate', error.message) : error;
  }
};

/** The store of the town. Throws `StartFailure` where a newer version wrote it. */
const storeOf = async (options: StartOptions): Promise<Store> => {
  try {
    return await openStore(options);
  } catch (error) {
    throw error instanceof NewerDatabase ? new StartFailure('newerData', error.message) : error;
  }
};

/** What a start opened, closed from the last to the first. Each is reached whatever the others throw. */
type Ends = { readonly add: (end: () => unknown) => void; readonly close: () => Promise<void> };

const endsOf = (): Ends => {
  const ends: (() => unknown)[] = [];
  const close = async (): Promise<void> => {
    const end = ends.pop();
    if (!end) return;
    try {
      await end();
    } finally {
      await close();
    }
  };
  return { add: (end) => void ends.push(end), close };
};

const startWith = async (options: StartOptions, ends: Ends): Promise<RunningServer> => {
  const opened = shutPlace(options, options);
  const store = await storeOf(options);
  ends.add(() => store.close());
  const line = await identityOf(store, options);
  const database = await databaseClock(store);
  ends.add(database.stop);
  const clock = await townClock(store, options.seed, database.now);
  const isoNow = (): string => new Date(clock.now()).toISOString();
  const isDemo = (await isDemonstration(store)) || options.seed?.kind === 'demo';
  const { settings, messaging } = messagesOf(options, isDemo);
  let senders: readonly Sender[] = [];
  let anchor: KeptAnchor | null = null;
  let isEmbedded = false;
  const anchored = { store, clock: clock.now, newId: freshId };
  const begin = holdBegin(anchored);
  const { key, fault: keyFault } = await journalKeyAt(options.journalKey ?? '');
  const seal = journalSeal(key);
  const journal = createJournal({ store, clock: clock.now, referenceOf: rememberReference(), seal });
  const invite = inviter({ store, journal, mark: line.mark, now: clock.now });
  const app = buildApp({
    ...anchored,
    messaging,
    embeds: () => isEmbedded,
    line,
    mark: line.mark,
    holdBegin: begin,
    journal,
    ...(isDemo ? { history: demoHistory(store) } : {}),
    clockOffsetMs: clock.offsetMs,
    mayProviderBeInside: process.env['GUICHET_PROVIDER_INSIDE'] === '1',
    newToken: freshToken,
    allowedOrigins: ALLOWED_ORIGINS,
    trustedProxies: options.trustedProxies ?? [],
    logger: options.logLevel === '' ? false : { level: options.logLevel },
  });
  ends.add(() => anchor?.close());
  ends.add(async () => {
    const closed = app.close();
    // A browser keeps spare connections open, on which it asks nothing: the close would wait for them.
    const cut = setTimeout(() => app.server.closeAllConnections(), CUT_AFTER_MS);
    await closed;
    clearTimeout(cut);
  });
  ends.add(() => endSoon(senders));
  ends.add(clock.keep);
  const keeper = setInterval(() => {
    for (const keep of [clock.keep, begin]) void keep()?.catch(() => undefined);
  }, KEEP_CLOCK_MS);
  ends.add(() => clearInterval(keeper));

  const anchorFault = (error: unknown): null => {
    app.log.warn({ err: error }, 'anchor');
    return null;
  };
  if (opened.shut.length > 0) app.log.warn({ files: opened.shut }, 'other accounts could open this; it is shut now');
  if (opened.open.length > 0) app.log.warn({ files: opened.open }, 'other accounts can open this');
  if (keyFault !== null) app.log.warn({ err: keyFault }, 'journal key');
  for (const one of await brokenJournals(store, seal)) app.log.warn(one, 'the journal goes on under another key');
  // Before the first call is answered: an older copy gives no number that it has forgotten.
  const noted = options.anchor ? await readAnchors(options.anchor).catch(anchorFault) : null;
  if (noted) await heedAnchors(anchored, noted);
  await begin()?.catch(anchorFault);
  const siteId = await seedIfEmpty(store, options.seed, clock.now(), freshId);
  if (siteId === null) throw new StartFailure('noSite', 'this folder holds no town hall yet');
  const { addSite: wanted = null } = options;
  const added = wanted && (await addSite(store, wanted, clock.now(), freshId));
  await clock.keep();
  if (options.anchor) anchor = await keepAnchor(anchored, options.anchor, anchorFault);
  const port = await listen(app, options);
  if (settings) {
    const sites = await townSites(store);
    senders = sites.map((one) => senderFor(app, { ...anchored, holdBegin: begin }, one, settings));
  }
  return {
    port,
    line,
    siteId,
    added,
    siteOfName: (name) => siteOfName(store, name),
    countDevices: (one = siteId) => store.countDevices(one),
    invite: (wanted = 'desk', one = siteId) => invite(wanted, one),
    localIdentity: async () => {
      isEmbedded = true;
      const token = freshToken();
      const device = await store.renewLocalDevice({ id: freshId(), siteId, tokenHash: sha256(token), at: isoNow() });
      return { token, deviceId: device.id, series: device.series };
    },
    messageFault: messaging.fault,
    hasAnchorFault: anchor !== null && !anchor.isWritten,
    hasJournalKeyFault: keyFault !== null,
    close: ends.close,
  };
};

/** Opens the store of a place, fills it when it is empty and listens. Throws `StartFailure` for what a person can cure. */
export const startServer = async (options: StartOptions): Promise<RunningServer> => {
  const ends = endsOf();
  try {
    return await startWith(options, ends);
  } catch (error) {
    // What a person can cure is not hidden by a fault of the clean-up.
    await ends.close().catch(() => undefined);
    throw error;
  }
};
