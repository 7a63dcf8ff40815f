import type { Kysely, Transaction } from 'kysely';

import type { Store, WriteHint, Reached } from '../port';
import type { Rotation } from '../rotation-port';
import type { SiteQueue } from '../site-queue';
import type { Calendar, CalendarStore } from '../calendar-port';
import { accessKeyStore } from './access-keys';
import { deviceStore } from './devices';
import { shutOutStore } from './shut-out';
import { journalReads } from './journal';
import { messageReads } from './messages';
import { notesIn } from './notes-in';
import { notePulled, pulledBy, purge } from './purge';
import { reads } from './reads';
import { retireReads } from './retire';
import { reapplyErasures } from './reapply-erasures';
import { amendBegin, beginHistory, EPOCH, presentHistory, rotationsIn, type PresentHistory } from './rotations';
import { sheetReads } from './sheets';
import { readSiteNote, siteTransaction, type SiteScene } from './site-transaction';
import type { Tables } from './tables';
import type { SiteRow } from './write-documents';
import { prepared } from './prepared';
import { noteKey, outsideKeys } from './outside-keys';

const toCalendar = (row: Tables['calendars']): Calendar => ({
  id: row.id,
  siteId: row.site,
  agentId: row.agent,
  madeAt: row.made_at,
  revokedAt: row.revoked_at,
  readAt: row.read_at,
});

/** The part of the store that knows the keys of calendar feeds. */
const calendarStore = (db: Kysely<Tables>): CalendarStore => {
  const keys = outsideKeys(db, 'calendars');
  return {
    addCalendar: ({ id, siteId, agentId, keyHash, at, noted }) =>
      db.transaction().execute(async (tx) => {
        const row = { id, site: siteId, agent: agentId, key_hash: keyHash, made_at: at, revoked_at: '', read_at: '' };
        await tx.insertInto('calendars').values(row).execute();
        if (noted) await noteKey(tx, siteId, noted);
      }),
    calendarOfKey: async (keyHash) => {
      const row = await keys.openOf(keyHash);
      return row && toCalendar(row);
    },
    listCalendars: async (siteId) => (await keys.list(siteId)).map(toCalendar),
    revokeCalendar: keys.revoke,
    noteCalendarRead: keys.noteRead,
  };
};

/**
 * See `Store.reached`, with the epoch beside it. In one statement, so that all belong together whoever writes meanwhile; every call about
 * documents begins with it.
 */
const reached = async (
  db: Kysely<Tables>,
  ...[siteId, collection]: Parameters<Store['reached']>
): Promise<Reached & { readonly epoch: string }> => {
  const [row] = await prepared(db, 'reached', [siteId, collection], (site, name) =>
    db.selectNoFrom((one) => [
      one.selectFrom('sites').select('seq').where('id', '=', site).as('head'),
      one
        .selectFrom('documents')
        .select('seq')
        .where('site', '=', site)
        .where('collection', '=', name)
        .orderBy('seq', 'desc')
        .limit(1)
        .as('last'),
      one.selectFrom('meta').select('value').where('name', '=', EPOCH).as('epoch'),
      one.selectFrom('purged').select('seq').where('site', '=', site).where('collection', '=', name).as('line'),
      one.selectFrom('retired').select('seq').where('site', '=', site).where('collection', '=', name).as('retired'),
    ]),
  );
  const last = Math.max(row?.last ?? 0, row?.retired ?? 0);
  return { head: row?.head ?? 0, last, line: row?.line ?? 0, epoch: row?.epoch ?? '' };
};

