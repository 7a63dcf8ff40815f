import { plainCell } from './guarded-cell';

/**
 * A row as it stands in a file: the line on which it begins (1 = the first), its cells, how many it has, whether all of them are
 * blank, and whether it holds quotes that never close.
 */
export type ScannedRow = {
  readonly line: number;
  readonly cells: readonly string[];
  readonly width: number;
  readonly isBlank: boolean;
  readonly hasOpenQuote: boolean;
};

const newline = 10;
const carriage = 13;
const quote = 34;

type Cursor = {
  readonly text: string;
  readonly separator: number;
  readonly reused: string[];
  at: number;
  line: number;
};
type Quoted = { readonly cell: string; readonly next: number };

/** The place after a quoted cell and its text; `null` when its quotes never close. */
const quotedCell = (text: string, from: number): Quoted | null => {
  let cell = '';
  for (let at = from + 1; ;) {
    const end = text.indexOf('"', at);
    if (end === -1) return null;
    cell += text.slice(at, end);
    if (text.charCodeAt(end + 1) !== quote) return { cell, next: end + 1 };
    cell += '"';
    at = end + 2;
  }
};

const endOfBare = (text: string, from: number, separator: number): number => {
  let at = from;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === separator || code === newline || code === carriage) return at;
  }
  return at;
};

/** Line ends of any kind within a text. */
const newlines = (text: string): number => {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === newline || (code === carriage && text.charCodeAt(at + 1) !== newline)) count += 1;
  }
  return count;
};

const cellText = (text: string, quoted: Quoted | null, from: number, end: number): string => {
  const cell = quoted === null ? text.slice(from, end) : quoted.cell + text.slice(quoted.next, end);
  return cell.startsWith("'") || cell.startsWith('=') ? plainCell(cell) : cell;
};

const apostrophe = 39;
const equals = 61;

/**
 * Whether nothing but white space stands in a cell. Cheap for the usual case, exact for the others: a first character that is neither
 * white space nor the beginning of a cell that is kept as text decides.
 */
const isBlankCell = (text: string, quoted: Quoted | null, from: number, end: number): boolean => {
  if (quoted === null) {
    if (from === end) return true;
    const code = text.charCodeAt(from);
    if (code > 32 && code < 128 && code !== apostrophe && code !== equals) return false;
  }
  return cellText(text, quoted, from, end).trim() === '';
};

const rowAt = (cursor: Cursor, wanted: readonly boolean[] | null): ScannedRow => {
  const { text, separator } = cursor;
  const begun = cursor.line;
  const cells: string[] = wanted === null ? [] : cursor.reused;
  cells.length = 0;
  let width = 0;
  let isBlank = true;
  let hasOpenQuote = false;
  for (;;) {
    const from = cursor.at;
    const begins = text.charCodeAt(from) === quote;
    const quoted = begins ? quotedCell(text, from) : null;
    hasOpenQuote ||= begins && quoted === null;
    const end = endOfBare(text, quoted ? quoted.next : from, separator);
    if (isBlank) isBlank = isBlankCell(text, quoted, from, end);
    if (quoted) cursor.line += newlines(quoted.cell);
    cells.push(wanted === null || wanted[width] === true ? cellText(text, quoted, from, end) : '');
    width += 1;
    cursor.at = end + 1;
    if (text.charCodeAt(end) === separator) continue;
    if (text.charCodeAt(end) === carriage && text.charCodeAt(end + 1) === newline) cursor.at += 1;
    cursor.line += 1;
    return { line: begun, cells, width, isBlank, hasOpenQuote };
  }
};

/**
 * Goes over the rows of a CSV text (RFC 4180) one by one, blank ones too, so that a large file is read without a table of it.
 * `wanted` says which columns are read, `null` = all; the cells of the others are `''`, and the array of cells is the same for every
 * row. Text after closing quotes belongs to the cell; quotes inside a bare cell are plain. Any line end is taken.
 */
export const scanRows = (
  text: string,
  separator: string,
  onRow: (row: ScannedRow) => void,
  wanted: readonly boolean[] | null = null,
): void => {
  const cursor: Cursor = { text, separator: separator.charCodeAt(0), reused: [], at: 0, line: 1 };
  while (cursor.at <= text.length) onRow(rowAt(cursor, wanted));
};
