import type { WireDocument } from '#shared/sync/protocol';

import { sha256 } from '../../lib/sha256';
import { byCodePoint } from '../by-code-point';
import { newestWithin } from '../newest-within';
import type { PastEntry, QuarantinedRow, SiteTransaction } from '../port';
import { citizenIn } from '../citizen-of';
import { LAST_INSTANT, MOST_ASIDE_OF } from '../aside-part';
import { asideOf, roomAside } from '../room-aside';
import { ticketLabel } from '../ticket-label';
import { commitWrites, type PendingRetirement, type PendingWrite } from './commit-writes';
import { journalPart } from './journal';
import { messagePart } from './messages';
import { numberPart } from './numbers';
import { overlayOf } from './overlay';
import { promisePart } from './promises';
import { sheetPart } from './sheets';
import { byArrival, collectionOf, keyOf, type KeptErasure, type SiteState } from './state';

/** An open transaction: what the work sees, and what makes it last and tells the collections that were written, and by which device. */
export type MemoryTransaction = {
  readonly site: SiteTransaction;
  readonly commit: () => ReadonlyMap<string, string>;
};

type Scene = {
  readonly siteId: string;
  readonly state: SiteState;
  readonly erasures: Map<string, KeptErasure>;
  readonly pause: () => Promise<void>;
};

const rowKey = (row: QuarantinedRow): string => keyOf(row.collection, row.id, sha256(row.body), row.why);

const byId = (a: WireDocument, b: WireDocument): number => byCodePoint(a.id, b.id);

type DocumentPart = Pick<SiteTransaction, 'head' | 'read' | 'readDay' | 'readAll' | 'lastSeq'> & {
  readonly add: (collection: string, writes: readonly PendingWrite[]) => void;
  readonly retire: SiteTransaction['retire'];
  readonly pending: readonly (PendingWrite | PendingRetirement)[];
};

/** Documents as the transaction sees them: those of the store with what it wrote itself on top. */
const documentPart = (state: SiteState): DocumentPart => {
  const pending: (PendingWrite | PendingRetirement)[] = [];
  // `null` = retired by this transaction.
  const own = new Map<string, Map<string, PendingWrite | null>>();
  const ownOf = (collection: string): ReadonlyMap<string, PendingWrite | null> => own.get(collection) ?? new Map();

  const list = (collection: string, day: string | null): readonly WireDocument[] => {
    const mine = ownOf(collection);
    const stored = collectionOf(state, collection);
    const rows = day === null ? stored.all() : stored.ofDay(day);
    const documents = rows.filter((row) => !mine.has(row.id)).map((row) => row.document);
    for (const write of mine.values())
      if (write && (day === null || write.written.day === day)) documents.push(write.written.document);
    return documents.sort(byId);
  };

  return {
    pending,
    add: (collection, writes) => {
      const mine = own.get(collection) ?? new Map<string, PendingWrite | null>();
      own.set(collection, mine);
      for (const write of writes) {
        pending.push(write);
        mine.set(write.written.document.id, write);
      }
    },
    retire: async (collection, rows, origin) => {
      const mine = own.get(collection) ?? new Map<string, PendingWrite | null>();
      own.set(collection, mine);
      const going = rows.filter(({ id, seq }) => !mine.has(id) && collectionOf(state, collection).get(id)?.seq === seq);
      for (const { id } of going) {
        pending.push({ collection, retired: id, origin });
        mine.set(id, null);
      }
      return going.map(({ id }) => id);
    },
    head: async () => state.seq + pending.length,
    read: async (collection, ids) => {
      const mine = ownOf(collection);
      const found = new Map<string, WireDocument>();
      for (const id of ids) {
        const document = mine.has(id)
          ? mine.get(id)?.written.document
          : collectionOf(state, collection).get(id)?.document;
        if (document) found.set(id, document);
      }
      return found;
    },
    readDay: async (collection, day) => (day === '' ? [] : list(collection, day)),
    readAll: async (collection) => list(collection, null),
    lastSeq: async (collection) => {
      const mine = pending.findLastIndex((write) => write.collection === collection);
      if (mine >= 0) return state.seq + mine + 1;
      return Math.max(collectionOf(state, collection).lastSeq(), state.retired.get(collection) ?? 0);
    },
  };
};

