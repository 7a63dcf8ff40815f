import type { Cell, DataTable } from './data-table';
import { inPieces } from './in-pieces';

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** A text is quoted where it must be, and where it is empty, so that it is not taken for nothing. */
const cellText = (cell: Cell): string => {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  return cell === '' || /[",\r\n]|^\s|\s$/u.test(cell) ? quoted(cell) : cell;
};

/** `machineCsv` piece by piece. */
export function* machineCsvPieces({ fields, rows }: Pick<DataTable, 'fields' | 'rows'>): Generator<string> {
  const line = (cells: readonly Cell[]): string => `${cells.map(cellText).join(',')}\r\n`;
  yield line(fields.map((field) => field.name));
  yield* inPieces(rows, line);
}

/**
 * A table as CSV for programs (RFC 4180): comma, CRLF, UTF-8 without a mark, ISO days, points in numbers, `true` and `false`; an empty
 * cell is nothing, an empty text stands in quotes. Nothing is altered: formulas are a matter of spreadsheets, which get another dialect.
 */
export const machineCsv = (table: Pick<DataTable, 'fields' | 'rows'>): string => [...machineCsvPieces(table)].join('');
