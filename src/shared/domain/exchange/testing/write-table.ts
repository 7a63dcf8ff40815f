import { guardedCell } from '../csv/guarded-cell';
import type { Separator } from '../csv/table';

const quoted = (text: string, separator: Separator): string =>
  text.includes(separator) || /["\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/**
 * A file as another program writes it (RFC 4180): CRLF, quotes where they are needed, a byte order mark, no cell that a spreadsheet
 * takes for a formula. What Guichet itself writes for a spreadsheet is `excelCsv`.
 */
export const writeTable = (
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  separator: Separator = ';',
): string => {
  const line = (cells: readonly string[]): string =>
    `${cells.map((cell) => quoted(guardedCell(cell), separator)).join(separator)}\r\n`;
  return `\uFEFF${[headers, ...rows].map(line).join('')}`;
};
