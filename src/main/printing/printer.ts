import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { dialog } from 'electron';
import type {
  PrintableDay,
  PrintablePaper,
  PrintablePerson,
  PrintableReport,
  PrintableSlip,
  PrintableTicket,
  Printed,
} from '#shared/ipc/printables';
import type { Log } from '../logging/log';
import { dayPageCount, daySheetOf } from './day-page';
import { createDeliverStrip, stripOfTicket, type StationPrinter } from './deliver-strip';
import type { Delivery } from './delivery';
import { paperSheet } from './paper-page';
import { personSheet } from './person-page';
import { reportSheet } from './report-page';
import { openSheet, toDialog, toPdf, takeFontsFrom, withSheet, type Sheet } from './sheet';
import { slipSheet } from './slip-page';
import { createStripWindow } from './strip-window';
import { ticketFileName } from './ticket-file-name';

/** Where a paper with a choice goes: the print dialog of the system, or a file. */
export type PrintTarget = 'paper' | 'file';

export type Printer = {
  /** One try, in turn with all others. `onHandedOver` is called before the first byte that may become paper. Never throws. */
  readonly deliverTicket: (ticket: PrintableTicket, to: StationPrinter, onHandedOver: () => void) => Promise<Delivery>;
  readonly printDayList: (list: PrintableDay, to: PrintTarget) => Promise<Printed>;
  readonly printSlip: (slip: PrintableSlip, to: PrintTarget, station: StationPrinter) => Promise<Printed>;
  readonly printReport: (report: PrintableReport, to: PrintTarget) => Promise<Printed>;
  readonly printPerson: (person: PrintablePerson, to: PrintTarget) => Promise<Printed>;
  readonly printPaper: (paper: PrintablePaper, to: PrintTarget) => Promise<Printed>;
  /** The printers of this system. */
  readonly names: () => Promise<string[]>;
};

const nothing = (code: string): Printed => ({ ok: false, printer: '', file: '', code, pages: 0 });

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

const printedOf = (delivery: Delivery, printer: string): Printed =>
  delivery.kind === 'done'
    ? { ok: true, printer: delivery.file === '' ? printer : '', file: delivery.file, code: '', pages: 1 }
    : nothing(delivery.code);

/** Where several come, a slip says by first names who brings what: it is not left in a folder of the station, but goes where the agent says. */
const saysWhoBrings = ({ papers }: PrintableSlip): boolean => papers.some(({ title }) => title !== '');

const ignored = (): void => undefined;

/** Tickets and slips go to the printer of the station, lists and sheets where the agent sends them. */
export const createPrinter = (folder: string, pagesRoot: string, log: Log): Printer => {
  takeFontsFrom(pagesRoot);
  const inTurn = createStripWindow();
  const deliver = createDeliverStrip(inTurn, folder);
  // What failed may name a file; a code is enough for the log.
  const caught = (error: unknown): Printed => {
    log.error('print.failed', error instanceof Error && 'code' in error ? String(error.code) : 'fault');
    return nothing('printFailed');
  };

  return {
    deliverTicket: async (ticket, to, onHandedOver) => {
      try {
        const strip = stripOfTicket(ticket, to.paperMm, ticketFileName(ticket.label, new Date()));
        return await deliver(strip, to, onHandedOver);
      } catch (error) {
        caught(error);
        return { kind: 'broken', code: 'printFailed' };
      }
    },
    printDayList: async (list, to) => {
      const done = await send(daySheetOf(list), to, folder, `liste-${list.day}.pdf`).catch(caught);
      return { ...done, pages: dayPageCount(list) };
    },
    printSlip: async (slip, to, station) => {
      const sheet = slipSheet(slip);
      const fileName = `rendez-vous-${slip.code}.pdf`;
      if (slip.format !== 'thermal' || (station.printer === '' && saysWhoBrings(slip)))
        return { ...(await send(sheet, to, folder, fileName).catch(caught)), pages: 1 };
      const strip = { sheet, bytes: () => null, cut: true, fileName };
      return deliver(strip, station, ignored).then((done) => printedOf(done, station.printer), caught);
    },
    printReport: async (report, to) => ({
      ...(await send(reportSheet(report), to, folder, `${report.fileName}.pdf`).catch(caught)),
      pages: 1,
    }),
    printPerson: async (person, to) => ({
      ...(await send(personSheet(person), to, folder, `fiche-${person.day}.pdf`).catch(caught)),
      pages: 1,
    }),
    printPaper: async (paper, to) => ({
      ...(await send(paperSheet(paper), to, folder, `${paper.fileName}.pdf`).catch(caught)),
      pages: 1,
    }),
    names: () =>
      inTurn(async (window) => (await window().webContents.getPrintersAsync()).map(({ name }) => name)).catch(() => []),
  };
};
