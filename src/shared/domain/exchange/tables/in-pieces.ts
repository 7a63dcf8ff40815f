const rowsAtOnce = 500;

/** The text of rows piece by piece, some hundred rows each, so that who writes a long file can rest in between. */
export function* inPieces<Row>(rows: readonly Row[], write: (row: Row, index: number) => string): Generator<string> {
  for (let from = 0; from < rows.length; from += rowsAtOnce)
    yield rows
      .slice(from, from + rowsAtOnce)
      .map((row, index) => write(row, from + index))
      .join('');
}
