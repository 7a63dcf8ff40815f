import { protectSums } from '#shared/domain/insights/protect/protect-sums';
import { LEAST_PUBLISHED } from '#shared/domain/insights/protect/small-numbers';
import { sumsOfTable, type PublishedTable } from './table-sums';

/** A cell of a table of people. `column` is `''` in a table of one dimension. */
export type Cell = { readonly row: string; readonly column: string; readonly count: number };

/**
 * A table of people with its margins, as it may be published: cells and margins of 1 to `least` - 1 are withheld, then as many others
 * as it takes that none of them follows by subtraction (see `protectSums`). 4 / 23 / 12 of 39: only 23 and 39 are published. Cells of
 * the same row and column are added up. Never publish a share, a rank or a chart of what is withheld.
 */
export const protectTable = (cells: readonly Cell[], least: number = LEAST_PUBLISHED): PublishedTable => {
  const table = sumsOfTable(cells.map((cell, atom) => ({ ...cell, atoms: [atom] })));
  const counts = cells.map((cell) => cell.count);
  return table.publish(
    counts,
    protectSums(
      counts,
      table.sums.map((of) => ({ of })),
      least,
    ),
  );
};
