import type { SiteReference } from '#shared/domain/model/reference';
import type { PrintCode } from '#shared/domain/ticket-paper/print-state';
import { shippedTicketBlocks, ticketLines } from '#shared/domain/ticket-paper/ticket-lines';
import type { PrintJob } from '#shared/ipc/printables';

import { guichetBridge } from './bridge';
import { paperFacts, type PaperSlip } from './ticket-paper';

/** How a slip stands on its way to paper. `kept` = nothing came out and nothing will: its number was told. */
export type SlipPrint = 'printing' | 'paper' | 'file' | 'waiting' | 'uncertain' | 'failed' | 'kept';

/** What became of one print: the job of the printer's queue that goes on with it, and the file that was written instead; `''` = none. */
export type PrintState = {
  readonly print: SlipPrint;
  readonly code: PrintCode;
  readonly jobId: string;
  readonly file: string;
};

export const begun: PrintState = { print: 'printing', code: '', jobId: '', file: '' };
const nothingPrinted: PrintState = { ...begun, print: 'failed', code: 'printFailed' };

/** Sends a slip to the printer of the station; a file where there is none. Never a name on paper. */
export const printSlip = async (slip: PaperSlip, reference: SiteReference): Promise<PrintState> => {
  const layout = reference.ticketLayouts[0];
  const lines = ticketLines(layout?.blocks ?? shippedTicketBlocks, paperFacts(slip, reference));
  try {
    const paper = { label: slip.label, lines: [...lines], cut: layout?.cut ?? true };
    const done = await guichetBridge()?.invoke('print.ticket', paper);
    if (!done) return nothingPrinted;
    const { ok, file, code, jobId } = done;
    if (ok) return { print: file === '' ? 'paper' : 'file', code: '', jobId, file };
    return { print: jobId === '' ? 'failed' : 'waiting', code, jobId, file: '' };
  } catch {
    return nothingPrinted;
  }
};

const printOf = {
  waiting: 'waiting',
  printing: 'printing',
  done: 'paper',
  uncertain: 'uncertain',
  failed: 'failed',
} as const;

/** How a print stands now, by what the printer's queue says of its job; one that was taken out of the queue is kept. */
export const printStateNow = (said: PrintState, jobs: readonly PrintJob[]): PrintState => {
  if (said.jobId === '') return said;
  const job = jobs.find(({ id }) => id === said.jobId);
  if (job) return { ...said, print: printOf[job.state], code: job.code };
  return said.print === 'paper' ? said : { ...said, print: 'kept' };
};

/** Tries at once what waits, and prints once more what is in doubt. */
export const retryPrint = (jobId: string): void => {
  guichetBridge()
    ?.invoke('print.retry', { jobId })
    .catch(() => undefined);
};

/** Opens a file that this station wrote instead of paper; whether it did. Any other file is refused by the main process. */
export const openPrinted = (file: string): Promise<boolean> =>
  guichetBridge()
    ?.invoke('print.openFile', { file })
    .then(({ ok }) => ok)
    .catch(() => false) ?? Promise.resolve(false);
