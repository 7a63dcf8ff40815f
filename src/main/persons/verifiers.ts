import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { faultWords } from '#shared/lib/fault-words';
import type { Log } from '../logging/log';
import type { SealedFile } from '../secrets/sealed-file';

/** So many wrong codes of one agent are heard in a row; from then on each wrong one has to be waited for, twice as long as the one before. */
export const MOST_WRONG = 5;
const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 15 * 60_000;
/** A clock that was put back by up to this is taken for one that was mended: a day and the hours between two zones. */
const CLOCK_SLACK_MS = 26 * 60 * 60_000;
/**
 * So long a code is known here without the server at least, beyond the time for which its sign-in counts there: a town hall goes on when its server is away for weeks, and what
 * was written counts once its author has signed in again.
 */
export const KNOWN_FOR_MS = 30 * 24 * 60 * 60_000;
/** The most agents whose codes a station keeps; the one that was kept first goes. */
export const MOST_KEPT = 60;

const SALT_BYTES = 16;
const HASH_BYTES = 32;
/** About a tenth of a second and 32 MB for a code: what a stolen and opened file costs for each guess. */
const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 } as const;

const verifierSchema = z.object({
  agentId: z.string(),
  salt: z.string(),
  hash: z.string(),
  keptAtMs: z.int(),
  untilMs: z.int(),
  /** Until when the sign-in counts at the server. */
  countsUntilMs: z.int().default(0),
  /** Wrong codes in a row that were compared here. */
  wrong: z.int(),
  closedUntilMs: z.int(),
});
const fileSchema = z.object({
  /** Of the membership in which these codes were right. */
  deviceId: z.string(),
  /** The one that was kept first is the first. */
  kept: z.array(verifierSchema),
});
type Verifier = z.infer<typeof verifierSchema>;

/** What a comparison on this machine found. `notKnown` = it keeps no code of this agent, or one that ran out. */
export type OwnVerdict =
  | { readonly verdict: 'notKnown' }
  /** `lifeMs` = so long the sign-in still counts at the server; 0 = it ran out there. */
  | { readonly verdict: 'right'; readonly lifeMs: number }
  | { readonly verdict: 'wrong'; readonly triesLeft: number }
  | { readonly verdict: 'wait'; readonly waitMs: number };

/** What this machine keeps of codes that its server found right, to compare with while that is out of reach. */
export type Verifiers = {
  readonly keep: (agentId: string, pin: string, lifeMs: number) => Promise<void>;
  readonly compare: (agentId: string, pin: string) => Promise<OwnVerdict>;
  readonly forget: (agentId: string) => void;
  readonly forgetAll: () => void;
};

export type VerifiersNeeds = {
  readonly sealed: SealedFile;
  /** Of the membership of now; null while there is none. */
  readonly deviceId: () => string | null;
  readonly nowMs: () => number;
  readonly log: Log;
};

const hashOf = (pin: string, salt: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(pin.normalize('NFKC'), salt, HASH_BYTES, COST, (error, hash) => (error ? reject(error) : resolve(hash)));
  });

const waitAfter = (wrong: number): number =>
  wrong < MOST_WRONG ? 0 : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (wrong - MOST_WRONG));

const parse = (text: string | null): z.infer<typeof fileSchema> | null => {
  try {
    return text === null ? null : fileSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
};

/** Keeps verifiers in a file that the keyring seals; without a keyring in memory, until the app quits. */
export const createVerifiers = ({ sealed, deviceId, nowMs, log }: VerifiersNeeds): Verifiers => {
  const read = (): readonly Verifier[] => {
    const file = parse(sealed.get());
    return file !== null && file.deviceId === deviceId() ? file.kept : [];
  };
  const of = (agentId: string): Verifier | undefined => read().find((one) => one.agentId === agentId);
  const write = (kept: readonly Verifier[]): void => {
    const device = deviceId();
    if (device === null) return;
    try {
      sealed.set(JSON.stringify({ deviceId: device, kept }), { mayLieOpen: false });
    } catch (error) {
      // It holds in memory: nobody is kept from work by a full disk.
      log.error('persons.notKept', faultWords(error));
    }
  };
  const change = (agentId: string, changes: Partial<Verifier>): void =>
    write(read().map((one) => (one.agentId === agentId ? { ...one, ...changes } : one)));
  const isGood = ({ keptAtMs, untilMs }: Verifier): boolean =>
    keptAtMs - CLOCK_SLACK_MS <= nowMs() && nowMs() <= untilMs;

  return {
    keep: async (agentId, pin, lifeMs) => {
      const device = deviceId();
      const salt = randomBytes(SALT_BYTES);
      const hash = await hashOf(pin, salt);
      // This station became another one meanwhile.
      if (device !== deviceId()) return;
      const verifier = {
        agentId,
        salt: salt.toString('base64'),
        hash: hash.toString('base64'),
        keptAtMs: nowMs(),
        untilMs: nowMs() + Math.max(lifeMs, KNOWN_FOR_MS),
        countsUntilMs: nowMs() + lifeMs,
        wrong: 0,
        closedUntilMs: 0,
      };
      write([...read().filter((one) => one.agentId !== agentId), verifier].slice(-MOST_KEPT));
    },
    compare: async (agentId, pin) => {
      const verifier = of(agentId);
      if (!verifier || !isGood(verifier)) return { verdict: 'notKnown' };
      const wait = waitAfter(verifier.wrong);
      // A clock that was put back does not make anybody wait longer than was said.
      const waitMs = Math.min(verifier.closedUntilMs - nowMs(), wait);
      if (waitMs > 0) return { verdict: 'wait', waitMs };
      // Counted before it is compared: whoever ends the app in between has had this try all the same.
      const wrong = verifier.wrong + 1;
      const closedMs = waitAfter(wrong);
      change(agentId, { wrong, closedUntilMs: nowMs() + closedMs });
      const hash = await hashOf(pin, Buffer.from(verifier.salt, 'base64'));
      const kept = of(agentId);
      // Forgotten or replaced while it was compared.
      if (kept?.salt !== verifier.salt) return { verdict: 'notKnown' };
      const known = Buffer.from(verifier.hash, 'base64');
      if (known.length === hash.length && timingSafeEqual(known, hash)) {
        change(agentId, { wrong: 0, closedUntilMs: 0 });
        return { verdict: 'right', lifeMs: Math.max(0, verifier.countsUntilMs - nowMs()) };
      }
      return closedMs > 0 ? { verdict: 'wait', waitMs: closedMs } : { verdict: 'wrong', triesLeft: MOST_WRONG - wrong };
    },
    forget: (agentId) => {
      if (of(agentId)) write(read().filter((one) => one.agentId !== agentId));
    },
    forgetAll: sealed.clear,
  };
};
