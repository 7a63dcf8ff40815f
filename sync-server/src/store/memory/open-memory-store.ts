import { compareText } from '#shared/lib/compare';

import { WORDS_SWEPT } from '../citizen-of';
import type { Store } from '../port';
import type { Wipe } from '../wipe-port';
import type { HistoryBegin, Rotation } from '../rotation-port';
import type { Noted } from '../journal-port';
import { siteQueue } from '../site-queue';
import type { AccessKey, AccessKeyStore } from '../access-key-port';
import type { Calendar, CalendarStore } from '../calendar-port';
import { commitWrites } from './commit-writes';
import { memoryDevices, shutOut } from './devices';
import { commitLines, memoryJournalReads } from './journal';
import { memoryMessageReads } from './messages';
import { memoryReads, memoryRetireReads } from './reads';
import { memorySheets } from './sheets';
import { memoryTransaction } from './site-transaction';
import {
  collectionOf,
  copyState,
  emptyState,
  siteOf,
  type KeptErasure,
  type State,
  type KeptAccessKey,
  type KeptCalendar,
} from './state';
import { outsideKeys } from './outside-keys';

const toCalendar = ({ keyHash: _keyHash, ...calendar }: KeptCalendar): Calendar => calendar;

/** The part of the memory store that knows calendar feeds. */
const memoryCalendars = (stateOf: () => State, revoked: Set<string>): CalendarStore => {
  const note = (siteId: string, noted: Noted | undefined): void => {
    if (noted) commitLines(siteId, siteOf(stateOf(), siteId), noted);
  };
  const keys = outsideKeys('calendar', () => stateOf().calendars, revoked);
  return {
    addCalendar: async ({ at, noted, ...calendar }) => {
      stateOf().calendars.set(calendar.id, { ...calendar, madeAt: at, revokedAt: '', readAt: '' });
      note(calendar.siteId, noted);
    },
    calendarOfKey: async (keyHash) => {
      const key = keys.openOf(keyHash);
      return key && toCalendar(key);
    },
    listCalendars: async (siteId) => keys.list(siteId).map(toCalendar),
    revokeCalendar: async (siteId, id, at, noted) => {
      const isEnded = keys.revoke(siteId, id, at);
      if (isEnded) note(siteId, noted);
      return isEnded;
    },
    noteCalendarRead: async (...args) => keys.noteRead(...args),
  };
};

const toKey = ({ keyHash: _keyHash, ...key }: KeptAccessKey): AccessKey => key;

/** The part of the memory store that knows the keys of the read interface. */
const memoryAccessKeys = (stateOf: () => State, revoked: Set<string>): AccessKeyStore => {
  const keys = outsideKeys('access', () => stateOf().accessKeys, revoked);
  return {
    addAccessKey: async ({ at, ...key }) =>
      void stateOf().accessKeys.set(key.id, { ...key, madeAt: at, revokedAt: '', readAt: '' }),
    accessKeyOf: async (keyHash) => {
      const key = keys.openOf(keyHash);
      return key && toKey(key);
    },
    listAccessKeys: async (siteId) => keys.list(siteId).map(toKey),
    revokeAccessKey: async (...args) => keys.revoke(...args),
    noteAccessKeyRead: async (...args) => keys.noteRead(...args),
  };
};

/** How a memory store behaves. */
export type MemoryStoreOptions = {
  readonly epoch: string;
  /** `false`: transactions of a site interleave, as if there were no lock. For the proof that the lock matters. */
  readonly lock?: boolean;
  /** Awaited between what a transaction reads and what it writes, so that a scheduler can put others in between. */
  readonly pause?: () => Promise<void>;
};

/** All that a memory store held at one moment, like a copy of the folder; lists of what must stay erased or shut out included. */
export type MemorySnapshot = {
  readonly state: State;
  readonly history: HistoryBegin & { readonly epoch: string; readonly rotations: readonly Rotation[] };
  readonly erasures: ReadonlyMap<string, KeptErasure>;
  readonly revoked: ReadonlySet<string>;
  readonly wipes: ReadonlyMap<string, Wipe>;
};

/** A store in memory, with what stands for the backup and the restore of a real one. */
export type MemoryStore = Store & {
  readonly snapshot: () => MemorySnapshot;
  /** Puts an old snapshot in the place of everything but the lists of what must stay erased or shut out, which it joins: these are done again. Begins another history. */
  readonly restore: (snapshot: MemorySnapshot, newEpoch: string, at: string) => void;
  /** Puts an old snapshot in the place of everything, as whoever copies an older folder back: nothing in the store tells of it. */
  readonly putBack: (snapshot: MemorySnapshot) => void;
  /** Changes a stored text behind the store's back, for the proof that the audit shows it. */
  readonly tamper: (siteId: string, what: 'audit' | 'body', seq: number) => void;
};

type Listener = Parameters<Store['onWrite']>[0];

/** Does again what was erased after a snapshot was taken. */
const eraseAgain = (state: State, erasures: Map<string, KeptErasure>, at: string): void => {
  for (const { siteId, collection, written } of erasures.values()) {
    const { id } = written.document;
    const site = siteOf(state, siteId);
    const stored = collectionOf(site, collection).get(id);
    const known = stored !== undefined || site.history.some((one) => one.collection === collection && one.id === id);
    if (known && (stored === undefined || stored.digest === written.digest)) continue;
    const write = {
      collection,
      written: { ...written, delta: written.document },
      body: JSON.stringify(written.document),
    };
    commitWrites(siteId, site, [{ ...write, origin: { deviceId: 'server', at } }], erasures);
    site.notes.delete(WORDS_SWEPT);
  }
};

