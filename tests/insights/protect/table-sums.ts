import type { Published } from '#shared/domain/insights/protect/protect-lists';

/** A table as it may be published: cells by row and column, and its margins. A cell that is not listed is 0. */
export type PublishedTable = {
  readonly cells: readonly { readonly row: string; readonly column: string; readonly count: Published }[];
  readonly rows: ReadonlyMap<string, Published>;
  readonly columns: ReadonlyMap<string, Published>;
  readonly total: Published;
};

type Place = { readonly row: string; readonly column: string };

/** A cell by the atoms that it adds up. */
type AtomCell = Place & { readonly atoms: readonly number[] };

/** The sums that a table shows, and the way to and from the table. */
export type TableSums = {
  /** Cells, then rows, columns, and the total: each as the atoms it adds up. */
  readonly sums: readonly (readonly number[])[];
  /** The table, with what may not go out withheld. */
  readonly publish: (counts: readonly number[], isOut: readonly boolean[]) => PublishedTable;
  /** The figures of a table that is out already, in the order of the sums; `undefined` = it did not have them. */
  readonly figuresOf: (published: PublishedTable) => readonly (Published | undefined)[];
};

/** One text for a place in a table. */
export const placeKey = ({ row, column }: Place): string => JSON.stringify([row, column]);

const merge = (cells: readonly AtomCell[], keyOf: (cell: AtomCell) => string): Map<string, number[]> => {
  const merged = new Map<string, number[]>();
  for (const cell of cells) {
    const atoms = merged.get(keyOf(cell));
    if (atoms) atoms.push(...cell.atoms);
    else merged.set(keyOf(cell), [...cell.atoms]);
  }
  return merged;
};

/** Takes a table apart into sums. */
export const sumsOfTable = (cells: readonly AtomCell[]): TableSums => {
  const places = new Map(cells.map((cell) => [placeKey(cell), cell]));
  const [byCell, byRow, byColumn] = [
    merge(cells, placeKey),
    merge(cells, (cell) => cell.row),
    merge(cells, (cell) => cell.column),
  ];
  const sums = [...byCell.values(), ...byRow.values(), ...byColumn.values(), cells.flatMap((cell) => cell.atoms)];
  return {
    sums,
    publish: (counts, isOut) => {
      const figures = sums.map((of, index): Published =>
        isOut[index] === true ? of.reduce((sum, atom) => sum + (counts[atom] ?? 0), 0) : null,
      );
      const take = (keys: Iterable<string>, from: number): Map<string, Published> =>
        new Map([...keys].map((key, index) => [key, figures[from + index] ?? null]));
      return {
        cells: [...byCell.keys()].map((key, index) => ({
          row: places.get(key)?.row ?? '',
          column: places.get(key)?.column ?? '',
          count: figures[index] ?? null,
        })),
        rows: take(byRow.keys(), byCell.size),
        columns: take(byColumn.keys(), byCell.size + byRow.size),
        total: figures.at(-1) ?? null,
      };
    },
    figuresOf: (published) => {
      const counts = new Map(published.cells.map((cell) => [placeKey(cell), cell.count]));
      return [
        ...[...byCell.keys()].map((key) => counts.get(key)),
        ...[...byRow.keys()].map((key) => published.rows.get(key)),
        ...[...byColumn.keys()].map((key) => published.columns.get(key)),
        published.total,
      ];
    },
  };
};
