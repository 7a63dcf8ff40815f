import type { FastifyInstance } from 'fastify';

import { isThisMachine } from '#shared/lib/is-this-machine';

import { Problem } from '../lib/problem';
import { isOneOf } from './limit-connections';

/** How a system names an IPv4 address on a socket of both families. */
const MAPPED = /^::ffff:/;

/**
 * Answers plain HTTP to this machine and to the proxies that are trusted, unless these name the line by which a call came to them and it is not `https`. Anybody else is told
 * to use TLS, before the call is looked at.
 */
export const requireLine = (app: FastifyInstance, trustedProxies: readonly string[]): void => {
  const isProxy = isOneOf(trustedProxies);
  app.addHook('onRequest', async ({ raw: { socket, headers } }) => {
    if ('encrypted' in socket) return;
    const address = socket.remoteAddress ?? '';
    const mayBePlain = isThisMachine(address.replace(MAPPED, '')) || isProxy(address);
    const cameBy = headers['x-forwarded-proto'];
    if (mayBePlain && (cameBy === undefined || cameBy === 'https')) return;
    throw new Problem('upgradeRequired', 'this server speaks TLS: use https');
  });
};
