/** Lines of a table: the first column flush left, numbers flush right. Long texts are cut, so that a row stays on its line. */
export const textTable = (
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  textColumns: readonly number[] = [0],
): readonly string[] => {
  const most = 40;
  const short = (text: string): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
  const all = [heads, ...rows].map((cells) => cells.map(short));
  const widths = heads.map((_, column) => Math.max(...all.map((cells) => (cells[column] ?? '').length)));
  return all.map((cells) =>
    cells
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return textColumns.includes(column) ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('  ')
      .trimEnd(),
  );
};
