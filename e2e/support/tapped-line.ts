import { connect, createServer, type Socket } from 'node:net';

/** A line to a server that keeps all that passes, both ways. */
export type TappedLine = {
  readonly address: string;
  readonly heard: () => Buffer;
  readonly close: () => Promise<void>;
};

/** Listens on a port of its own, or on this one, and hands everything on to the server at `address`. */
export const tapLine = async (address: string, on = 0): Promise<TappedLine> => {
  const { hostname, port } = new URL(address);
  const pieces: Buffer[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      from.on('data', (piece: Buffer) => {
        pieces.push(piece);
        to.write(piece);
      });
      from.on('error', () => to.destroy());
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(on, '127.0.0.1', resolve));
  const own = server.address();
  if (own === null || typeof own === 'string') throw new Error('no port');
  return {
    address: `http://127.0.0.1:${own.port}`,
    heard: () => Buffer.concat(pieces),
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => void server.close(() => resolve()));
    },
  };
};
