import { groupBy } from '#shared/lib/group-by';
import { MOST_PAGE_BYTES } from '#shared/sync/bounds';
import { isInWindow } from '#shared/sync/desk-window';
import type { LeftBehind } from '#shared/sync/wire/document-calls';

import type { Page, Store } from '../port';
import type { OverWish, RetireReads } from '../retire-port';
import { byPlace } from './numbers';
import { byCodePoint } from '../by-code-point';
import { citizenOf } from '../citizen-of';
import { reasonIn } from '../scope-port';
import { leadingWithin } from '../leading-within';
import type { DocumentRow, Documents } from './documents';
import { byArrival, collectionOf, keyOf, siteOf, type KeptErasure, type State } from './state';

type Reads = Pick<
  Store,
  | 'head'
  | 'reached'
  | 'page'
  | 'audit'
  | 'pushes'
  | 'history'
  | 'digests'
  | 'idsOfReasons'
  | 'bodies'
  | 'sizes'
  | 'bodiesWithin'
  | 'bodiesOfCitizens'
  | 'quarantined'
  | 'numbersGiven'
  | 'voidNumbers'
  | 'erasures'
  | 'notePulled'
  | 'pulledBy'
  | 'purge'
  | 'purgedBelow'
>;

const slowest = (state: State, siteId: string, collection: string, activeSince: string): number => {
  let least = Number.MAX_SAFE_INTEGER;
  for (const device of state.devices.values())
    if (device.siteId === siteId && !device.revoked && device.seenAt >= activeSince)
      least = Math.min(least, state.pulled.get(keyOf(device.id, collection))?.seq ?? 0);
  return least;
};

const purge = (
  state: State,
  siteId: string,
  activeSince: string,
  asideSince = '',
): { readonly removed: number; readonly below: number } => {
  const site = siteOf(state, siteId);
  let removed = 0;
  for (const [key, row] of site.quarantine) if (row.at < asideSince) site.quarantine.delete(key);
  for (const [id, hold] of site.holds) if (hold.until < activeSince) site.holds.delete(id);
  for (const [collection, documents] of site.collections) {
    const upTo = slowest(state, siteId, collection, activeSince);
    for (const row of documents.all()) {
      if (!row.document._deleted || row.seq > upTo) continue;
      documents.remove(row.id);
      site.purged.set(collection, Math.max(site.purged.get(collection) ?? 0, row.seq));
      removed += 1;
    }
  }
  return { removed, below: Math.max(0, ...site.purged.values()) };
};

const leadOf = (rows: readonly DocumentRow[], mostBytes: number): readonly DocumentRow[] =>
  rows.slice(
    0,
    leadingWithin(
      rows.map((row) => Buffer.byteLength(row.body)),
      mostBytes,
    ),
  );

type Wish = { readonly since: number; readonly limit: number; readonly mostBytes: number };

const pageInWindow = (documents: Documents, { since, limit, mostBytes }: Wish, behind: LeftBehind): Page => {
  const rows = documents.all().filter((row) => row.seq > since && row.seq <= behind.upTo);
  const within = rows.filter((row) => isInWindow(row.lastDay, behind.fromDay)).toSorted((a, b) => a.seq - b.seq);
  const kept = leadOf(within.slice(0, limit), mostBytes);
  const seq = within.length > kept.length ? (kept.at(-1)?.seq ?? since) : behind.upTo;
  return { bodies: kept.map((row) => row.body), seq, hasMore: true };
};

