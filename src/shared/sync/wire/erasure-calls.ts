import { z } from 'zod';

import { erasureReasons } from '../../domain/model/citizen';
import { CALM_MS, type Call } from './call';
import { MOST_JOURNAL_SUBJECTS } from './journal-calls';

const erasureRow = z.object({
  /** When the server erased, and from which device. */
  at: z.string(),
  deviceId: z.string(),
  /** Who did it, as the journal says; `''` = unknown, or its line has left the journal. */
  agentId: z.string(),
  /** The site keeps people no longer of whom nothing else was left: nobody erased them. */
  byAge: z.boolean().exactOptional(),
  /** The files that went at once: those of one person who was merged. */
  citizenIds: z.array(z.string()),
  /** How many of the devices that held citizens then have said that they hold the erasure, and those that have not. */
  done: z.int(),
  missing: z.array(z.string()),
  /** Devices that were shut out without having said so: their copy stays on their disk. */
  revoked: z.array(z.string()),
});
/** An erasure, and how far it has come. */
export type ErasureRow = Readonly<z.infer<typeof erasureRow>>;

/** Why nothing is erased now: something is under way, other files were merged with these or separated from them, or a file has not come to the server. */
const notYet = ['inTheWay', 'changed', 'unknown'] as const;

const erasureWish = z.object({
  id: z.string(),
  /** When, by whom and at which device it was asked for. */
  at: z.string(),
  agentId: z.string(),
  deviceId: z.string(),
  /** All files of one person. */
  citizenIds: z.array(z.string()),
  reason: z.enum(erasureReasons),
});
/** A wish to erase a person that waits until another agent confirms it. */
export type ErasureWish = Readonly<z.infer<typeof erasureWish>>;

/** Whether these are the same files, in whatever order. */
export const areSameFiles = (some: readonly string[], others: readonly string[]): boolean => {
  const [a, b] = [new Set(some), new Set(others)];
  return a.size === b.size && [...a].every((id) => b.has(id));
};

/** The calls by which an administrator erases a person. */
export const erasureCalls = {
  eraseCitizens: {
    method: 'POST',
    path: '/v1/erasures',
    summary:
      'Erases a person for good, under all ids that they bear, and leaves who did it and why in the journal. Nothing is erased while an appointment, a ticket or a request of theirs is under way. Where the site asks for two people it leaves a wish that another agent confirms.',
    door: 'admin',
    input: z.object({
      /** In the name of whom: an agent whose stored role is `admin`. */
      agentId: z.string().max(80),
      citizenIds: z.array(z.string().max(100)).min(1).max(MOST_JOURNAL_SUBJECTS),
      reason: z.enum(erasureReasons),
    }),
    /**
     * `asked` = nothing is erased, the wish waits for another agent (also one that waited already); `full` = as many wait as may be;
     * `changed` = other files were merged with these meanwhile; `unknown` = a file has not come to the server.
     */
    output: z.object({ outcome: z.enum(['erased', 'asked', 'full', ...notYet]) }),
    patienceMs: CALM_MS,
  },
  erasureWishes: {
    method: 'POST',
    path: '/v1/erasures/wishes',
    summary: 'Whether two people are needed to erase somebody, and the wishes that wait for the second, oldest first.',
    door: 'admin',
    input: z.object({ agentId: z.string().max(80) }),
    output: z.object({
      needsTwo: z.boolean(),
      /** How many agents may erase here now: below two nobody can confirm. */
      erasers: z.int(),
      wishes: z.array(erasureWish),
      /** The wish to go back to one person: when and by whom; `null` = none waits. */
      single: z.object({ at: z.string(), agentId: z.string() }).nullable(),
    }),
    patienceMs: CALM_MS,
  },
  settleErasure: {
    method: 'POST',
    path: '/v1/erasures/settle',
    summary:
      'Confirms a wish to erase a person, which another agent than who asked may do, and then erases as `eraseCitizens` does; or drops it, which both may do.',
    door: 'admin',
    input: z.object({ agentId: z.string().max(80), id: z.string().max(80), act: z.enum(['confirm', 'drop']) }),
    /** `gone` = no such wish waits; `own` = who confirms is who asked. Where nothing was erased the wish stays. */
    output: z.object({ outcome: z.enum(['erased', 'dropped', 'gone', 'own', ...notYet]) }),
    patienceMs: CALM_MS,
  },
  chooseErasers: {
    method: 'POST',
    path: '/v1/erasures/erasers',
    summary:
      'How many people are needed to erase somebody. Two is chosen by one agent; that one be enough again is wished by an agent and chosen when another one confirms that wish. Choosing two drops it.',
    door: 'admin',
    input: z.object({
      agentId: z.string().max(80),
      needsTwo: z.boolean(),
      /** The `at` of the wish `single` that is confirmed. Without it nothing is confirmed. */
      confirms: z.string().max(40).exactOptional(),
    }),
    /**
     * `asked` = the wish, this one or one that waited already, waits for another agent; `gone` = the wish that is confirmed waits no more; `alone` = nobody
     * else may erase here, so nobody could confirm.
     */
    output: z.object({ outcome: z.enum(['written', 'asked', 'gone', 'alone']) }),
    patienceMs: CALM_MS,
  },
  erasures: {
    method: 'POST',
    path: '/v1/erasures/reached',
    summary: 'The last erasures, newest first, each with the devices that hold it and those that have not said so yet.',
    door: 'admin',
    input: z.object({ agentId: z.string().max(80) }),
    output: z.object({ erasures: z.array(erasureRow) }),
    patienceMs: CALM_MS,
  },
} as const satisfies Readonly<Record<string, Call>>;
