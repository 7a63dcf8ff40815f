import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';
import { paperRows, type PaperRow } from '#shared/domain/ticket-paper/paper-rows';
import { paperDots, SIGN_DOTS, type PaperMm } from '#shared/domain/ticket-paper/paper-width';
import type { PrintableTicket } from '#shared/ipc/printables';

/** Between the head and the knife lie about 15 mm of paper: so much is fed before it is cut, or torn. */
const ROWS_TO_KNIFE = 4;

const aligns = { left: 'left', centre: 'center', right: 'right' } as const;

/** An encoder for the printers that speak ESC/POS as Epson's do; nearly all do. */
const encoderFor = (paperMm: PaperMm): ReceiptPrinterEncoder =>
  new ReceiptPrinterEncoder({
    language: 'esc-pos',
    columns: paperDots(paperMm) / SIGN_DOTS,
    codepageMapping: 'epson',
    codepageCandidates: ['windows1252', 'cp858'],
    imageMode: 'raster',
    feedBeforeCut: 0,
    newline: '\n',
  });

const addRow = (encoder: ReceiptPrinterEncoder, row: PaperRow): void => {
  switch (row.kind) {
    case 'text':
      encoder.align(aligns[row.align]).bold(row.bold).size(row.width, row.height).line(row.text);
      encoder.size(1, 1).bold(false).align('left');
      return;
    case 'qr':
      encoder.align('center').qrcode(row.data, { model: 2, size: row.moduleDots, errorlevel: 'm' }).align('left');
      return;
    case 'rule':
      encoder.rule();
      return;
    case 'space':
      encoder.newline();
  }
};

const finish = (encoder: ReceiptPrinterEncoder, cut: boolean): Uint8Array => {
  encoder.newline(ROWS_TO_KNIFE);
  if (cut) encoder.cut('partial');
  return encoder.encode();
};

/** A ticket as the bytes of a receipt printer: letters in its own face, its own QR code, the cut. */
export const ticketBytes = ({ lines, cut }: PrintableTicket, paperMm: PaperMm): Uint8Array => {
  const encoder = encoderFor(paperMm).initialize().codepage('auto');
  for (const row of paperRows(lines, paperMm)) addRow(encoder, row);
  return finish(encoder, cut);
};

/** Black and white by dots: four bytes each, as a screen has them. Width and height are multiples of eight. */
export type DotImage = { readonly width: number; readonly height: number; readonly data: Uint8ClampedArray };

const DLE = 0x10;
/** What a printer takes for an order at once when it follows DLE, even amid the dots of a picture. */
const atOnce: ReadonlySet<number> = new Set([0x04, 0x05, 0x14]);
const ONE_DOT = 0b1000;

/** Dots that read as an order get one dot more, which nobody sees. */
const withoutOrders = (bytes: Uint8Array): Uint8Array =>
  bytes.map((byte, at) => (bytes[at - 1] === DLE && atOnce.has(byte) ? byte | ONE_DOT : byte));

/** A picture of a whole sheet, for what the printer's letters cannot say. The encoder sends it in bands that small printers can hold. */
export const imageBytes = (image: DotImage, cut: boolean, paperMm: PaperMm): Uint8Array => {
  const encoder = encoderFor(paperMm).initialize();
  encoder.image({ ...image, colorSpace: 'srgb' }, image.width, image.height, 'threshold', 128);
  return withoutOrders(finish(encoder, cut));
};
