import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** How the printer is and behaves. `silent` never says how it is; `hold` never hangs up. */
export type FakeState = {
  status: 'ready' | 'paperOut' | 'coverOpen' | 'offline' | 'silent';
  /** Breaks the line once it has read so many bytes of a ticket. */
  breakAfter: number | null;
  /** Breaks the line at the first question. */
  breakAtQuestion: boolean;
  hold: boolean;
};

export type FakePrinter = {
  readonly port: number;
  readonly address: string;
  readonly state: FakeState;
  /** What each line brought, questions left out, in the order in which the lines were opened; lines that brought nothing are not in it. */
  readonly tickets: () => readonly Uint8Array[];
  /** How many lines were opened. */
  readonly lines: () => number;
  /** Switches it off: nobody answers at its port. */
  readonly off: () => Promise<void>;
  readonly on: () => Promise<void>;
};

const fixedBits = 0b0001_0010;

/** The answer to `DLE EOT n`, by Epson's tables. */
const answerTo = (question: number, status: FakeState['status']): number => {
  const stands = status !== 'ready';
  if (question === 1) return fixedBits | (stands ? 0b1000 : 0);
  if (question === 2) return fixedBits | (status === 'coverOpen' ? 0b100 : 0) | (status === 'paperOut' ? 0b10_0000 : 0);
  if (question === 4) return fixedBits | (status === 'paperOut' ? 0b110_0000 : 0);
  return fixedBits;
};

const isQuestion = (bytes: readonly number[], at: number): boolean => bytes[at] === 0x10 && bytes[at + 1] === 0x04;

const serve = (state: FakeState, socket: Socket, line: number[]): void => {
  const read: number[] = [];
  socket.on('error', () => undefined);
  socket.on('end', () => {
    if (!state.hold) socket.end();
  });
  socket.on('data', (chunk) => {
    read.push(...chunk);
    while (read.length > 0) {
      if (isQuestion(read, 0)) {
        if (read.length < 3) return;
        const [, , question = 0] = read.splice(0, 3);
        if (state.breakAtQuestion) {
          socket.resetAndDestroy();
          return;
        }
        if (state.status !== 'silent') socket.write(Uint8Array.of(answerTo(question, state.status)));
        continue;
      }
      line.push(read.shift() ?? 0);
      if (state.breakAfter !== null && line.length >= state.breakAfter) {
        socket.resetAndDestroy();
        return;
      }
    }
  });
};

/** A receipt printer on a port of this machine, without paper. */
export const startFakePrinter = async (given: Partial<FakeState> = {}): Promise<FakePrinter> => {
  const state: FakeState = { status: 'ready', breakAfter: null, breakAtQuestion: false, hold: false, ...given };
  const lines: number[][] = [];
  const open = new Set<Socket>();
  let server: Server | null = null;
  const listen = (port: number): Promise<number> =>
    new Promise((resolve, reject) => {
      const opened = createServer({ allowHalfOpen: true }, (socket) => {
        const line: number[] = [];
        lines.push(line);
        open.add(socket);
        socket.once('close', () => open.delete(socket));
        serve(state, socket, line);
      });
      server = opened;
      opened.once('error', reject);
      opened.listen(port, '127.0.0.1', () => resolve((opened.address() as AddressInfo).port));
    });
  const port = await listen(0);
  return {
    port,
    address: `tcp://127.0.0.1:${port}`,
    state,
    tickets: () => lines.filter((line) => line.length > 0).map((line) => Uint8Array.from(line)),
    lines: () => lines.length,
    off: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        if (server === null) return resolve();
        server.close(() => resolve());
        server = null;
      }),
    on: async () => {
      await listen(port);
    },
  };
};
