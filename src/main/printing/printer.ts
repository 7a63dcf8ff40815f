import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { BrowserWindow, session, type WebContents } from 'electron';
import type { IpcOutput, PrintableTicket } from '#shared/ipc/contract';
import type { Log } from '../logging/log';
import { APP_ORIGIN } from '../scheme/app-origin';
import { serveApp, type MadePage } from '../scheme/serve-app';
import { denyPermissions } from '../security/permissions';
import { ticketFileName } from './ticket-file-name';
import { TICKET_WIDTH_MM, ticketCss, ticketHeightMm, ticketHtml } from './ticket-page';

const PRINT_PARTITION = 'print';
const MM_PER_INCH = 25.4;
const MICRONS_PER_MM = 1000;

type Outcome = IpcOutput<'print.ticket'>;
export type Printer = { readonly printTicket: (ticket: PrintableTicket, printer: string) => Promise<Outcome> };

const toPaper = (contents: WebContents, deviceName: string, heightMm: number): Promise<boolean> =>
  new Promise((resolve) => {
    const pageSize = { width: TICKET_WIDTH_MM * MICRONS_PER_MM, height: heightMm * MICRONS_PER_MM };
    contents.print({ silent: true, deviceName, margins: { marginType: 'none' }, pageSize }, (done) => resolve(done));
  });

const toFile = async (contents: WebContents, file: string, heightMm: number): Promise<void> => {
  const pdf = await contents.printToPDF({
    pageSize: { width: TICKET_WIDTH_MM / MM_PER_INCH, height: heightMm / MM_PER_INCH },
    margins: { top: 0, bottom: 0, left: 0, right: 0 },
    printBackground: false,
  });
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, pdf);
};

const openSheet = (): BrowserWindow =>
  new BrowserWindow({
    show: false,
    focusable: false,
    skipTaskbar: true,
    width: 400,
    height: 600,
    webPreferences: {
      partition: PRINT_PARTITION,
      sandbox: true,
      contextIsolation: true,
      javascript: false,
      spellcheck: false,
      devTools: false,
    },
  });

/** Prints tickets one after the other from one hidden window that is kept for speed. */
export const createPrinter = (folder: string, log: Log): Printer => {
  let present: PrintableTicket | null = null;
  let sheet: BrowserWindow | null = null;
  let queue: Promise<unknown> = Promise.resolve();

  const made = (urlPath: string): MadePage | null => {
    if (urlPath === '/print/ticket.css') return { mime: 'text/css; charset=utf-8', body: ticketCss };
    if (urlPath !== '/print/ticket' || present === null) return null;
    return { mime: 'text/html; charset=utf-8', body: ticketHtml(present) };
  };

  const ready = (): BrowserWindow => {
    if (sheet === null || sheet.isDestroyed()) {
      const own = session.fromPartition(PRINT_PARTITION);
      if (!own.protocol.isProtocolHandled('guichet')) {
        denyPermissions(own, 'public');
        serveApp(own, { root: null, connect: () => null, made });
      }
      sheet = openSheet();
    }
    return sheet;
  };

  const print = async (ticket: PrintableTicket, printer: string): Promise<Outcome> => {
    present = ticket;
    const { webContents } = ready();
    await webContents.loadURL(`${APP_ORIGIN}/print/ticket`);
    const heightMm = ticketHeightMm(ticket);
    const known = printer !== '' && (await webContents.getPrintersAsync()).some(({ name }) => name === printer);
    if (known && (await toPaper(webContents, printer, heightMm))) return { ok: true, printer, file: '', code: '' };
    const file = path.join(folder, ticketFileName(ticket.label, new Date()));
    await toFile(webContents, file, heightMm);
    if (printer === '') return { ok: true, printer: '', file, code: '' };
    return { ok: true, printer: '', file, code: known ? 'printFailed' : 'printerMissing' };
  };

  return {
    printTicket: (ticket, printer) => {
      const job = queue.then(() => print(ticket, printer));
      queue = job.catch(() => undefined);
      return job.catch((error: unknown) => {
        log.error('print.failed', error instanceof Error ? error.message : String(error));
        return { ok: false, printer: '', file: '', code: 'printFailed' };
      });
    },
  };
};
