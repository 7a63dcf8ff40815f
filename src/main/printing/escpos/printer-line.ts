import { connect, type Socket } from 'node:net';
import { isStatusAnswer } from './printer-status';
import type { PrinterAddress } from '#shared/lib/printer-address';

/** A connection to a printer of the network, as the conversation needs it. Nothing of it throws. */
export type PrinterLine = {
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
export const openLine = ({ host, port }: PrinterAddress, withinMs: number): Promise<PrinterLine | null> =>
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
