import { scanRows } from './scan-rows';
import { separators, type Separator, type Table, type TableRow } from './table';

/** A row whose text is not well-formed: quotes that never close. */
type TableFault = { readonly line: number; readonly code: 'openQuote' };

/** A table as it stood in a file, with what was found of its form. */
type ReadTable = Table & { readonly separator: Separator; readonly faults: readonly TableFault[] };

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

/** So much of a file is looked at; more where no line of several cells ends in it, for cells may be huge. */
const samples = [20_000, 1_000_000] as const;

/** Whole lines of the beginning, or all of the sample where none ends in it. */
const sampleOf = (text: string, length: number): string => {
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  const end = Math.max(cut.lastIndexOf('\n'), cut.lastIndexOf('\r'));
  return end < 0 ? cut : cut.slice(0, end + 1);
};

/** What Excel writes before a table to say what divides it. */
const saidSeparator = /^sep=([;,\t|])(?:\r\n?|\n|$)/i;

/** A text without the line `sep=;` that some spreadsheets begin with, which is no row; `said` = what it says, `''` = it is not there. */
export const withoutSeparatorLine = (text: string): { readonly text: string; readonly said: string } => {
  const found = saidSeparator.exec(text);
  // The line stays as a blank one, so that lines are still those of the file.
  return found ? { text: text.slice('sep=;'.length), said: found[1] ?? '' } : { text, said: '' };
};

const isSeparator = (text: string): text is Separator => (separators as readonly string[]).includes(text);

/** The separator that makes the most even table of the first lines: semicolon, comma or tab. */
export const separatorOf = (text: string): Separator => {
  for (const length of samples) {
    const sample = sampleOf(text, length);
    const fits = separators.map((separator) => ({ separator, fit: fitOf(sample, separator) }));
    const best = fits.reduce((most, one) => (one.fit > most.fit ? one : most));
    if (best.fit > 0) return best.separator;
  }
  return separators[0];
};

/**
 * Reads a CSV file (RFC 4180), its text already decoded. The first row that is not empty gives the headers; empty rows are left
 * out. Without `separator` it is found, or told by a first line `sep=;`. Any line end, quotes with separators and line ends inside, and a byte order mark are taken.
 */
export const readTable = (file: string, separator?: Separator): ReadTable => {
  const { text, said } = withoutSeparatorLine(file.replace(/^\uFEFF/, ''));
  const chosen = separator ?? (isSeparator(said) ? said : separatorOf(text));
  const { rows, faults } = rowsOf(text, chosen);
  const [head, ...body] = rows;
  return { headers: (head?.cells ?? []).map((cell) => cell.trim()), rows: body, separator: chosen, faults };
};
