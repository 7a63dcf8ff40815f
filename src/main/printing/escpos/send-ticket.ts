import { connect, type Socket } from 'node:net';
import type { PrintCode } from '#shared/domain/ticket-paper/print-state';
import type { Delivery } from '../delivery';
import type { PrinterAddress } from '#shared/lib/printer-address';

/** What can be asked while the printer works: `DLE EOT n` (Epson's ESC/POS reference, real-time status). */
const statusRequests = { printer: 1, offlineCause: 2, error: 3, paper: 4 } as const;
type StatusKind = keyof typeof statusRequests;

/** The question as bytes. */
const statusQuestion = (kind: StatusKind): Uint8Array => Uint8Array.of(0x10, 0x04, statusRequests[kind]);

/** Every answer has these bits as here; other bytes that a printer sends are none. */
const isStatusAnswer = (byte: number): boolean => (byte & 0b1001_0011) === 0b0001_0010;

const bits = {
  offline: 0b0000_1000,
  coverOpen: 0b0000_0100,
  stoppedForPaper: 0b0010_0000,
  paperEnd: 0b0110_0000,
} as const;

const has = (byte: number | undefined, bit: number): boolean => byte !== undefined && (byte & bit) !== 0;

/** What the answers mean, the thing to do first; `''` = the printer can print. */
const statusCode = (answers: Readonly<Partial<Record<StatusKind, number>>>): PrintCode => {
  if (has(answers.paper, bits.paperEnd) || has(answers.offlineCause, bits.stoppedForPaper)) return 'paperOut';
  if (has(answers.offlineCause, bits.coverOpen)) return 'coverOpen';
  return has(answers.printer, bits.offline) ? 'printerOff' : '';
};

/** A connection to a printer of the network, as the conversation needs it. Nothing of it throws. */
type PrinterLine = {
  /** Sends bytes; what was answered before belongs to nothing any more. */
  readonly send: (bytes: Uint8Array) => void;
  /** The next status byte; `null` when none comes in time or the line broke. */
  readonly answer: (withinMs: number) => Promise<number | null>;
  /** Says that all is sent, and whether the printer took it and hung up too. */
  readonly finish: (withinMs: number) => Promise<boolean>;
  readonly isBroken: () => boolean;
  readonly drop: () => void;
};

const keepLine = (socket: Socket): PrinterLine => {
  const heard: number[] = [];
  let onHeard: ((byte: number | null) => void) | null = null;
  let isBroken = false;
  const tell = (byte: number | null): void => {
    const listener = onHeard;
    onHeard = null;
    listener?.(byte);
  };
  socket.on('error', () => {
    isBroken = true;
  });
  socket.on('close', () => tell(null));
  socket.on('data', (chunk) => {
    heard.push(...chunk.filter(isStatusAnswer));
    if (onHeard !== null && heard.length > 0) tell(heard.shift() ?? null);
  });
  return {
    send: (bytes) => {
      heard.length = 0;
      socket.write(bytes);
    },
    answer: (withinMs) =>
      new Promise((resolve) => {
        const first = heard.shift();
        if (first !== undefined || socket.destroyed) return resolve(first ?? null);
        const timer = setTimeout(() => tell(null), withinMs);
        onHeard = (byte) => {
          clearTimeout(timer);
          resolve(byte);
        };
      }),
    finish: (withinMs) =>
      new Promise((resolve) => {
        if (socket.destroyed) return resolve(!isBroken && socket.writableFinished);
        const timer = setTimeout(() => socket.destroy(), withinMs);
        let hungUp = socket.readableEnded;
        socket.once('end', () => {
          hungUp = true;
        });
        socket.once('close', () => {
          clearTimeout(timer);
          resolve(hungUp && !isBroken && socket.writableFinished);
        });
        socket.end();
      }),
    isBroken: () => isBroken || socket.destroyed,
    drop: () => socket.destroy(),
  };
};

/** Opens the line to a printer; `null` when nobody answers there in time. */
const openLine = ({ host, port }: PrinterAddress, withinMs: number): Promise<PrinterLine | null> =>
  new Promise((resolve) => {
    const socket = connect({ host, port });
    socket.setNoDelay(true);
    const giveUp = (): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(null);
    };
    const timer = setTimeout(giveUp, withinMs);
    socket.once('error', giveUp);
    socket.once('connect', () => {
      clearTimeout(timer);
      const line = keepLine(socket);
      socket.removeListener('error', giveUp);
      resolve(line);
    });
  });

const CONNECT_MS = 800;
const ANSWER_MS = 250;
/** A printer prints from its buffer before it hangs up; a ticket takes it a second or two. */
const HANG_UP_MS = 4000;

/** Whether anything listens at this address; nothing is sent there. */
export const isListening = async (address: PrinterAddress): Promise<boolean> => {
  const line = await openLine(address, CONNECT_MS);
  line?.drop();
  return line !== null;
};

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
