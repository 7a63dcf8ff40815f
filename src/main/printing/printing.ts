import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { PrintJob } from '#shared/ipc/printables';
import { faultWords } from '#shared/lib/fault-words';
import type { Log } from '../logging/log';
import { openJsonFile, type JsonFile } from '../settings/json-file';
import type { StationFile } from '../settings/station-file';
import type { StationPrinter } from './deliver-strip';
import { localDay } from './local-day';
import { emptyQueueFile, queueFileSchema } from './print-job';
import { createPrintQueue, type PrintQueue } from './print-queue';
import { createPrinter, type Printer } from './printer';

/** All that prints at this station: what goes out at once, and the tickets that wait for their printer. */
export type Printing = {
  readonly printer: Printer;
  readonly queue: PrintQueue;
  /** The printer that is chosen now; `''` = none, tickets become files. */
  readonly chosen: () => StationPrinter;
};

export type PrintingNeeds = {
  readonly userData: string;
  readonly tickets: string;
  readonly pagesRoot: string;
  readonly station: JsonFile<StationFile>;
  readonly log: Log;
  readonly changed: (jobs: PrintJob[]) => void;
};

/** Tickets follow the station: when another printer is chosen, those that wait are printed there. */
export const createPrinting = (needs: PrintingNeeds): Printing => {
  const { userData, tickets, pagesRoot, station, log, changed } = needs;
  const printer = createPrinter(tickets, pagesRoot, log);
  const chosen = (): StationPrinter => {
    const { printer: name, paperMm } = station.read().station;
    return { printer: name, paperMm };
  };
  const queue = createPrintQueue({
    file: openJsonFile({
      file: path.join(userData, 'print-queue.json'),
      schema: queueFileSchema,
      fallback: emptyQueueFile,
      onBroken: () => log.error('settings.broken', 'print-queue.json'),
      // Paper for the person beats what a start after a crash would know of it.
      onUnwritten: (error) => log.error('print.notKept', faultWords(error)),
    }),
    deliver: async (ticket, onHandedOver) => {
      const delivery = await printer.deliverTicket(ticket, chosen(), onHandedOver);
      if (delivery.kind !== 'done') log.warn(`print.${delivery.kind}`, delivery.code);
      return delivery;
    },
    now: () => {
      const now = new Date();
      return { day: localDay(now), at: now.toISOString() };
    },
    newId: randomUUID,
    changed,
  });
  queue.wake();
  return { printer, queue, chosen };
};
