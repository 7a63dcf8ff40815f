import { protectSums, type WantedSum } from '#shared/domain/insights/protect/protect-sums';
import type { Cell } from './protect-table';
import { LEAST_PUBLISHED } from '#shared/domain/insights/protect/small-numbers';
import { sumsOfTable, type PublishedTable, type TableSums } from './table-sums';

/** People of one civil day in a cell. */
export type DayCell = Cell & { readonly day: string };

/** A stretch of civil days, both included. `published`: its table as it went out before; it stays as it is. */
export type Stretch = { readonly from: string; readonly to: string; readonly published?: PublishedTable };

/** What became of each sum of a table when it was published: what is not in it was withheld. */
const pastOf = (table: TableSums, published: PublishedTable | undefined): readonly ('published' | 'withheld')[] => {
  if (!published) return [];
  return table
    .figuresOf(published)
    .map((figure) => (figure === null || figure === undefined ? 'withheld' : 'published'));
};

/**
 * The same table for several stretches of days, which may overlap: a month and its quarter, a quarter and its year. Withheld is what it
 * takes that no cell below `least` follows from all of the tables together, nor from what one leaves of another, such as the quarter
 * less its published months (see `protectSums`). Tables come in the order of the stretches. What is published later is protected
 * together with what is out already: pass the earlier stretches with their tables.
 */
export const protectPeriods = (
  cells: readonly DayCell[],
  stretches: readonly Stretch[],
  least: number = LEAST_PUBLISHED,
): PublishedTable[] => {
  const atoms = new Map<string, DayCell & { count: number; within: readonly number[] }>();
  for (const cell of cells) {
    const within = stretches.flatMap(({ from, to }, index) => (from <= cell.day && cell.day <= to ? [index] : []));
    const key = JSON.stringify([within, cell.row, cell.column]);
    atoms.set(key, { ...cell, within, count: (atoms.get(key)?.count ?? 0) + cell.count });
  }
  const all = [...atoms.values()];
  const counts = all.map((atom) => atom.count);
  const tables = stretches.map((_, index) =>
    sumsOfTable(all.flatMap((atom, at) => (atom.within.includes(index) ? [{ ...atom, atoms: [at] }] : []))),
  );
  const wanted = tables.flatMap((table, index): WantedSum[] => {
    const past = pastOf(table, stretches[index]?.published);
    return table.sums.map((of, at) => ({ of, ...(past[at] && { past: past[at] }) }));
  });
  const isOut = protectSums(counts, wanted, least);
  let from = 0;
  return tables.map((table) => {
    const slice = isOut.slice(from, from + table.sums.length);
    from += table.sums.length;
    return table.publish(counts, slice);
  });
};