/** The part of the memory store that reads, and what purging needs. */
export const memoryReads = (stateOf: () => State, erasures: ReadonlyMap<string, KeptErasure>): Reads => {
  const site = (siteId: string) => siteOf(stateOf(), siteId);
  return {
    head: async (siteId) => site(siteId).seq,
    reached: async (siteId, collection) => ({
      head: site(siteId).seq,
      last: Math.max(collectionOf(site(siteId), collection).lastSeq(), site(siteId).retired.get(collection) ?? 0),
      line: site(siteId).purged.get(collection) ?? 0,
    }),
    page: async (siteId, collection, since, limit, behind, mostBytes = MOST_PAGE_BYTES) => {
      if (behind && since < behind.upTo)
        return pageInWindow(collectionOf(site(siteId), collection), { since, limit, mostBytes }, behind);
      const rows = collectionOf(site(siteId), collection).since(since, limit + 1);
      const kept = leadOf(rows.slice(0, limit), mostBytes);
      const hasMore = rows.length > kept.length;
      const reached = kept.at(-1)?.seq ?? since;
      const line = site(siteId).purged.get(collection) ?? 0;
      return { bodies: kept.map((row) => row.body), seq: hasMore ? reached : Math.max(reached, line), hasMore };
    },
    audit: async (siteId, since, limit) => site(siteId).audit.slice(since, since + limit),
    pushes: async (siteId, collection, { after, upTo }) => {
      const entries = site(siteId)
        .audit.slice(after, upTo)
        .filter((entry) => entry.collection === collection && entry.sha !== '');
      return [...groupBy(entries, ({ deviceId, at }) => `${at} ${deviceId}`).values()].flatMap((push) => {
        const [first, last] = [push[0], push.at(-1)];
        if (!first || !last) return [];
        const { deviceId, at, seq } = first;
        return [{ deviceId, at, fromSeq: seq, toSeq: last.seq, count: new Set(push.map(({ id }) => id)).size }];
      });
    },
    history: async (siteId, since, limit) =>
      site(siteId)
        .history.filter(({ seq }) => seq > since)
        .slice(0, limit)
        .map(({ seq, collection, id, delta }) => ({ seq, collection, id, delta })),
    digests: async (siteId, collection, { after, fromDay, limit }) =>
      collectionOf(site(siteId), collection)
        .sorted()
        .filter((row) => byCodePoint(row.id, after) > 0 && isInWindow(row.lastDay, fromDay))
        .slice(0, limit)
        .map((row) => [row.id, row.digest] as const),
    idsOfReasons: async (siteId, reasonIds, { after, upTo }) =>
      collectionOf(site(siteId), 'requests')
        .sorted()
        .filter((row) => byCodePoint(row.id, after) > 0 && byCodePoint(row.id, upTo) <= 0)
        .filter((row) => {
          const reason = reasonIn('requests', row.document);
          return reason !== '' && reasonIds.includes(reason);
        })
        .map(({ id }) => id),
    bodies: async (siteId, collection, ids) => {
      const documents = collectionOf(site(siteId), collection);
      return [...new Set(ids)].sort(byCodePoint).flatMap((id) => documents.get(id)?.body ?? []);
    },
    sizes: async (siteId, collection, ids) => {
      const documents = collectionOf(site(siteId), collection);
      return new Map(
        ids.flatMap((id) => {
          const row = documents.get(id);
          return row ? [[id, Buffer.byteLength(row.body)] as const] : [];
        }),
      );
    },
    bodiesWithin: async (siteId, collection, ids, mostBytes = MOST_PAGE_BYTES) => {
      const documents = collectionOf(site(siteId), collection);
      const rows = [...new Set(ids)].sort(byCodePoint).flatMap((id) => documents.get(id) ?? []);
      const kept = leadOf(rows, mostBytes);
      return { bodies: kept.map((row) => row.body), later: rows.slice(kept.length).map((row) => row.id) };
    },
    bodiesOfCitizens: async (siteId, collection, ids, mostBytes = MOST_PAGE_BYTES) => {
      const named = new Set(ids.filter((id) => id !== ''));
      const rows = collectionOf(site(siteId), collection)
        .sorted()
        .filter((row) => named.has(citizenOf(row.document)))
        .toSorted((a, b) => byCodePoint(b.day, a.day));
      const kept = leadOf(rows, mostBytes).toSorted((a, b) => byCodePoint(a.id, b.id));
      return { bodies: kept.map((row) => row.body), isWhole: kept.length === rows.length };
    },
    quarantined: async (siteId, { most, without } = { most: Infinity, without: [] }) =>
      [...site(siteId).quarantine.values()]
        .filter((row) => !without.includes(row.why))
        .sort(byArrival)
        .slice(-most),
    numbersGiven: async (siteId) => [...site(siteId).counters.values()].reduce((sum, last) => sum + last, 0),
    voidNumbers: async (siteId, day) =>
      [...site(siteId).numbers.values()]
        .filter((given) => given.day === day && given.voidWhy !== '' && !given.seen)
        .sort(byPlace)
        .map(({ seen: _seen, ...given }) => given),
    erasures: async (siteId) =>
      [...erasures.values()]
        .filter((erasure) => erasure.siteId === siteId)
        .map(({ collection, at, written }) => ({ collection, id: written.document.id, at })),
    notePulled: async (notes) => {
      const { pulled, devices } = stateOf();
      for (const { deviceId, collection, seq } of notes) {
        const key = keyOf(deviceId, collection);
        const siteId = devices.get(deviceId)?.siteId;
        const line = siteId === undefined ? 0 : (site(siteId).purged.get(collection) ?? 0);
        pulled.set(key, { seq, anew: seq === 0 ? line : (pulled.get(key)?.anew ?? 0) });
      }
    },
    pulledBy: async (siteId, collection) => {
      const { pulled, devices } = stateOf();
      return new Map(
        [...devices.values()].flatMap(({ id, siteId: site }) => {
          const seq = pulled.get(keyOf(id, collection))?.seq;
          return site === siteId && seq !== undefined ? [[id, seq] as const] : [];
        }),
      );
    },
    purge: async (siteId, activeSince, asideSince) => purge(stateOf(), siteId, activeSince, asideSince),
    purgedBelow: async (siteId, collection, deviceId) => {
      const line = site(siteId).purged.get(collection) ?? 0;
      if (deviceId === undefined) return line;
      return (stateOf().pulled.get(keyOf(deviceId, collection))?.anew ?? 0) >= line ? 0 : line;
    },
  };
};

/** What the memory store tells of documents that are over. */
export const memoryRetireReads = (stateOf: () => State): RetireReads => {
  const living = (siteId: string, collection: string): readonly DocumentRow[] =>
    collectionOf(siteOf(stateOf(), siteId), collection)
      .sorted()
      .filter((row) => !row.document._deleted);
  const isAtRest = (siteId: string, { seq }: DocumentRow, { writtenBefore }: OverWish): boolean =>
    (siteOf(stateOf(), siteId).audit[seq - 1]?.at ?? '') < writtenBefore;
  const isOver =
    (siteId: string, wish: OverWish) =>
    (row: DocumentRow): boolean =>
      row.lastDay !== '' && row.lastDay < wish.before && isAtRest(siteId, row, wish);
  return {
    over: async (siteId, collection, { after, limit, ...wish }) =>
      living(siteId, collection)
        .filter((row) => byCodePoint(row.id, after) > 0)
        .filter(isOver(siteId, wish))
        .slice(0, limit)
        .map(({ id, seq }) => ({ id, seq })),
    notOver: async (siteId, collection, { after, limit, ...wish }) => {
      const isGoing = isOver(siteId, wish);
      return living(siteId, collection)
        .filter((row) => byCodePoint(row.id, after) > 0 && row.day < wish.before && !isGoing(row))
        .slice(0, limit)
        .map((row) => ({ id: row.id, seq: row.seq, body: row.body, isAtRest: isAtRest(siteId, row, wish) }));
    },
  };
};
