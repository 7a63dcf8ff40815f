import type { FastifyInstance } from 'fastify';

import { Problem } from '../lib/problem';
import { isOneOf } from './limit-connections';

const LOOPBACK = ['127.0.0.0/8', '::1'];

/**
 * Answers plain HTTP to this machine and to the proxies that are trusted, unless these say that a call came to them plainly. Anybody else is told to use TLS, before the
 * call is looked at.
 */
export const requireLine = (app: FastifyInstance, trustedProxies: readonly string[]): void => {
  const mayBePlain = isOneOf([...LOOPBACK, ...trustedProxies]);
  app.addHook('onRequest', async ({ raw: { socket, headers } }) => {
    if ('encrypted' in socket) return;
    if (mayBePlain(socket.remoteAddress ?? '') && headers['x-forwarded-proto'] !== 'http') return;
    throw new Problem('upgradeRequired', 'this server speaks TLS: use https');
  });
};
