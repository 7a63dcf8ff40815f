import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { dialog, type BrowserWindow } from 'electron';
import type { IpcOutput } from '#shared/ipc/contract';
import type { PrintableDay, PrintableSlip, PrintableTicket, Printed } from '#shared/ipc/printables';
import type { Log } from '../logging/log';
import { dayPageCount, daySheetOf } from './day-page';
import { openSheet, toDialog, toPdf, toPrinter, takeFontsFrom, withSheet, type Sheet } from './sheet';
import { slipSheet } from './slip-page';
import { ticketFileName } from './ticket-file-name';
import { ticketSheet } from './ticket-page';

type Outcome = Omit<IpcOutput<'print.ticket'>, 'jobId'>;
/** Where a paper with a choice goes: the print dialog of the system, or a file. */
export type PrintTarget = 'paper' | 'file';

export type Printer = {
  readonly printTicket: (ticket: PrintableTicket, printer: string) => Promise<Outcome>;
  readonly printDayList: (list: PrintableDay, to: PrintTarget) => Promise<Printed>;
  readonly printSlip: (slip: PrintableSlip, to: PrintTarget, printer: string) => Promise<Printed>;
};

const nothing = (code: string): Printed => ({ ok: false, printer: '', file: '', code, pages: 0 });

const toFolder = async (folder: string, name: string, pdf: Buffer): Promise<string> => {
  const file = path.join(folder, name);
  await mkdir(folder, { recursive: true });
  await writeFile(file, pdf);
  return file;
};

/** Asks where the file shall go; `''` when the agent gives up. */
const askFile = async (folder: string, name: string): Promise<string> => {
  await mkdir(folder, { recursive: true });
  const chosen = await dialog.showSaveDialog({
    defaultPath: path.join(folder, name),
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
  });
  return chosen.canceled ? '' : (chosen.filePath ?? '');
};

/** A paper that an agent sends somewhere: in a window of its own, so that tickets never wait for a dialog. */
const send = async (sheet: Sheet, to: PrintTarget, folder: string, name: string): Promise<Omit<Printed, 'pages'>> => {
  const window = openSheet();
  try {
    return await withSheet(window, sheet, async (contents) => {
      if (to === 'paper') {
        if ((await contents.getPrintersAsync()).length === 0) return nothing('noPrinter');
        const code = await toDialog(contents, sheet);
        return { ok: code === '', printer: '', file: '', code };
      }
      const file = await askFile(folder, name);
      if (file === '') return nothing('cancelled');
      await writeFile(file, await toPdf(contents, sheet));
      return { ok: true, printer: '', file, code: '' };
    });
  } finally {
    window.destroy();
  }
};

/** Straight to the printer of the station, or into a file where there is none. */
const printNow = async (
  window: BrowserWindow,
  sheet: Sheet,
  folder: string,
  name: string,
  printer: string,
): Promise<Outcome> =>
  withSheet(window, sheet, async (contents) => {
    const known = printer !== '' && (await contents.getPrintersAsync()).some((one) => one.name === printer);
    if (known && (await toPrinter(contents, printer, sheet))) return { ok: true, printer, file: '', code: '' };
    const file = await toFolder(folder, name, await toPdf(contents, sheet));
    if (printer === '') return { ok: true, printer: '', file, code: '' };
    return { ok: true, printer: '', file, code: known ? 'printFailed' : 'printerMissing' };
  });

/** Prints strips one after the other from one hidden window that is kept for speed. */
const createStripPrinter = (folder: string) => {
  let window: BrowserWindow | null = null;
  let queue: Promise<unknown> = Promise.resolve();
  return (sheet: Sheet, name: string, printer: string): Promise<Outcome> => {
    const job = queue.then(() => {
      if (window === null || window.isDestroyed()) window = openSheet();
      return printNow(window, sheet, folder, name, printer);
    });
    queue = job.catch(() => undefined);
    return job;
  };
};

/** Tickets and slips go to the printer of the station, lists and sheets where the agent sends them. */
export const createPrinter = (folder: string, pagesRoot: string, log: Log): Printer => {
  takeFontsFrom(pagesRoot);
  const inTurn = createStripPrinter(folder);
  // What failed may name a file; a code is enough for the log.
  const caught = (error: unknown): Printed => {
    log.error('print.failed', error instanceof Error && 'code' in error ? String(error.code) : 'fault');
    return nothing('printFailed');
  };

  return {
    printTicket: (ticket, printer) =>
      inTurn(ticketSheet(ticket), ticketFileName(ticket.label, new Date()), printer).catch((error: unknown) => {
        const { ok, file, code } = caught(error);
        return { ok, printer: '', file, code };
      }),
    printDayList: async (list, to) => {
      const done = await send(daySheetOf(list), to, folder, `liste-${list.day}.pdf`).catch(caught);
      return { ...done, pages: dayPageCount(list) };
    },
    printSlip: async (slip, to, printer) => {
      const sheet = slipSheet(slip);
      const name = `rendez-vous-${slip.code}.pdf`;
      const job = slip.format === 'thermal' ? inTurn(sheet, name, printer) : send(sheet, to, folder, name);
      return { ...(await job.catch(caught)), pages: 1 };
    },
  };
};
