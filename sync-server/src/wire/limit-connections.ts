import type { FastifyInstance } from 'fastify';

import { MOST_CONNECTIONS, MOST_CONNECTIONS_OF_ADDRESS } from '../bounds';

/** Closes connections at once that are one too many, of an address or altogether. */
export const limitConnections = (
  { server }: Pick<FastifyInstance, 'server'>,
  mostOfAddress = MOST_CONNECTIONS_OF_ADDRESS,
): void => {
  const open = new Map<string, number>();
  server.maxConnections = MOST_CONNECTIONS;
  server.on('connection', (socket) => {
    const address = socket.remoteAddress ?? '';
    const count = (open.get(address) ?? 0) + 1;
    if (count > mostOfAddress) return void socket.destroy();
    open.set(address, count);
    socket.once('close', () => {
      const left = (open.get(address) ?? 1) - 1;
      if (left === 0) open.delete(address);
      else open.set(address, left);
    });
  });
};
