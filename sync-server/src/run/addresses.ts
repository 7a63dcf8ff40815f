import { networkInterfaces } from 'node:os';

const EVERYWHERE = new Set(['0.0.0.0', '::']);

/** The addresses at which other machines reach a server that listens on `host`; this machine's own first, which alone is plain. */
export const addressesOf = (host: string, port: number): string[] => {
  const outside = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter((address) => address.family === 'IPv4' && !address.internal)
    .map((address) => address.address);
  const hosts = EVERYWHERE.has(host) ? ['127.0.0.1', ...outside] : [host];
  const isHere = (each: string): boolean => /^(?:127\.|::1$|localhost$)/.test(each);
  return hosts.map((each) => `${isHere(each) ? 'http' : 'https'}://${each.includes(':') ? `[${each}]` : each}:${port}`);
};
