import type { WireDocument } from '#shared/sync/protocol';

import { byCodePoint } from '../by-code-point';

/** A document as it is kept. Never changed: a write puts another in its place. */
export type DocumentRow = {
  readonly id: string;
  readonly seq: number;
  readonly day: string;
  /** See `lastDayOf`. */
  readonly lastDay: string;
  readonly digest: string;
  readonly body: string;
  readonly document: WireDocument;
};

/** The documents of one collection of a site. */
export type Documents = {
  readonly get: (id: string) => DocumentRow | undefined;
  /** `row.seq` is higher than any before. */
  readonly put: (row: DocumentRow) => void;
  readonly remove: (id: string) => void;
  /** Rows above a `seq`, in order, `limit` at most. */
  readonly since: (seq: number, limit: number) => readonly DocumentRow[];
  /** The highest `seq` of a row, 0 when there is none. */
  readonly lastSeq: () => number;
  readonly ofDay: (day: string) => readonly DocumentRow[];
  readonly all: () => readonly DocumentRow[];
  /** In the order of ids, by code point. */
  readonly sorted: () => readonly DocumentRow[];
  readonly copy: () => Documents;
};

const STALE_AT_LEAST = 64;

const firstAbove = (log: readonly DocumentRow[], seq: number): number => {
  let low = 0;
  let high = log.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((log[middle]?.seq ?? 0) > seq) high = middle;
    else low = middle + 1;
  }
  return low;
};

/** Documents by id, by day, and in the order of `seq`: a log to which writes are appended, and from which stale rows go now and then. */
export const documentsOf = (initial: readonly DocumentRow[] = []): Documents => {
  const byId = new Map<string, DocumentRow>();
  const days = new Map<string, Set<string>>();
  let log: DocumentRow[] = [];
  let sorted: readonly DocumentRow[] | null = null;

  const forget = (row: DocumentRow | undefined): void => {
    if (row) days.get(row.day)?.delete(row.id);
    sorted = null;
  };
  const put = (row: DocumentRow): void => {
    forget(byId.get(row.id));
    byId.set(row.id, row);
    const day = days.get(row.day);
    if (day) day.add(row.id);
    else days.set(row.day, new Set([row.id]));
    log.push(row);
    if (log.length > STALE_AT_LEAST && log.length > 2 * byId.size) log = log.filter((one) => byId.get(one.id) === one);
  };
  const rowsOf = (ids: Iterable<string>): DocumentRow[] => {
    const rows: DocumentRow[] = [];
    for (const id of ids) {
      const row = byId.get(id);
      if (row) rows.push(row);
    }
    return rows;
  };
  for (const row of initial) put(row);

  const documents: Documents = {
    get: (id) => byId.get(id),
    put,
    remove: (id) => {
      forget(byId.get(id));
      byId.delete(id);
    },
    since: (seq, limit) => {
      const rows: DocumentRow[] = [];
      for (let at = firstAbove(log, seq); at < log.length && rows.length < limit; at += 1) {
        const row = log[at];
        if (row && byId.get(row.id) === row) rows.push(row);
      }
      return rows;
    },
    lastSeq: () => log.findLast((row) => byId.get(row.id) === row)?.seq ?? 0,
    ofDay: (day) => rowsOf(days.get(day) ?? []),
    all: () => [...byId.values()],
    sorted: () => (sorted ??= [...byId.values()].sort((a, b) => byCodePoint(a.id, b.id))),
    copy: () => documentsOf(log.filter((row) => byId.get(row.id) === row)),
  };
  return documents;
};
