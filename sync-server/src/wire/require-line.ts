import type { FastifyInstance } from 'fastify';

import { Problem } from '../lib/problem';
import { isOneOf } from './limit-connections';

const LOOPBACK = ['127.0.0.0/8', '::1'];

/**
 * Answers plain HTTP to this machine and to the proxies that are trusted, which bring calls that came to them by TLS. Anybody else is told to use TLS, before
 * the call is looked at.
 */
export const requireLine = (app: FastifyInstance, trustedProxies: readonly string[]): void => {
  const mayBePlain = isOneOf([...LOOPBACK, ...trustedProxies]);
  app.addHook('onRequest', async ({ raw: { socket } }) => {
    if ('encrypted' in socket || mayBePlain(socket.remoteAddress ?? '')) return;
    throw new Problem('upgradeRequired', 'this server speaks TLS: use https');
  });
};
