import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

import type { Store } from '../store/port';

/** How long a challenge may be answered, milliseconds. */
export const CHALLENGE_LIFE_MS = 60_000;

/** Challenges that any process on the same database knows again, without keeping one. */
export type Challenges = {
  readonly make: (deviceId: string, nowMs: number) => Promise<string>;
  /** The instant until which a challenge made for this device can be answered, or `null` when it is none, or over. */
  readonly read: (deviceId: string, challenge: string, nowMs: number) => Promise<string | null>;
};

/** The secret is made once with the database: a process that starts later, or beside this one, finds the same. */
const secretOf = async (store: Store): Promise<Buffer> =>
  Buffer.from(await store.noteOnce('challengeSecret', randomBytes(32).toString('base64url')), 'base64url');

/** `<end>.<chance>.<seal>`: the seal binds the challenge to its device and its end. */
export const createChallenges = (store: Store): Challenges => {
  let secret: Promise<Buffer> | null = null;
  const known = (): Promise<Buffer> => (secret ??= secretOf(store));
  const sealOf = async (deviceId: string, endMs: string, chance: string): Promise<Buffer> =>
    createHmac('sha256', await known())
      .update(`${endMs}\n${chance}\n${deviceId}`)
      .digest();

  return {
    make: async (deviceId, nowMs) => {
      const endMs = String(nowMs + CHALLENGE_LIFE_MS);
      const chance = randomBytes(18).toString('base64url');
      return `${endMs}.${chance}.${(await sealOf(deviceId, endMs, chance)).toString('base64url')}`;
    },
    read: async (deviceId, challenge, nowMs) => {
      const [, endMs = '', chance = '', seal = ''] = /^(\d{1,15})\.([\w-]{24})\.([\w-]{43})$/.exec(challenge) ?? [];
      if (seal === '' || Number(endMs) <= nowMs) return null;
      const given = Buffer.from(seal, 'base64url');
      const ours = await sealOf(deviceId, endMs, chance);
      return given.length === ours.length && timingSafeEqual(given, ours)
        ? new Date(Number(endMs)).toISOString()
        : null;
    },
  };
};
