import { type PaperMm, paperDots, SIGN_DOTS } from './paper-width';
import { printerText, withPlainSpaces } from './printer-text';
import type { TicketLine } from './ticket-lines';

/** Most bytes of a QR code of version 1, 2, 3… at level M (ISO/IEC 18004, table 7). */
const mostBytes = [14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331] as const;

/** Modules along one side of the QR code at level M for so many bytes, without its quiet margin. */
export const qrModules = (bytes: number): number => {
  const at = mostBytes.findIndex((most) => bytes <= most);
  return 17 + 4 * ((at < 0 ? mostBytes.length : at) + 1);
};

type TextLine = Extract<TicketLine, { kind: 'text' }>;

/** One row of the paper: its signs are `width` times as wide and `height` times as high as plain ones. */
export type PaperRow =
  | (Pick<TextLine, 'kind' | 'text' | 'bold' | 'align'> & { readonly width: number; readonly height: number })
  | { readonly kind: 'qr'; readonly data: string; readonly moduleDots: number }
  | { readonly kind: 'rule' }
  | { readonly kind: 'space' };

const LARGEST = 6;
const SMALLEST_OF_LARGEST = 2;
const MODULE_DOTS = [4, 5, 6, 8] as const;
const QUIET_MODULES = 8;

type Times = Readonly<Record<'width' | 'height', number>>;

/** Size 4 is as large as the paper allows, so that a number never breaks into two rows. */
const timesOf = ({ size, text }: TextLine, columns: number): Times => {
  if (size <= 1) return { width: 1, height: 1 };
  if (size === 2) return { width: 1, height: 2 };
  if (size === 3) return { width: 2, height: 2 };
  const fits = Math.floor(columns / Math.max(1, printerText(text).length));
  const times = Math.min(LARGEST, Math.max(SMALLEST_OF_LARGEST, fits));
  return { width: times, height: times };
};

const inPieces = (word: string, most: number): readonly string[] => {
  const signs = [...word];
  return Array.from({ length: Math.ceil(signs.length / most) }, (_, at) =>
    signs.slice(at * most, (at + 1) * most).join(''),
  );
};

/** Cut between words; a word longer than the row is cut where the row ends. */
const inRows = (text: string, most: number): readonly string[] => {
  const rows: string[] = [];
  for (const piece of text.split(' ').flatMap((word) => inPieces(word, most))) {
    const last = rows.at(-1);
    if (last !== undefined && last.length + 1 + piece.length <= most) rows[rows.length - 1] = `${last} ${piece}`;
    else rows.push(piece);
  }
  return rows;
};

const textRows = (line: TextLine, columns: number): readonly PaperRow[] => {
  const { width, height } = timesOf(line, columns);
  const { kind, bold, align } = line;
  return inRows(printerText(line.text), Math.floor(columns / width)).map((row) => ({
    kind,
    text: withPlainSpaces(row),
    bold,
    align,
    width,
    height,
  }));
};

const qrRows = (line: Extract<TicketLine, { kind: 'qr' }>, paperMm: PaperMm): readonly PaperRow[] => {
  const dots = paperDots(paperMm);
  const fits = Math.floor(dots / (qrModules(line.data.length) + QUIET_MODULES));
  const moduleDots = Math.max(1, Math.min(fits, MODULE_DOTS[line.size - 1] ?? MODULE_DOTS[0]));
  const hint: TextLine = { kind: 'text', text: line.hint, size: 1, bold: false, align: 'centre' };
  return [{ kind: 'qr', data: line.data, moduleDots }, ...textRows(hint, dots / SIGN_DOTS)];
};

/**
 * A ticket as rows of a receipt printer, cut for the width of the paper: what the printer gets and what a preview draws are these same
 * rows.
 */
export const paperRows = (lines: readonly TicketLine[], paperMm: PaperMm): readonly PaperRow[] =>
  lines.flatMap((line): readonly PaperRow[] => {
    if (line.kind === 'text') return textRows(line, paperDots(paperMm) / SIGN_DOTS);
    if (line.kind === 'qr') return qrRows(line, paperMm);
    return [line];
  });
