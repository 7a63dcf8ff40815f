import { createServer, connect, type Socket } from 'node:net';

import { seeded } from './seeded';

/** What the line does to what passes over it. */
export type Line =
  | { readonly kind: 'clean' }
  /** Nothing gets through; what is open is cut. */
  | { readonly kind: 'down' }
  /**
   * Delays every piece, cuts some connections, and lets some go deaf in one direction without a sign. `tear` = the share of pieces of which
   * half gets through before the cut.
   */
  | {
      readonly kind: 'bad';
      readonly mostDelayMs: number;
      readonly cut: number;
      readonly halve: number;
      readonly tear?: number;
    }
  /** Requests for a path arrive, their replies do not: the first one is told and kept back. */
  | { readonly kind: 'swallow'; readonly path: string; readonly onReply: () => void };

export type Proxy = {
  readonly url: string;
  readonly set: (line: Line) => void;
  /** What happened to connections and pieces so far. */
  readonly counts: {
    readonly delayed: number;
    readonly cut: number;
    readonly halved: number;
    readonly swallowed: number;
  };
  readonly close: () => Promise<void>;
};

type Pair = { readonly client: Socket; readonly server: Socket; deafTo: 'client' | 'server' | ''; asked: boolean };

/** A line to a server that a test can spoil. `port` is asked for each connection: a server may come back elsewhere. */
export const startProxy = async (port: () => number, seed: number): Promise<Proxy> => {
  const random = seeded(seed);
  const pairs = new Set<Pair>();
  const counts = { delayed: 0, cut: 0, halved: 0, swallowed: 0 };
  let line: Line = { kind: 'clean' };

  const cut = (pair: Pair): void => {
    pair.client.destroy();
    pair.server.destroy();
    pairs.delete(pair);
  };

  const spoil = (pair: Pair, to: 'client' | 'server', piece: Buffer): number | null => {
    if (line.kind === 'clean') return 0;
    if (line.kind === 'swallow') {
      if (to === 'server' && piece.includes(`POST ${line.path} `)) pair.asked = true;
      if (to === 'server' || !pair.asked) return 0;
      counts.swallowed += 1;
      if (counts.swallowed === 1) line.onReply();
      return null;
    }
    if (line.kind === 'down') return null;
    if (random() < line.cut) {
      counts.cut += 1;
      cut(pair);
      return null;
    }
    if (line.tear !== undefined && random() < line.tear) {
      counts.cut += 1;
      pair[to].write(piece.subarray(0, piece.length >> 1), () => cut(pair));
      return null;
    }
    if (random() < line.halve) {
      counts.halved += 1;
      pair.deafTo = to;
    }
    counts.delayed += 1;
    return pair.deafTo === to ? null : random() * line.mostDelayMs;
  };

  /** Pieces of one direction keep their order, however long each is held up. */
  const carry = (pair: Pair, to: 'client' | 'server', from: Socket): void => {
    let queue = Promise.resolve();
    from.on('data', (piece: Buffer) => {
      const delayMs = spoil(pair, to, piece);
      if (delayMs === null) return;
      queue = queue.then(async () => {
        if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
        if (!pair[to].destroyed) pair[to].write(piece);
      });
    });
    from.on('error', () => cut(pair));
    from.on('close', () => void queue.then(() => cut(pair)));
  };

  const listener = createServer((client) => {
    if (line.kind === 'down') return void client.destroy();
    const pair: Pair = { client, server: connect(port(), '127.0.0.1'), deafTo: '', asked: false };
    pairs.add(pair);
    carry(pair, 'server', client);
    carry(pair, 'client', pair.server);
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const address = listener.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    set: (next) => {
      line = next;
      // A line that is good again carries what still stands, but for what went deaf.
      for (const pair of pairs) if (next.kind === 'down' || pair.deafTo !== '') cut(pair);
    },
    counts,
    close: async () => {
      for (const pair of pairs) cut(pair);
      await new Promise((resolve) => listener.close(resolve));
    },
  };
};
