import type { PrintCode } from '#shared/domain/ticket-paper/print-state';
import type { Delivery } from '../delivery';
import type { PrinterAddress } from '#shared/lib/printer-address';
import { openLine, type PrinterLine } from './printer-line';
import { statusCode, statusQuestion, type StatusKind } from './printer-status';

const CONNECT_MS = 800;
const ANSWER_MS = 250;
/** A printer prints from its buffer before it hangs up; a ticket takes it a second or two. */
const HANG_UP_MS = 4000;

const ask = async (line: PrinterLine, kind: StatusKind): Promise<number | null> => {
  line.send(statusQuestion(kind));
  return line.answer(ANSWER_MS);
};

/** How the printer is; `null` = it does not say. One that leaves the first question open is not asked another. */
const statusOf = async (line: PrinterLine): Promise<PrintCode | null> => {
  const printer = await ask(line, 'printer');
  if (printer === null) return null;
  const offlineCause = await ask(line, 'offlineCause');
  const paper = await ask(line, 'paper');
  return statusCode({
    printer,
    ...(offlineCause === null ? {} : { offlineCause }),
    ...(paper === null ? {} : { paper }),
  });
};

const notYet = (code: PrintCode): Delivery => ({ kind: 'notYet', code });
const doubt = (code: PrintCode): Delivery => ({ kind: 'doubt', code });

export type Sending = {
  readonly address: PrinterAddress;
  readonly bytes: Uint8Array;
  /** This printer said how it is before: when it is silent now, it is not ready. */
  readonly usuallyAnswers: boolean;
  readonly onAnswered: () => void;
  /** Called once, before the first byte of the ticket leaves: from here on nobody can be sure that nothing is on paper. */
  readonly onHandedOver: () => void;
};

/** After the bytes: a printer that answers has read them, one that hangs up in good order has taken them. */
const outcomeOf = async (line: PrinterLine, answers: boolean): Promise<Delivery> => {
  const after = answers ? await statusOf(line) : null;
  if (after !== null && after !== '') {
    line.drop();
    return doubt(after);
  }
  const hungUp = await line.finish(after === '' ? ANSWER_MS : HANG_UP_MS);
  return after === '' || hungUp ? { kind: 'done', file: '' } : doubt('printFailed');
};

/**
 * Sends a ticket to a printer of the network over a line of its own. What fails before the first byte of the ticket is tried again by
 * whoever calls; what fails after it is a doubt that a person settles, because a printer prints while it reads.
 */
export const sendTicket = async (sending: Sending): Promise<Delivery> => {
  const line = await openLine(sending.address, CONNECT_MS);
  if (line === null) return notYet('printerOff');
  const before = await statusOf(line);
  if (before !== null) sending.onAnswered();
  const isSilent = before === null && sending.usuallyAnswers;
  if (isSilent || line.isBroken() || (before !== null && before !== '')) {
    line.drop();
    return notYet(before === null || before === '' ? 'printerOff' : before);
  }
  sending.onHandedOver();
  line.send(sending.bytes);
  return outcomeOf(line, before !== null);
};
