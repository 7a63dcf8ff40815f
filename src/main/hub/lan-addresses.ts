import { networkInterfaces } from 'node:os';

/** The IPv4 addresses, with the port, at which other stations of the network may find this one. */
export const lanAddresses = (port: number): readonly string[] =>
  Object.values(networkInterfaces())
    .flatMap((entries) => entries ?? [])
    .filter((entry) => entry.family === 'IPv4' && !entry.internal && !entry.address.startsWith('169.254.'))
    .map((entry) => `${entry.address}:${port}`);
