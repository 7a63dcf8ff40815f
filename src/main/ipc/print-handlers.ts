import { shell } from 'electron';
import type { IpcInput } from '#shared/ipc/contract';
import { printerAddress } from '#shared/lib/printer-address';
import { isListening } from '../printing/escpos/send-ticket';
import type { Printing } from '../printing/printing';
import { testTicket } from '../printing/test-ticket';
import { createWrittenFiles } from '../printing/written-files';
import type { IpcHandlers } from './handlers';

type PrintChannel = Extract<keyof IpcHandlers, `print.${string}`>;
type Outcome = { ok: boolean; code: string };

const ignored = (): void => undefined;
const outcomeOf = (code: string): Outcome => ({ ok: code === 'ok', code: code === 'ok' ? '' : code });
const timeNow = (): string => new Date().toLocaleString('fr-FR', { dateStyle: 'short', timeStyle: 'short' });

/** A page that nobody waits for: it is not kept when it fails. `file` = there is no printer, a PDF was written. */
const testPage = async ({ printer }: Printing, input: IpcInput<'print.test'>): Promise<Outcome> => {
  const { printer: name, paperMm, ticket } = input;
  const done = await printer.deliverTicket(ticket ?? testTicket(timeNow()), { printer: name, paperMm }, ignored);
  if (done.kind === 'done') return { ok: true, code: done.file === '' ? '' : 'file' };
  return { ok: false, code: done.kind === 'doubt' && done.code === 'printFailed' ? 'uncertain' : done.code };
};

/** Only a printer of the network can be away: those of the system are named by it. */
const reach = async (printer: string): Promise<Outcome> => {
  const address = printerAddress(printer);
  const ok = address === null || (await isListening(address));
  return { ok, code: ok ? '' : 'printerOff' };
};

/** The calls that bring something to paper. */
export const printHandlers = (printing: Printing): Pick<IpcHandlers, PrintChannel> => {
  const { printer, queue, chosen } = printing;
  const files = createWrittenFiles((file) => shell.openPath(file));
  return {
    'print.ticket': async (ticket) => {
      const to = chosen();
      if (to.printer !== '') {
        const { ok, code, jobId } = await queue.add(ticket);
        return { ok, printer: ok ? to.printer : '', file: '', code, jobId };
      }
      const done = await printer.deliverTicket(ticket, to, ignored);
      return done.kind === 'done'
        ? files.note({ ok: true, printer: '', file: done.file, code: '' as const, jobId: '' })
        : { ok: false, printer: '', file: '', code: done.code, jobId: '' };
    },
    'print.dayList': async ({ list, to }) => files.note(await printer.printDayList(list, to)),
    'print.slip': async ({ slip, to }) => files.note(await printer.printSlip(slip, to, chosen())),
    'print.report': async ({ report, to }) => files.note(await printer.printReport(report, to)),
    'print.person': async ({ person, to }) => files.note(await printer.printPerson(person, to)),
    'print.paper': async ({ paper, to }) => files.note(await printer.printPaper(paper, to)),
    'print.openFile': async ({ file }) => {
      const code = await files.open(file);
      return { ok: code === '', code };
    },
    'print.jobs': () => queue.jobs(),
    'print.retry': ({ jobId }) => outcomeOf(queue.retry(jobId)),
    'print.drop': ({ jobId }) => outcomeOf(queue.drop(jobId)),
    'print.test': (input) => testPage(printing, input),
    'print.reach': ({ printer: name }) => reach(name),
    'print.printers': () => printer.names(),
  };
};
