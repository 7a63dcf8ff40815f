import { BlockList, isIP } from 'node:net';

import type { FastifyInstance } from 'fastify';

import { MOST_CONNECTIONS, MOST_CONNECTIONS_OF_ADDRESS } from '../bounds';

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 4 ? 'ipv4' : 'ipv6');

/** Whether an address is one of these addresses and networks. */
export const isOneOf = (list: readonly string[]): ((address: string) => boolean) => {
  const known = new BlockList();
  for (const one of list) {
    const [address = '', bits] = one.split('/');
    if (bits === undefined) known.addAddress(address, familyOf(address));
    else known.addSubnet(address, Number(bits), familyOf(address));
  }
  return (address) => isIP(address) > 0 && known.check(address, familyOf(address));
};

/**
 * Closes connections at once that are one too many, of an address or altogether. A proxy that is trusted stands for all who come through it: only
 * the whole counts for it, and who is behind it is counted by calls.
 */
export const limitConnections = (
  { server }: Pick<FastifyInstance, 'server'>,
  trustedProxies: readonly string[],
  mostOfAddress = MOST_CONNECTIONS_OF_ADDRESS,
): void => {
  const isProxy = isOneOf(trustedProxies);
  const open = new Map<string, number>();
  server.maxConnections = MOST_CONNECTIONS;
  server.on('connection', (socket) => {
    const address = socket.remoteAddress ?? '';
    if (isProxy(address)) return;
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
