import { scanRows } from './scan-rows';
import { separators, type Separator, type Table, type TableRow } from './table';

/** A row whose text is not well-formed: quotes that never close. */
export type TableFault = { readonly line: number; readonly code: 'openQuote' };

/** A table as it stood in a file, with what was found of its form. */
export type ReadTable = Table & { readonly separator: Separator; readonly faults: readonly TableFault[] };

type Rows = { readonly rows: readonly TableRow[]; readonly faults: readonly TableFault[] };

/** All rows that are not blank, whatever their length. */
const rowsOf = (text: string, separator: Separator): Rows => {
  const rows: TableRow[] = [];
  const faults: TableFault[] = [];
  scanRows(text, separator, ({ line, cells, isBlank, hasOpenQuote }) => {
    if (hasOpenQuote) faults.push({ line, code: 'openQuote' });
    if (!isBlank) rows.push({ line, cells });
  });
  return { rows, faults };
};

const widthOf = (row: TableRow | undefined): number => row?.cells.length ?? 0;

/** How well a separator explains the first rows: those as wide as the first one, if it has several cells. */
const fitOf = (text: string, separator: Separator): number => {
  const { rows } = rowsOf(text, separator);
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
  const [head, ...body] = rows;
  return { headers: (head?.cells ?? []).map((cell) => cell.trim()), rows: body, separator: chosen, faults };
};
