import { MOST_PAGE_BYTES } from '#shared/sync/bounds';

import { byCodePoint } from '../by-code-point';
import type { SheetPart, SheetReads, StoredSheet } from '../insight-port';
import { leadingWithin } from '../leading-within';
import { overlayOf } from './overlay';
import { collectionOf, siteOf, type KeptSheet, type SiteState, type State } from './state';

/** The part of a transaction that keeps sheets of facts; `apply` makes it last. */
export const sheetPart = (state: SiteState, pause: () => Promise<void>): SheetPart & { readonly apply: () => void } => {
  const sheets = overlayOf(state.sheets);
  return {
    markDays: async (days, mark) => {
      await pause();
      for (const day of days) sheets.set(day, { day, seq: 0, body: '', ...sheets.get(day), mark });
    },
    writeSheets: async (written) => {
      await pause();
      let seq = sheets.values().reduce((most, sheet) => Math.max(most, sheet.seq), 0);
      for (const { day, mark, body } of written) {
        const known = sheets.get(day);
        const left = known === undefined || known.mark === mark ? '' : known.mark;
        if (known?.body === body) sheets.set(day, { ...known, mark: left });
        else sheets.set(day, { day, seq: (seq += 1), mark: left, body });
      }
    },
    apply: sheets.apply,
  };
};

const shown = ({ day, seq, body }: KeptSheet): StoredSheet => ({ day, seq, body });

/** What the memory store tells of facts. */
export const memorySheets = (stateOf: () => State): SheetReads => {
  const byDay = (siteId: string): readonly KeptSheet[] =>
    [...siteOf(stateOf(), siteId).sheets.values()].sort((a, b) => byCodePoint(a.day, b.day));
  const made = (siteId: string): readonly KeptSheet[] => byDay(siteId).filter(({ seq }) => seq > 0);
  return {
    sheetsSince: async (siteId, since, limit, mostBytes = MOST_PAGE_BYTES) => {
      const rows = made(siteId)
        .filter(({ seq }) => seq > since)
        .toSorted((a, b) => a.seq - b.seq);
      const sizes = rows.slice(0, limit).map(({ body }) => Buffer.byteLength(body));
      const sheets = rows.slice(0, leadingWithin(sizes, mostBytes)).map(shown);
      return { sheets, hasMore: rows.length > sheets.length };
    },
    sheetsBetween: async (siteId, from, to) =>
      made(siteId)
        .filter(({ day }) => day >= from && day <= to)
        .map(shown),
    markedDays: async (siteId, limit) =>
      byDay(siteId)
        .toReversed()
        .filter(({ mark }) => mark !== '')
        .slice(0, limit)
        .map(({ day, mark }) => ({ day, mark })),
    sheetDays: async (siteId) => byDay(siteId).map(({ day }) => day),
    bodiesOfDay: async (siteId, collection, day) =>
      [...collectionOf(siteOf(stateOf(), siteId), collection).ofDay(day)]
        .sort((a, b) => byCodePoint(a.id, b.id))
        .map(({ body }) => body),
  };
};
