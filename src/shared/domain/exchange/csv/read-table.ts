import { unguardedCell } from './guarded-cell';
import { separators, type Separator, type Table, type TableRow } from './table';

/** A row whose text is not well-formed: quotes that never close. */
export type TableFault = { readonly line: number; readonly code: 'openQuote' };

/** A table as it stood in a file, with what was found of its form. */
export type ReadTable = Table & { readonly separator: Separator; readonly faults: readonly TableFault[] };

const isBlank = (row: TableRow): boolean => row.cells.every((cell) => cell.trim() === '');

/** The place after a quoted cell and its text; `null` when its quotes never close. */
const quotedCell = (text: string, from: number): { readonly cell: string; readonly next: number } | null => {
  let cell = '';
  for (let at = from + 1; ;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) return null;
    cell += text.slice(at, quote);
    if (text[quote + 1] !== '"') return { cell, next: quote + 1 };
    cell += '"';
    at = quote + 2;
  }
};

const endOfBare = (text: string, from: number, separator: Separator): number => {
  let at = from;
  while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at += 1;
  return at;
};

const newlines = (text: string): number => text.split(/\r\n|\n|\r/).length - 1;

type Rows = { readonly rows: readonly TableRow[]; readonly faults: readonly TableFault[] };

/** All rows, whatever their length. Text after closing quotes belongs to the cell; quotes inside a bare cell are plain. */
const rowsOf = (text: string, separator: Separator): Rows => {
  const rows: TableRow[] = [];
  const faults: TableFault[] = [];
  let cells: string[] = [];
  let line = 1;
  let begun = 1;
  for (let at = 0; at <= text.length;) {
    const quoted = text[at] === '"' ? quotedCell(text, at) : undefined;
    if (quoted === null) faults.push({ line: begun, code: 'openQuote' });
    const bareFrom = quoted ? quoted.next : at;
    const end = endOfBare(text, bareFrom, separator);
    const cell = (quoted?.cell ?? '') + text.slice(bareFrom, end);
    if (quoted) line += newlines(quoted.cell);
    cells.push(unguardedCell(cell));
    at = end + 1;
    if (text[end] === separator) continue;
    rows.push({ line: begun, cells });
    cells = [];
    line += 1;
    begun = line;
    if (text[end] === '\r' && text[end + 1] === '\n') at += 1;
  }
  return { rows, faults };
};

const widthOf = (row: TableRow | undefined): number => row?.cells.length ?? 0;

/** How well a separator explains the first rows: those as wide as the first one, if it has several cells. */
const fitOf = (text: string, separator: Separator): number => {
  const rows = rowsOf(text, separator).rows.filter((row) => !isBlank(row));
  const width = widthOf(rows[0]);
  if (width < 2) return 0;
  return rows.filter((row) => widthOf(row) === width).length * 1000 + width;
};

const sampleOf = (text: string): string => {
  const cut = text.slice(0, 20_000);
  return text.length > cut.length ? cut.slice(0, cut.lastIndexOf('\n') + 1) : cut;
};

/** The separator that makes the most even table of the first lines: semicolon, comma or tab. */
export const separatorOf = (text: string): Separator => {
  const sample = sampleOf(text);
  const fits = separators.map((separator) => ({ separator, fit: fitOf(sample, separator) }));
  return fits.reduce((best, one) => (one.fit > best.fit ? one : best)).separator;
};

/**
 * Reads a CSV file (RFC 4180), its text already decoded. The first row that is not empty gives the headers; empty rows are left
 * out. Without `separator` it is found. Any line end, quotes with separators and line ends inside, and a byte order mark are taken.
 */
export const readTable = (file: string, separator?: Separator): ReadTable => {
  const text = file.replace(/^\uFEFF/, '');
  const chosen = separator ?? separatorOf(text);
  const { rows, faults } = rowsOf(text, chosen);
  const [head, ...body] = rows.filter((row) => !isBlank(row));
  return { headers: (head?.cells ?? []).map((cell) => cell.trim()), rows: body, separator: chosen, faults };
};
