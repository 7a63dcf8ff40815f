import type { RateLimitOptions } from '@fastify/rate-limit';
import type { FastifyRequest } from 'fastify';

import { MOST_RENEWALS_PER_MINUTE } from '../bounds';
import { budgetsOf } from '../lib/budgets';
import { spend } from '../lib/problem';
import { sha256 } from '../lib/sha256';
import type { Store } from '../store/port';
import { bearerOf } from './authenticate';
import { atMost, type Limits } from './limits';

type RenewalNeeds = { readonly store: Store; readonly limits: Limits; readonly clock: () => number };

const namedIn = (body: unknown): string =>
  typeof body === 'object' && body !== null && 'deviceId' in body && typeof body.deviceId === 'string'
    ? body.deviceId.slice(0, 80)
    : '';

/**
 * As whom a call for a token is counted, `null` = as its address alone. By a token that was given once, even one that ran out, a device is
 * counted for itself: nobody else has it. One that only names itself shares its count with who names it from the same address.
 */
const callerOf = async (store: Store, request: FastifyRequest): Promise<string | null> => {
  const token = bearerOf(request);
  const owner = token === undefined ? null : await store.deviceOfToken(sha256(token), '');
  if (owner) return owner.id;
  const named = await store.device(namedIn(request.body));
  return named && !named.revoked ? `${named.id} ${request.ip}` : null;
};

/** The counter of challenges and tokens: strangers by their address, devices of the town hall apart from them. */
export const atMostTokens = ({
  store,
  limits,
  clock,
}: RenewalNeeds): RateLimitOptions & { readonly hook: 'preHandler' } => {
  const renewals = budgetsOf(MOST_RENEWALS_PER_MINUTE);
  return {
    ...atMost(limits.tokensPerMinute),
    // Once the body is there, which names the device.
    hook: 'preHandler',
    allowList: async (request) => {
      const caller = await callerOf(store, request);
      if (caller !== null) spend(renewals, caller, clock());
      return caller !== null;
    },
  };
};
