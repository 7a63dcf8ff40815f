/** A cell of a table of people. `column` is `''` in a table of one dimension. */
export type Cell = { readonly row: string; readonly column: string; readonly count: number };

/** A published figure: `null` = withheld. A true 0 stays 0. */
export type Published = number | null;

/** A table as it may be published: cells by row and column, and its margins. */
export type PublishedTable = {
  readonly cells: readonly { readonly row: string; readonly column: string; readonly count: Published }[];
  readonly rows: ReadonlyMap<string, Published>;
  readonly columns: ReadonlyMap<string, Published>;
  readonly total: Published;
};

/** Below this many people nothing is published of them. */
export const LEAST_PUBLISHED = 11;

/** Below this many nothing is shown inside the town hall. */
export const LEAST_SHOWN = 5;

/** Withholds small cells, and more, so that none follows. */
export const protectTable = (_cells: readonly Cell[], _least: number = LEAST_PUBLISHED): PublishedTable => ({
  cells: [],
  rows: new Map(),
  columns: new Map(),
  total: null,
});
