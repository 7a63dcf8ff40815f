/** Whole numbers of a column, kept small; `nothing` stands where there is none. */
type Numbers = { readonly kept: Int32Array | Float64Array; readonly nothing: number };

const EDGE = 2 ** 31;
// What stands where there is nothing: values that no cell of these lists has.
const NOTHING = { narrow: -EDGE, wide: -(2 ** 53) } as const;

const isCell = (cell: unknown): cell is number | null => cell === null || Number.isSafeInteger(cell);

/** Whether all cells fit into 32 bits. Throws on what is neither a whole number nor nothing. */
const areNarrow = (cells: readonly unknown[]): boolean => {
  let narrow = true;
  for (const cell of cells) {
    if (!isCell(cell)) throw new Error('a cell that is no whole number');
    if (cell !== null && (cell <= -EDGE || cell >= EDGE)) narrow = false;
  }
  return narrow;
};

/** Keeps the cells of a column as numbers of 32 bits, of 64 where they need it. Throws on what is no whole number. */
export const numbersOf = (cells: readonly unknown[]): Numbers => {
  const isNarrow = areNarrow(cells);
  const nothing = isNarrow ? NOTHING.narrow : NOTHING.wide;
  const kept = isNarrow ? new Int32Array(cells.length) : new Float64Array(cells.length);
  for (let index = 0; index < cells.length; index += 1) kept[index] = (cells[index] as number | null) ?? nothing;
  return { kept, nothing };
};
