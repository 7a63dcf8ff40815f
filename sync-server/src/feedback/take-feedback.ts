import { z } from 'zod';

import type { Feedback } from '#shared/domain/model/feedback';

import type { Needs } from '../needs';
import { sha256 } from '../lib/sha256';
import { toWritten } from '../documents/to-written';
import type { SiteTransaction } from '../store/port';
import { FEEDBACKS, feedbackRules, storedFeedback } from './stored-feedback';

/** An opinion as it was given, and the key of the touch or of the page by which it counts once. */
export type GivenFeedback = Feedback & { readonly key: string };

const NOTE = 'feedback';
/** Opinions are written in batches of so many: within one, nobody can tell which was the last. */
const BATCH = 5;
const HALF_HOUR_MS = 30 * 60_000;

const waitingSchema = storedFeedback.omit({ id: true, siteId: true });
type Waiting = z.infer<typeof waitingSchema>;

/**
 * What the server remembers of the opinions of a day. `given` are the hashes of the keys that were used, forgotten with the day.
 * Both lists are sorted, so that neither tells in which order people answered.
 */
const memorySchema = z.object({ day: z.string(), given: z.array(z.string()), waiting: z.array(waitingSchema) });
type Memory = Readonly<z.infer<typeof memorySchema>>;

const readMemory = async (site: SiteTransaction, day: string): Promise<Memory> => {
  const text = await site.siteNote(NOTE);
  const memory = text === '' ? { day, given: [], waiting: [] } : memorySchema.parse(JSON.parse(text));
  return memory.day === day ? memory : { ...memory, day, given: [] };
};

/** The note is written anew with each opinion, so its hashes are no longer than they must be: 64 bits. */
const HASH_SIGNS = 16;

const hashOf = (site: SiteTransaction, via: string, key: string): string =>
  sha256(`${site.siteId}\n${via}\n${key}`).slice(0, HASH_SIGNS);

// Those that a version before this one noted today are longer.
const isNoted = ({ given }: Memory, hash: string): boolean => given.some((one) => one.startsWith(hash));

const bySort = (a: Waiting, b: Waiting): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

/** Writes what may be known now: all of a day that is over, and a batch that is full. Gives what still waits. */
const publish = async (
  parts: Needs<'clock' | 'newId'>,
  site: SiteTransaction,
  memory: Memory,
): Promise<readonly Waiting[]> => {
  const ofToday = memory.waiting.filter((one) => one.day >= memory.day);
  const later = ofToday.length < BATCH ? ofToday : [];
  const due = memory.waiting.filter((one) => !later.includes(one));
  if (due.length === 0) return later;
  const rows = due.map((one) =>
    toWritten(feedbackRules, null, { ...one, id: parts.newId(), siteId: site.siteId, _deleted: false }),
  );
  // The audit would tell the second; it is told the half hour, and no device.
  const at = new Date(Math.floor(parts.clock() / HALF_HOUR_MS) * HALF_HOUR_MS).toISOString();
  await site.write(FEEDBACKS, rows, { deviceId: '', at });
  return later;
};

const keep = async (parts: Needs<'clock' | 'newId'>, site: SiteTransaction, memory: Memory): Promise<void> => {
  const waiting = await publish(parts, site, memory);
  const isEmpty = waiting.length === 0 && memory.given.length === 0;
  await site.writeSiteNote(NOTE, isEmpty ? '' : JSON.stringify({ ...memory, waiting }));
};

/** Whether an opinion was given under a key on a day. */
export const hasGiven = async (
  site: SiteTransaction,
  { day, via, key }: Pick<GivenFeedback, 'day' | 'via' | 'key'>,
): Promise<boolean> => isNoted(await readMemory(site, day), hashOf(site, via, key));

/** Keeps an opinion, once under its key. What was given is never lost: it waits in the store until it is written. */
export const takeFeedback = async (
  parts: Needs<'clock' | 'newId'>,
  site: SiteTransaction,
  { key, ...said }: GivenFeedback,
): Promise<void> => {
  const memory = await readMemory(site, said.day);
  const hash = hashOf(site, said.via, key);
  if (isNoted(memory, hash)) return;
  await keep(parts, site, {
    ...memory,
    given: [...memory.given, hash].toSorted(),
    waiting: [...memory.waiting, said].toSorted(bySort),
  });
};

/** Writes what waits of days that are over, and forgets who answered on them. */
export const tendFeedback = async (
  parts: Needs<'clock' | 'newId'>,
  site: SiteTransaction,
  today: string,
): Promise<void> => {
  const text = await site.siteNote(NOTE);
  if (text !== '' && memorySchema.parse(JSON.parse(text)).day !== today)
    await keep(parts, site, await readMemory(site, today));
};