/** What differs between the databases that speak SQL. */
export type SqlEngine = {
  readonly db: Kysely<Tables>;
  /** Documents written by one statement: it takes a limited number of parameters. */
  readonly chunk: number;
  /** Takes the lock of a site for the rest of the transaction and gives its counter. */
  readonly lockSite: (db: Transaction<Tables>, siteId: string) => Promise<SiteRow>;
  /** Takes the locks of all sites for the rest of the transaction. */
  readonly lockAll: (db: Transaction<Tables>) => Promise<void>;
  /** Of this process one at a time waits for the lock of a site; absent = the database lets them wait by itself. */
  readonly inTurn?: SiteQueue;
  /** Tells other processes of a write that is committed. */
  readonly publish: (hint: WriteHint) => void;
  /** Passes on what other processes wrote. */
  readonly subscribe: (listener: (hint: WriteHint) => void) => void;
  /** Now by the clock of the database, `null` where no other machine works on it. */
  readonly now: () => Promise<number | null>;
  /**
   * After a person was erased or documents were retired: what the database still keeps of before is taken out of it. `isNews`: a person who was on no list
   * before, so that a copy may still hold them.
   */
  readonly afterErasure: (isNews: boolean) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** What a new store needs from outside. `epoch` is used once, when the database is made. `at` is an instant. */
export type NewStore = { readonly at: string; readonly epoch: string };

/** A store over an open and up-to-date database. */
export const openSqlStore = async (engine: SqlEngine, { at, epoch }: NewStore): Promise<Store> => {
  const { db, chunk } = engine;
  const meta = notesIn(db);
  let closed: Promise<void> | null = null;
  const listeners = new Set<(hint: WriteHint) => void>();
  const announce = (hint: WriteHint): void => {
    for (const listener of listeners) listener(hint);
  };
  engine.subscribe(announce);

  await meta.once(EPOCH, epoch);
  let present: PresentHistory = await presentHistory(db);
  const rotationListeners = new Set<(rotation: Rotation) => void>();
  /** Another process may have begun another history meanwhile. */
  const look = async (from: Kysely<Tables>): Promise<void> => {
    const before = present;
    const found = await presentHistory(from);
    // An answer that was overtaken by another look is not news.
    if (present !== before) return look(from);
    const isSame = found.restoredAt === before.restoredAt && found.lostUntil === before.lostUntil;
    if (found.epoch === before.epoch && isSame) return;
    present = found;
    if (found.epoch === before.epoch) return;
    const last = (await rotationsIn(from)).at(-1);
    if (last) for (const listener of rotationListeners) listener(last);
  };

  const transact: Store['withSite'] = async (siteId, work) => {
    const written = new Map<string, WriteHint>();
    let hasErased = false;
    let isNews = false;
    const value = await db.transaction().execute(async (tx) => {
      const from = await engine.lockSite(tx, siteId);
      // Under the lock: a history that another process began is begun for all that follows.
      await look(tx);
      const wrote: SiteScene['wrote'] = (collection, seq, deviceId) =>
        void written.set(collection, { siteId, collection, seq, deviceId });
      const erased: SiteScene['erased'] = (isNew) => {
        hasErased = true;
        isNews ||= isNew;
      };
      return work(siteTransaction({ db: tx, siteId, from, chunk, wrote, erased }));
    });
    if (hasErased) await engine.afterErasure(isNews);
    for (const hint of written.values()) {
      engine.publish(hint);
      announce(hint);
    }
    return value;
  };

  const known = reads(db);
  const store: Store = {
    get epoch() {
      return present.epoch;
    },
    get restoredAt() {
      return present.restoredAt;
    },
    get lostUntil() {
      return present.lostUntil;
    },
    amendBegin: async (from, to) => {
      await db.transaction().execute(async (tx) => {
        await engine.lockAll(tx);
        await amendBegin(tx, from, to);
      });
      await look(db);
    },
    rotate: async (from, next) => {
      const isFirst = await db.transaction().execute(async (tx) => {
        await engine.lockAll(tx);
        if ((await presentHistory(tx)).epoch !== from) return false;
        await beginHistory(tx, next);
        return true;
      });
      await look(db);
      return isFirst;
    },
    rotations: () => rotationsIn(db),
    onRotation: (listener) => {
      rotationListeners.add(listener);
      return () => void rotationListeners.delete(listener);
    },
    withSite: (siteId, work, isBulk) =>
      engine.inTurn ? engine.inTurn(siteId, () => transact(siteId, work), isBulk) : transact(siteId, work),
    ...known,
    head: async (siteId) => {
      await look(db);
      return known.head(siteId);
    },
    reached: async (siteId, collection) => {
      const { epoch: found, ...place } = await reached(db, siteId, collection);
      if (found !== present.epoch) await look(db);
      return place;
    },
    ...messageReads(db),
    ...journalReads(db),
    ...sheetReads(db),
    ...retireReads(db),
    notePulled: (...args) => notePulled(db, ...args),
    pulledBy: (...args) => pulledBy(db, ...args),
    purge: (siteId, activeSince, asideSince) =>
      db.transaction().execute(async (tx) => {
        await engine.lockSite(tx, siteId);
        return purge(tx, siteId, activeSince, asideSince);
      }),
    onWrite: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    databaseNow: engine.now,
    homeSite: () => meta.read('homeSite'),
    setHomeSite: (siteId) => meta.write('homeSite', siteId),
    note: (name) => meta.read(`note.${name}`),
    writeNote: (name, value) => meta.write(`note.${name}`, value),
    noteOfSite: (siteId, name) => readSiteNote(db, siteId, name),
    noteOnce: (name, value) => meta.once(`note.${name}`, value),
    ...deviceStore(db),
    ...shutOutStore(db),
    ...calendarStore(db),
    ...accessKeyStore(db),
    close: () => (closed ??= engine.close()),
  };
  await reapplyErasures(db, store, at);
  return store;
};