/** Opens a transaction on a site. Nothing is visible outside before `commit`, which happens in one go. */
export const memoryTransaction = ({ siteId, state, erasures, pause }: Scene): MemoryTransaction => {
  const { add, retire, pending, ...reading } = documentPart(state);
  const { note, apply: applyNumbers, ...counting } = numberPart(state, pause);
  const { apply: applyPromises, ...promising } = promisePart(state, pause);
  const { apply: applyMessages, ...messaging } = messagePart(state, pause);
  const { apply: applySheets, ...keeping } = sheetPart(state, pause);
  const { apply: applyJournal, ...noting } = journalPart(siteId, state, pause);
  const quarantine = overlayOf(state.quarantine);
  const notes = overlayOf(state.notes);

  const site: SiteTransaction = {
    siteId,
    ...reading,
    ...counting,
    ...promising,
    ...messaging,
    ...keeping,
    ...noting,
    write: async (collection, documents, origin) => {
      await pause();
      const writes = documents.map((written) => ({
        collection,
        written,
        body: JSON.stringify(written.document),
        origin,
      }));
      add(collection, writes);
      for (const { document } of documents) {
        const label = ticketLabel(collection, document);
        if (label) note(label, document.id, origin.at);
      }
      return state.seq + pending.length;
    },
    retire: async (collection, rows, origin) => {
      await pause();
      return retire(collection, rows, origin);
    },
    deltasOf: async (collection, id, mostBytes = Infinity) => {
      const past = [
        ...state.history.filter((entry) => entry.collection === collection && entry.id === id),
        ...pending.flatMap((write) =>
          'written' in write && write.collection === collection && write.written.document.id === id
            ? write.written
            : [],
        ),
      ].map((entry) => entry.delta);
      return newestWithin(past.toReversed(), mostBytes, (delta) => JSON.stringify(delta).length).toReversed();
    },
    lastWrites: async (collection, ids, { deviceId, fromSeq, toSeq }) => {
      const entries = state.audit.slice(fromSeq - 1, toSeq);
      const own = entries.filter((entry) => entry.collection === collection && entry.deviceId === deviceId);
      return new Map(own.filter(({ id }) => ids.includes(id)).map(({ id, seq }) => [id, seq]));
    },
    entriesOf: async (collection, ids) => {
      const wanted = new Set(ids);
      const found = new Map<string, PastEntry[]>();
      const add = (id: string, entry: PastEntry): void => void found.set(id, [...(found.get(id) ?? []), entry]);
      const said = new Map(state.audit.map((entry) => [entry.seq, entry]));
      for (const { seq, collection: of, id, delta } of state.history) {
        const audit = said.get(seq);
        if (of === collection && wanted.has(id) && delta !== null && audit)
          add(id, { seq, delta, deviceId: audit.deviceId, at: audit.at });
      }
      for (const [index, write] of pending.entries()) {
        if (!('written' in write) || write.collection !== collection) continue;
        const { written, origin } = write;
        if (wanted.has(written.document.id))
          add(written.document.id, { seq: state.seq + index + 1, delta: written.delta, ...origin });
      }
      return found;
    },
    quarantine: async (rows, { deviceId, at }, family = [deviceId]) => {
      await pause();
      const own = [...quarantine.values()].filter((row) => family.includes(row.deviceId));
      const room = roomAside(
        deviceId,
        asideOf(own.map(({ why, body }) => ({ why, count: 1, bytes: Buffer.byteLength(body) }))),
      );
      return rows.map((row) => {
        const key = rowKey(row);
        if (quarantine.get(key)) return true;
        const isErased =
          erasures.has(keyOf(siteId, row.collection, row.id)) ||
          erasures.has(keyOf(siteId, 'citizens', citizenIn(row.body)));
        const body = room.take(row, isErased);
        if (body === null) return false;
        quarantine.set(key, { ...row, body, deviceId, at });
        return true;
      });
    },
    asideOf: async (collection, id, why) =>
      quarantine
        .values()
        .filter((row) => row.collection === collection && row.id === id && (why ?? row.why) === row.why)
        .toSorted(byArrival)
        .slice(-MOST_ASIDE_OF),
    settleAside: async ({ collection, id, deviceId, whys, upTo = LAST_INSTANT }, why) => {
      await pause();
      for (const [key, row] of quarantine.entries()) {
        const isOne = row.collection === collection && row.id === id && row.deviceId === deviceId;
        if (!isOne || !whys.includes(row.why) || row.at > upTo) continue;
        quarantine.delete(key);
        const settled = { ...row, why };
        if (why !== '' && !quarantine.get(rowKey(settled))) quarantine.set(rowKey(settled), settled);
      }
    },
    wasQuarantined: async (row) => quarantine.get(rowKey(row)) !== undefined,
    naming: async (collection, ids) =>
      (await reading.readAll(collection)).filter((document) => {
        const text = JSON.stringify(document);
        return ids.some((id) => text.includes(JSON.stringify(id)));
      }),
    erasedOf: async (ids) => new Set(ids.filter((id) => erasures.has(keyOf(siteId, 'citizens', id)))),
    siteNote: async (name) => notes.get(name) ?? '',
    writeSiteNote: async (name, value) => {
      await pause();
      notes.set(name, value);
    },
  };
  const commit = (): ReadonlyMap<string, string> => {
    quarantine.apply();
    notes.apply();
    applyNumbers();
    applyPromises();
    applyMessages();
    applySheets();
    applyJournal();
    commitWrites(siteId, state, pending, erasures);
    return new Map(pending.map((write) => [write.collection, write.origin.deviceId]));
  };
  return { site, commit };
};
