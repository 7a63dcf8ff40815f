import { setTimeout } from 'node:timers/promises';
import type { BrowserWindow, NativeImage } from 'electron';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isInPrinterAlphabet } from '#shared/domain/ticket-paper/printer-text';
import { type PaperMm, DOTS_PER_MM, paperDots } from '#shared/domain/ticket-paper/paper-width';
import type { PrintableTicket } from '#shared/ipc/printables';
import type { Delivery } from './delivery';
import { printerAddress, type PrinterAddress } from '#shared/lib/printer-address';
import { sendTicket } from './escpos/send-ticket';
import { imageBytes, ticketBytes, type DotImage } from './escpos/ticket-bytes';
import { toPdf, toPrinter, withSheet, type Sheet, faceOf } from './sheet';
import type { InTurn } from './strip-window';
import { ticketSheet } from './ticket-page';

/** Pixels of a page along one millimetre at its plain size. */
const PIXELS_PER_MM = 96 / 25.4;
/** Rows of dots come in bytes. */
const byEight = (dots: number): number => Math.ceil(dots / 8) * 8;

/** Screens of several densities give more pixels than were asked for. */
const inDots = (picture: NativeImage, width: number, height: number): NativeImage => {
  const size = picture.getSize();
  return size.width === width && size.height === height ? picture : picture.resize({ width, height, quality: 'best' });
};

/**
 * A sheet that a hidden window shows, as the dots of a receipt printer: what its own letters cannot say (Arabic, for one) comes out as a
 * picture of the whole sheet. A sheet for a wider roll is made smaller; the margins that no head reaches are left out.
 */
const sheetImage = async (window: BrowserWindow, sheet: Sheet, paperMm: PaperMm): Promise<DotImage> => {
  const contents = window.webContents;
  const width = paperDots(paperMm);
  const scale = width / paperDots(sheet.widthMm < 80 ? 58 : 80);
  const whole = Math.round(sheet.widthMm * DOTS_PER_MM * scale);
  const height = byEight(sheet.heightMm * DOTS_PER_MM * scale);
  await faceOf(contents, sheet);
  contents.setZoomFactor((DOTS_PER_MM * scale) / PIXELS_PER_MM);
  window.setContentSize(whole, height);
  try {
    const x = Math.floor((whole - width) / 2);
    const picture = await contents.capturePage({ x, y: 0, width, height }, { stayHidden: true });
    if (picture.isEmpty()) throw new Error('the sheet gave no picture');
    // Blue comes first in it: to tell black from white that is all the same.
    return { width, height, data: new Uint8ClampedArray(inDots(picture, width, height).toBitmap()) };
  } finally {
    contents.setZoomFactor(1);
  }
};

/** Writes a file into a folder that is made when it is missing; answers where it lies. */
const toFolder = async (folder: string, name: string, content: Buffer): Promise<string> => {
  const file = path.join(folder, name);
  await mkdir(folder, { recursive: true });
  await writeFile(file, content);
  return file;
};

/** A spooler answers at once; one that does not has hung. */
const SYSTEM_MS = 20_000;

/** Where the strips of this station go. */
export type StationPrinter = { readonly printer: string; readonly paperMm: PaperMm };

/** A strip of paper: as a page, and as bytes of a receipt printer where that says all of it. */
type Strip = {
  readonly sheet: Sheet;
  /** `null` = the printer's own letters cannot say it. */
  readonly bytes: () => Uint8Array | null;
  readonly cut: boolean;
  readonly fileName: string;
};

export type DeliverStrip = (strip: Strip, to: StationPrinter, onHandedOver: () => void) => Promise<Delivery>;

/** A ticket as a strip: in the printer's own letters, or as a picture when one of its texts has others. */
export const stripOfTicket = (ticket: PrintableTicket, paperMm: PaperMm, fileName: string): Strip => {
  const texts = ticket.lines.flatMap((line) =>
    line.kind === 'text' ? [line.text] : line.kind === 'qr' ? [line.hint] : [],
  );
  return {
    sheet: ticketSheet(ticket, paperMm),
    bytes: () => (texts.every(isInPrinterAlphabet) ? ticketBytes(ticket, paperMm) : null),
    cut: ticket.cut,
    fileName,
  };
};

const throughSystem = async (
  window: BrowserWindow,
  { sheet }: Strip,
  printer: string,
  onHandedOver: () => void,
): Promise<Delivery> => {
  let isHandedOver = false;
  try {
    return await withSheet(window, sheet, async (contents) => {
      const isKnown = (await contents.getPrintersAsync()).some((one) => one.name === printer);
      if (!isKnown) return { kind: 'notYet', code: 'printerMissing' };
      // The system may take seconds to answer. What died meanwhile was told as not printed: nothing of it is handed over any more.
      if (contents.isCrashed()) throw new Error('the page of the prints died');
      onHandedOver();
      isHandedOver = true;
      // The system says no before anything is spooled; its yes means that it took the job.
      const silence = setTimeout(SYSTEM_MS, null, { ref: false });
      const took = await Promise.race([toPrinter(contents, printer, sheet), silence]);
      if (took === null) return { kind: 'doubt', code: 'printFailed' };
      return took ? { kind: 'done', file: '' } : { kind: 'notYet', code: 'printFailed' };
    });
  } catch (error) {
    // Its page died after the system had it: it may be on paper.
    if (isHandedOver) return { kind: 'doubt', code: 'printFailed' };
    throw error;
  }
};

const asFile = (window: BrowserWindow, { sheet, fileName }: Strip, folder: string): Promise<Delivery> =>
  withSheet(window, sheet, async (contents) => ({
    kind: 'done',
    file: await toFolder(folder, fileName, await toPdf(contents, sheet)),
  }));

const drawn = (window: BrowserWindow, { sheet, cut }: Strip, paperMm: PaperMm): Promise<Uint8Array> =>
  withSheet(window, sheet, async () => imageBytes(await sheetImage(window, sheet, paperMm), cut, paperMm));

/** Brings a strip to the printer of the station, one at a time: over the network, through the system, or into a file where there is none. */
export const createDeliverStrip = (inTurn: InTurn, folder: string): DeliverStrip => {
  const answered = new Set<string>();
  const overNetwork = (address: PrinterAddress, bytes: Uint8Array, onHandedOver: () => void): Promise<Delivery> => {
    const name = `${address.host}:${address.port}`;
    return sendTicket({
      address,
      bytes,
      usuallyAnswers: answered.has(name),
      onAnswered: () => answered.add(name),
      onHandedOver,
    });
  };
  return (strip, { printer, paperMm }, onHandedOver) =>
    inTurn(async (window): Promise<Delivery> => {
      if (printer === '') return asFile(window(), strip, folder);
      if (!printer.startsWith('tcp://')) return throughSystem(window(), strip, printer, onHandedOver);
      const address = printerAddress(printer);
      if (address === null) return { kind: 'notYet', code: 'printerMissing' };
      return overNetwork(address, strip.bytes() ?? (await drawn(window(), strip, paperMm)), onHandedOver);
    });
};
