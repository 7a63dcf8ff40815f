import { z } from 'zod';

import { deviceRanks } from '../../domain/rights/writes';
import { CALM_MS, type Call } from './call';

const ENROL_MS = 5_000;
/** More than any town hall has. */
const MOST_DEPARTMENTS = 100;

/** What may be written from a device at most: see `rightsAt`. */
const rankSchema = z.enum(deviceRanks);

const shutOut = z.object({
  revoked: z.boolean(),
  /** Devices that came by its codes and still have access. */
  invited: z.array(z.object({ id: z.string(), name: z.string(), rank: rankSchema })).exactOptional(),
});

/** The text that a device signs to get a token. It names its use, so that a signature for anything else is never valid here. */
export const tokenProof = (deviceId: string, challenge: string): string => `guichet token\n${deviceId}\n${challenge}`;

/** The text that a device signs to say that it erased what it held: as for a token, it names its use. */
export const wipedProof = (deviceId: string, challenge: string): string => `guichet wiped\n${deviceId}\n${challenge}`;

/** What a device signs, and the signature: Ed25519, base64url. A challenge is good for one of them. */
const proof = z.object({
  deviceId: z.string().max(80),
  challenge: z.string().max(300),
  signature: z.string().max(120),
});

/** The calls by which a device joins, gets its tokens, invites others and is shut out. */
export const deviceCalls = {
  health: {
    method: 'GET',
    path: '/v1/health',
    summary:
      'Whether this is a Guichet server and answers, its version, whether it holds a town hall, and the day of its last backup. Tells nothing more of it.',
    door: 'anyone',
    input: z.object({}),
    output: z.object({
      ok: z.literal(true),
      product: z.literal('guichet'),
      version: z.string(),
      schemaVersion: z.int(),
      ready: z.boolean(),
      /** The day of the last backup that the command wrote, by UTC, without its hour; `''` = none is known. Absent = an earlier server. */
      backup: z.object({ at: z.string() }).exactOptional(),
    }),
    patienceMs: ENROL_MS,
  },
  description: {
    method: 'GET',
    path: '/v1/openapi.json',
    summary: 'This description. It is the same of every town.',
    door: 'anyone',
    input: z.object({}),
    output: z.looseObject({ openapi: z.literal('3.1.1') }),
    patienceMs: CALM_MS,
    isText: true,
  },
  enrol: {
    method: 'POST',
    path: '/v1/enrol',
    summary: 'A one-time code and a public key against an identity. Wrong, used and late codes look alike.',
    door: 'anyone',
    limit: 'enrolment',
    input: z.object({
      code: z.string().max(40),
      deviceName: z.string().max(60),
      /** The public half of the device’s Ed25519 key, SPKI DER in base64url. The private half never leaves the device. */
      publicKey: z.string().max(100),
    }),
    output: z.object({
      deviceId: z.string(),
      siteId: z.string(),
      /** The device's own ticket series for when the server is out of reach: `K2` gives `A-K2 003`. */
      series: z.string(),
      rank: rankSchema,
    }),
    patienceMs: ENROL_MS,
  },
  challenge: {
    method: 'POST',
    path: '/v1/enrol/challenge',
    summary: 'What a device must sign to get a token, good for a minute. An unknown device gets one as well.',
    door: 'anyone',
    limit: 'token',
    input: z.object({ deviceId: z.string().max(80) }),
    output: z.object({ challenge: z.string() }),
    patienceMs: ENROL_MS,
  },
  token: {
    method: 'POST',
    path: '/v1/enrol/token',
    summary:
      'A signed challenge against a bearer token. Every wrong proof is refused in the same words; a device that shall be erased is told so (`wiped`) once it proved who it is.',
    door: 'anyone',
    limit: 'token',
    /** Of `tokenProof`. */
    input: proof,
    output: z.object({
      token: z.string(),
      /** Instant by the server’s clock. */
      expiresAt: z.string(),
      /** Life of the token from the answer on, milliseconds, for a device whose clock is wrong. */
      lifeMs: z.int(),
    }),
    patienceMs: ENROL_MS,
  },
  noteWiped: {
    method: 'POST',
    path: '/v1/enrol/wiped',
    summary:
      'A device that was told to erase what it held says that it did. Every wrong proof is refused in the same words.',
    door: 'anyone',
    limit: 'token',
    /** Of `wipedProof`; `unsent` = the writes that went with it before the server had them. */
    input: proof.extend({ unsent: z.int().min(0).max(10_000_000) }),
    output: z.object({}),
    patienceMs: ENROL_MS,
  },
  makeCode: {
    method: 'POST',
    path: '/v1/codes',
    summary:
      'A one-time code for another device, at most of the rank of the one that asks; three may be open at a site.',
    door: 'staff',
    /** Without a rank: a desk. */
    input: z.object({ rank: rankSchema.optional() }),
    output: z.object({ code: z.string(), expiresAt: z.string() }),
    patienceMs: ENROL_MS,
  },
  codes: {
    method: 'GET',
    path: '/v1/codes',
    summary: 'The one-time codes of the site that are open, three at most. The codes themselves are not told.',
    door: 'staff',
    input: z.object({}),
    output: z.object({
      codes: z.array(
        z.object({
          id: z.string(),
          rank: rankSchema,
          /** The device that made it and its name, `''` = whoever sits at the server. */
          madeBy: z.string(),
          madeByName: z.string(),
          madeAt: z.string(),
          expiresAt: z.string(),
        }),
      ),
    }),
    patienceMs: ENROL_MS,
  },
  endCode: {
    method: 'POST',
    path: '/v1/codes/:id/end',
    summary: 'Ends an open code: one of its own, or any by a device of an administrator.',
    door: 'staff',
    input: z.object({ id: z.string() }),
    output: z.object({ ended: z.boolean() }),
    patienceMs: ENROL_MS,
  },
  devices: {
    method: 'GET',
    path: '/v1/devices',
    summary: 'All devices ever enrolled at the site.',
    door: 'admin',
    input: z.object({}),
    output: z.object({
      devices: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          series: z.string(),
          rank: rankSchema,
          enrolledAt: z.string(),
          seenAt: z.string(),
          revoked: z.boolean(),
          /** It shall erase all that it holds: since when, and when it said that it did, `''` = not yet; absent = nobody asked for it. */
          wipe: z.object({ askedAt: z.string(), doneAt: z.string() }).exactOptional(),
          /** The departments whose sensitive requests it holds; absent = of none, or all by its rank. */
          departmentIds: z.array(z.string()).exactOptional(),
          /** The device by whose code it came, `server` = that of whoever sits there, `''` = it joined before this was noted. */
          invitedBy: z.string().exactOptional(),
          /** Rows of it that the server could not keep aside for lack of room, and when the last one came; absent = none in 90 days. */
          withoutRoom: z.object({ rows: z.int(), at: z.string() }).exactOptional(),
        }),
      ),
    }),
    patienceMs: CALM_MS,
  },
  chooseDepartments: {
    method: 'POST',
    path: '/v1/devices/:id/departments',
    summary:
      'Chooses the departments whose sensitive requests a device of the site holds. Those of others leave its store by its next exchange.',
    door: 'admin',
    input: z.object({ id: z.string(), departmentIds: z.array(z.string().max(80)).max(MOST_DEPARTMENTS) }),
    output: z.object({ departmentIds: z.array(z.string()) }),
    patienceMs: CALM_MS,
  },
  revokeDevice: {
    method: 'POST',
    path: '/v1/devices/:id/revoke',
    summary:
      'Shuts a device of the site out for good: its tokens end, its stream is closed, its open codes are void. The last one of an administrator stays.',
    door: 'admin',
    input: z.object({ id: z.string() }),
    output: shutOut,
    patienceMs: CALM_MS,
  },
  wipeDevice: {
    method: 'POST',
    path: '/v1/devices/:id/wipe',
    summary:
      'Shuts a device of the site out as `revokeDevice` does, and has it erase all that it holds at its next contact. Not the device of the app that holds the server.',
    door: 'admin',
    input: z.object({ id: z.string() }),
    output: shutOut,
    patienceMs: CALM_MS,
  },
} as const satisfies Readonly<Record<string, Call>>;
