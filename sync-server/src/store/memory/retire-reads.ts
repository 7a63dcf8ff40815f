import { byCodePoint } from '../by-code-point';
import type { OverWish, RetireReads } from '../retire-port';
import type { DocumentRow } from './documents';
import { collectionOf, siteOf, type State } from './state';

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
