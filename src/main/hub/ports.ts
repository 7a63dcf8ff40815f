import { createServer } from 'node:net';

export const DEFAULT_HUB_PORT = 4747;
const HUB_PORTS_TRIED = 10;
const FREE_AGAIN_TRIES = 8;
const FREE_AGAIN_EVERY_MS = 250;

const listen = (host: string, port: number): Promise<number | null> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(null));
    probe.listen({ host, port, exclusive: true }, () => {
      const address = probe.address();
      const got = typeof address === 'object' && address !== null ? address.port : null;
      probe.close(() => resolve(got));
    });
  });

export const isPortFree = async (host: string, port: number): Promise<boolean> => (await listen(host, port)) !== null;

/** After a crash the old server may hold its port for a moment more. */
const becomesFree = async (host: string, port: number): Promise<boolean> => {
  for (let attempt = 0; attempt < FREE_AGAIN_TRIES; attempt += 1) {
    if (await isPortFree(host, port)) return true;
    await new Promise((resolve) => setTimeout(resolve, FREE_AGAIN_EVERY_MS));
  }
  return false;
};

/** The port of last time if it can be had, else the first free one: of the known hub ports, or any for a lone desk. */
export const choosePort = async (host: string, last: number | null, use: 'demo' | 'hub'): Promise<number | null> => {
  if (last !== null && (await becomesFree(host, last))) return last;
  if (use === 'demo') return await listen(host, 0);
  for (let port = DEFAULT_HUB_PORT; port < DEFAULT_HUB_PORT + HUB_PORTS_TRIED; port += 1) {
    if (await isPortFree(host, port)) return port;
  }
  return null;
};
