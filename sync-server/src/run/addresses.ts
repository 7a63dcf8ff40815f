import { networkInterfaces } from 'node:os';

import { isThisMachine } from '#shared/lib/is-this-machine';

const EVERYWHERE = new Set(['0.0.0.0', '::']);

/** The addresses at which other machines reach a server that listens on `host`; this machine's own first, which alone is plain. */
export const addressesOf = (host: string, port: number): string[] => {
  const outside = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter((address) => address.family === 'IPv4' && !address.internal)
    .map((address) => address.address);
  const hosts = EVERYWHERE.has(host) ? ['127.0.0.1', ...outside] : [host];
  return hosts.map(
    (each) => `${isThisMachine(each) ? 'http' : 'https'}://${each.includes(':') ? `[${each}]` : each}:${port}`,
  );
};
