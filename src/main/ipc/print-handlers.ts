import type { Printer } from '../printing/printer';
import type { JsonFile } from '../settings/json-file';
import type { StationFile } from '../settings/station-file';
import type { IpcHandlers } from './handlers';

type PrintChannel = Extract<keyof IpcHandlers, `print.${string}`>;

/** The calls that bring something to paper. */
export const printHandlers = (printer: Printer, station: JsonFile<StationFile>): Pick<IpcHandlers, PrintChannel> => ({
  'print.ticket': async (ticket) => ({
    ...(await printer.printTicket(ticket, station.read().station.printer)),
    jobId: '',
  }),
  'print.dayList': ({ list, to }) => printer.printDayList(list, to),
  'print.slip': ({ slip, to }) => printer.printSlip(slip, to, station.read().station.printer),
  'print.jobs': () => [],
  'print.retry': () => ({ ok: false, code: 'notFound' }),
  'print.drop': () => ({ ok: false, code: 'notFound' }),
  'print.test': () => ({ ok: false, code: 'noPrinter' }),
  'print.printers': () => [],
});
