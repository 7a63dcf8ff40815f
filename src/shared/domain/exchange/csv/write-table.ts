import { guardedCell } from './guarded-cell';
import type { Separator } from './table';

const quoted = (text: string, separator: Separator): string =>
  text.includes(separator) || /["\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/**
 * A table as a CSV file (RFC 4180): CRLF, quotes where they are needed, no cell that a spreadsheet takes for a formula. It begins
 * with a byte order mark, without which Excel reads accents wrongly; French Excel wants `;`.
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