/**
 * Opens a store that lives in memory: for the simulation and for tests. No timers, no chance; transactions roll back on a
 * throw and nobody outside sees them before they are committed. `close` keeps everything, so that it may be opened again.
 */
export const openMemoryStore = (options: MemoryStoreOptions): MemoryStore => {
  const { lock = true, pause = async () => undefined } = options;
  let state = emptyState();
  let history: MemorySnapshot['history'] = { epoch: options.epoch, restoredAt: '', lostUntil: '', rotations: [] };
  const rotationListeners = new Set<(rotation: Rotation) => void>();
  const erasures = new Map<string, KeptErasure>();
  const revoked = new Set<string>();
  const wipes = new Map<string, Wipe>();
  const listeners = new Set<Listener>();
  const locked = siteQueue();

  const run: Store['withSite'] = async (siteId, work) => {
    const site = siteOf(state, siteId);
    const transaction = memoryTransaction({ siteId, state: site, erasures, pause });
    const value = await work(transaction.site);
    const written = transaction.commit();
    for (const [collection, deviceId] of written)
      for (const listener of listeners) listener({ siteId, collection, seq: site.seq, deviceId });
    return value;
  };
  const stateOf = (): State => state;
  const begin = (next: Omit<Rotation, 'from'>): void => {
    const rotation = { ...next, from: history.epoch };
    history = { ...history, epoch: next.to, restoredAt: next.at, rotations: [...history.rotations, rotation] };
    for (const listener of rotationListeners) listener(rotation);
  };
  /** Runs work while no transaction of any site is under way. */
  const betweenTransactions = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const sites = lock ? [...state.sites.keys()].toSorted(compareText) : [];
    return sites.reduceRight<() => Promise<Value>>((inner, siteId) => () => locked(siteId, inner), work)();
  };
  const meta = {
    read: async (name: string) => state.meta.get(name) ?? null,
    write: async (name: string, value: string) => void state.meta.set(name, value),
  };

  return {
    get epoch() {
      return history.epoch;
    },
    get restoredAt() {
      return history.restoredAt;
    },
    get lostUntil() {
      return history.lostUntil;
    },
    amendBegin: (from, to) =>
      betweenTransactions(async () => {
        if (history.restoredAt === from.restoredAt && history.lostUntil === from.lostUntil)
          history = { ...history, ...to };
      }),
    rotate: (from, next) =>
      betweenTransactions(async () => {
        if (history.epoch !== from) return false;
        begin(next);
        return true;
      }),
    rotations: async () => history.rotations,
    onRotation: (listener) => {
      rotationListeners.add(listener);
      return () => void rotationListeners.delete(listener);
    },
    withSite: (siteId, work, isBulk) => (lock ? locked(siteId, () => run(siteId, work), isBulk) : run(siteId, work)),
    ...memoryReads(stateOf, erasures),
    ...memoryMessageReads(stateOf),
    ...memoryRetireReads(stateOf),
    ...memorySheets(stateOf),
    ...memoryJournalReads(stateOf),
    ...memoryDevices(stateOf, revoked, wipes),
    ...memoryCalendars(stateOf, revoked),
    ...memoryAccessKeys(stateOf, revoked),
    onWrite: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    databaseNow: () => Promise.resolve(null),
    homeSite: () => meta.read('homeSite'),
    setHomeSite: (siteId) => meta.write('homeSite', siteId),
    note: (name) => meta.read(`note.${name}`),
    writeNote: (name, value) => meta.write(`note.${name}`, value),
    noteOfSite: async (siteId, name) => state.sites.get(siteId)?.notes.get(name) ?? '',
    noteOnce: async (name, value) => {
      if (!state.meta.has(`note.${name}`)) state.meta.set(`note.${name}`, value);
      return state.meta.get(`note.${name}`) ?? value;
    },
    snapshot: () => ({
      state: copyState(state),
      history,
      erasures: new Map(erasures),
      revoked: new Set(revoked),
      wipes: new Map(wipes),
    }),
    restore: (snapshot, newEpoch, at) => {
      state = copyState(snapshot.state);
      history = snapshot.history;
      begin({ to: newEpoch, at, why: 'restored' });
      for (const [key, erasure] of snapshot.erasures) if (!erasures.has(key)) erasures.set(key, erasure);
      for (const name of snapshot.revoked) revoked.add(name);
      for (const [deviceId, wipe] of snapshot.wipes) {
        const own = wipes.get(deviceId) ?? wipe;
        wipes.set(deviceId, { ...own, doneAt: own.doneAt || wipe.doneAt });
      }
      for (const deviceId of revoked) shutOut(state, deviceId);
      eraseAgain(state, erasures, at);
    },
    putBack: (snapshot) => {
      state = copyState(snapshot.state);
      history = snapshot.history;
      erasures.clear();
      for (const [key, erasure] of snapshot.erasures) erasures.set(key, erasure);
      revoked.clear();
      for (const deviceId of snapshot.revoked) revoked.add(deviceId);
      wipes.clear();
      for (const [deviceId, wipe] of snapshot.wipes) wipes.set(deviceId, wipe);
    },
    tamper: (siteId, what, seq) => {
      const site = siteOf(state, siteId);
      const entry = site.audit[seq - 1];
      if (!entry) return;
      if (what === 'audit') site.audit[seq - 1] = { ...entry, at: '' };
      const documents = collectionOf(site, entry.collection);
      const row = documents.get(entry.id);
      if (what === 'body' && row) documents.put({ ...row, body: row.body.replace('{', '{ ') });
    },
    close: async () => undefined,
  };
};
