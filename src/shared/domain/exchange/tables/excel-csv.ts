import { guardedCell } from '../csv/guarded-cell';
import type { Cell, DataTable, FieldKind } from './data-table';
import { inPieces } from './in-pieces';

const months =
  'janvier|janv|jan|f[ée]vrier|f[ée]vr|feb|mars|mar|avril|avr|apr|mai|may|juin|jun|juillet|juil|jul|ao[ûu]t|aug|septembre|sept|sep|octobre|oct|novembre|nov|d[ée]cembre|d[ée]c|dec';

/** Texts that French Excel takes for a number, a date, a time or a truth value when it opens a file. */
const mistaken: readonly RegExp[] = [
  /^[\d\s\u00A0\u202F.,%€$]*\d[\d\s\u00A0\u202F.,%€$]*(e[+-]?\d+)?\s*[%€]?$/iu,
  /^\d{1,4}\s*[-/.]\s*\d{1,4}(\s*[-/.]\s*\d{1,4})?$/u,
  new RegExp(String.raw`^\d{1,4}[-/. ]*(${months})\.?([-/. ]*\d{1,4})?$`, 'iu'),
  new RegExp(String.raw`^(${months})\.?[-/. ]*\d{1,4}([-/., ]+\d{1,4})?$`, 'iu'),
  /^\d{1,4}\s*(:\s*\d{1,2}\s*){1,2}([.,]\d+)?(\s*[ap]m?)?$/iu,
  /^(vrai|faux|true|false)$/iu,
];

/** What is longer is a text for Excel, and too long for `asText`. A text of 100 KB would take these expressions minutes. */
const MOST_MISTAKEN = 255;

const isMistaken = (text: string): boolean => text.length <= MOST_MISTAKEN && mistaken.some((one) => one.test(text));

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** `="01000"` is a formula that gives the text and nothing else: the only way by which a CSV file keeps it in Excel. */
const asText = (text: string): string => quoted(`="${text.replaceAll('"', '""')}"`);

const textCell = (text: string): string => {
  if (isMistaken(text)) return asText(text);
  const safe = guardedCell(text);
  return /[";\r\n]|^\s|\s$/u.test(safe) ? quoted(safe) : safe;
};

const frenchNumber = (value: number): string => String(value).replace('.', ',');

const isDay = /^\d{4}-\d{2}-\d{2}$/u;
const isTime = /^\d{2}:\d{2}$/u;

const cellText = (cell: Cell, kind: FieldKind, text: (text: string) => string): string => {
  if (cell === null) return '';
  if (typeof cell === 'number') return frenchNumber(cell);
  if (typeof cell === 'boolean') return cell ? 'oui' : 'non';
  if (kind === 'time' && isTime.test(cell)) return cell;
  return kind === 'day' && isDay.test(cell) ? `${cell.slice(8)}/${cell.slice(5, 7)}/${cell.slice(0, 4)}` : text(cell);
};

/** The same texts come again and again: what became of one is remembered for the length of a file. */
const rememberedText = (): ((text: string) => string) => {
  const known = new Map<string, string>();
  return (text) => {
    const found = known.get(text) ?? textCell(text);
    if (known.size < 5000) known.set(text, found);
    return found;
  };
};

/** `excelCsv` piece by piece. */
export function* excelCsvPieces({ fields, rows }: Pick<DataTable, 'fields' | 'rows'>): Generator<string> {
  const text = rememberedText();
  yield `\uFEFF${fields.map((field) => textCell(field.title)).join(';')}\r\n`;
  const line = (cells: readonly Cell[]): string =>
    `${fields.map((field, index) => cellText(cells[index] ?? null, field.kind, text)).join(';')}\r\n`;
  yield* inPieces(rows, line);
}

/**
 * A table as CSV for French Excel: `;`, CRLF, UTF-8 with its mark, decimal commas, days as dd/mm/yyyy, headings in words. What only looks
 * like a number stays text (`01000`, `1E23456789`); a text that begins with = + - @ gets an apostrophe (OWASP, CSV injection); a
 * negative number stays a number.
 */
export const excelCsv = (table: Pick<DataTable, 'fields' | 'rows'>): string => [...excelCsvPieces(table)].join('');
