import { z } from 'zod';

import {
  challengeReply,
  challengeRequest,
  enrolReply,
  enrolRequest,
  SCHEMA_VERSION,
  tokenReply,
  tokenRequest,
} from '#shared/sync/protocol';

import { readPublicKey } from './device-key';
import { issueToken } from './issue-token';
import { codeHash } from './one-time-code';
import { checked } from '../lib/checked';
import { Problem } from '../lib/problem';
import type { OpenRoute, RouteContext } from '../wire/route';

const healthReply = z.object({
  ok: z.literal(true),
  product: z.literal('guichet'),
  schemaVersion: z.int(),
  ready: z.boolean(),
});

const enrol = async ({ store, clock, newId }: RouteContext, body: unknown): Promise<z.input<typeof enrolReply>> => {
  const { code, deviceName, publicKey } = checked(enrolRequest, body);
  // Looked at before the code is, which a second try then still opens.
  if (readPublicKey(publicKey) === null) throw new Problem('badRequest', 'invalid: publicKey');
  const at = new Date(clock()).toISOString();
  const opened = await store.takeCode(codeHash(code), at);
  if (opened === null) throw new Problem('unknownCode', 'this code does not open anything');
  const { siteId, rank } = opened;
  const device = await store.addDevice({ id: newId(), siteId, name: deviceName, rank, publicKey, at });
  return { deviceId: device.id, siteId, series: device.series, rank };
};

/** The calls that need no token: is anyone there, and the way to a token. */
export const openRoutes: readonly OpenRoute[] = [
  {
    method: 'GET',
    path: '/v1/health',
    summary: 'Whether this is a Guichet server and answers. Tells nothing of its site.',
    auth: 'none',
    limit: 'none',
    input: null,
    output: healthReply,
    call: async ({ store }): Promise<z.input<typeof healthReply>> => ({
      ok: true,
      product: 'guichet',
      schemaVersion: SCHEMA_VERSION,
      ready: (await store.homeSite()) !== null,
    }),
  },
  {
    method: 'POST',
    path: '/v1/enrol',
    summary: 'A one-time code and a public key against an identity. Wrong, used and late codes look alike.',
    auth: 'none',
    limit: 'enrolment',
    input: enrolRequest,
    output: enrolReply,
    call: enrol,
  },
  {
    method: 'POST',
    path: '/v1/enrol/challenge',
    summary: 'What a device must sign to get a token. An unknown device gets one as well.',
    auth: 'none',
    limit: 'token',
    input: challengeRequest,
    output: challengeReply,
    call: async ({ challenges, clock }, body) => {
      const { deviceId } = checked(challengeRequest, body);
      return { challenge: await challenges.make(deviceId, clock()) };
    },
  },
  {
    method: 'POST',
    path: '/v1/enrol/token',
    summary: 'A signed challenge against a bearer token. Every wrong proof is refused in the same words.',
    auth: 'none',
    limit: 'token',
    input: tokenRequest,
    output: tokenReply,
    call: (context, body) => issueToken(context, checked(tokenRequest, body), context.clock()),
  },
];
