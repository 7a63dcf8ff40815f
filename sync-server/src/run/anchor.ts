import { readFile, rm } from 'node:fs/promises';

import { z } from 'zod';

import { authoritySealOf } from '../documents/authority-seal';
import { noteLostUntil } from '../documents/history-begin';
import { chainAt, isPlaceLost, leaveHistory } from '../documents/older-copy';
import type { Needs } from '../needs';
import { townSites } from '../sites/town-sites';
import { partialOf, writeWhole } from '../store/backup/sync-to-disk';
import type { Store } from '../store/port';

/**
 * How far a store had come, as it is noted outside of it. `town` names the store and all its copies, `past` are epochs that it has left, `given`
 * counts the ticket numbers, `at` is the latest instant at which it was noted (`''` = by a version that noted none).
 */
const anchorSchema = z.object({
  town: z.string(),
  at: z.string().default(''),
  epoch: z.string(),
  past: z.array(z.string()),
  sites: z.record(z.string(), z.object({ seq: z.int().min(0), chain: z.string(), given: z.int().min(0) })),
});
export type Anchor = Readonly<z.infer<typeof anchorSchema>>;

/** `others` are those of other stores at the same place: a start on an empty folder must not take from the town what its anchor tells. */
const fileSchema = anchorSchema.extend({
  format: z.literal('guichet-anchor'),
  others: z.array(anchorSchema).default([]),
});

/** Of more stores at one place than anybody has had the newest are kept. */
const MOST_OTHERS = 20;

/**
 * At most so much of what was written is forgotten by an anchor that is not written at the end, because the machine died. A number that was given is
 * noted with the next write, which is its ticket as a rule.
 */
const WRITE_EVERY_MS = 2_000;

/** Of more epochs than anybody has lived through the newest are kept. */
const MOST_PAST = 50;

/** The name that a store shares with its copies and backups alone. */
const townOf = async (store: Store): Promise<string> =>
  (await authoritySealOf(store)).ofCheckpoint({ epoch: '', scope: 'anchor', seq: 0 }, '');

/** How far a store has come: what is committed, and nothing that is not. `earlier` = what was noted of it before. */
export const anchorOf = async (
  { store, clock }: Needs<'store' | 'clock'>,
  earlier: Anchor | undefined,
): Promise<Anchor> => {
  const sites: Record<string, Anchor['sites'][string]> = {};
  const town = await townOf(store);
  for (const siteId of await townSites(store)) {
    const seq = await store.head(siteId);
    sites[siteId] = { seq, chain: await chainAt(store, siteId, seq), given: await store.numbersGiven(siteId) };
  }
  // After the heads, which hear of a history that another process began.
  const { epoch } = store;
  const noted = earlier ? [...earlier.past, earlier.epoch] : [];
  const left = [...(await store.rotations()).map(({ from }) => from), ...noted].filter((one) => one !== epoch);
  const now = new Date(clock()).toISOString();
  // A clock that was set back, or is that of an older copy, takes nothing from what is known of the time.
  const at = earlier && earlier.at > now ? earlier.at : now;
  return { town, at, epoch, past: [...new Set(left)].slice(-MOST_PAST), sites };
};

/**
 * Whether a store is an older copy of the one that an anchor tells of: it lacks a place or a number of the same history, or stands in a history
 * that was left. In a history of which the anchor knows nothing a backup was restored.
 */
const isOlderThan = async (store: Store, { epoch, past, sites }: Anchor): Promise<boolean> => {
  if (past.includes(store.epoch)) return true;
  if (epoch !== store.epoch) return false;
  for (const [siteId, { seq, chain, given }] of Object.entries(sites)) {
    // Giving a number writes no document.
    if (given > (await store.numbersGiven(siteId)) || (await isPlaceLost(store, { siteId, seq, chain }))) return true;
  }
  return false;
};

/**
 * Holds a store against the anchors that were noted at its place: an older copy begins another history, as a restore does. Gives the one of this
 * store, if there is one.
 */
export const heedAnchors = async (
  needs: Needs<'store' | 'clock' | 'newId'>,
  noted: readonly Anchor[],
): Promise<Anchor | undefined> => {
  const { store } = needs;
  const town = await townOf(store);
  const ours = noted.find((one) => one.town === town);
  if (!ours) return undefined;
  // Taken before the looks: what a desk shows meanwhile begins one history and not two.
  const from = store.epoch;
  if (await isOlderThan(store, ours)) await leaveHistory(needs, from, 'anchorAhead');
  // A history of which the anchor knows nothing began after all that it tells, whatever the clock said.
  if (store.epoch !== ours.epoch) await noteLostUntil(needs, ours.at);
  return ours;
};

/** The anchors in a file; none when there is no file, or one that tells nothing. Throws when there is one that cannot be read: what it tells must not be lost. */
export const readAnchors = async (file: string): Promise<readonly Anchor[]> => {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
  try {
    const { others, format: _, ...latest } = fileSchema.parse(JSON.parse(text));
    return [latest, ...others];
  } catch {
    return [];
  }
};

const writeAnchors = (file: string, latest: Anchor, others: readonly Anchor[]): Promise<void> =>
  writeWhole(file, `${JSON.stringify({ format: 'guichet-anchor', ...latest, others })}\n`);

/** An anchor that follows its store. */
export type KeptAnchor = {
  /** The first one could be written. */
  readonly isWritten: boolean;
  /** Writes it a last time. */
  readonly close: () => Promise<void>;
};

/**
 * Writes the anchor of a store now, soon after each write, and at the end. After a fault, of which `fault` hears, the server goes
 * on, and the next write tries again.
 */
export const keepAnchor = async (
  needs: Needs<'store' | 'clock' | 'newId'>,
  file: string,
  fault: (error: unknown) => void,
): Promise<KeptAnchor> => {
  const { store } = needs;
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<void> = Promise.resolve();
  let isWritten = false;
  // Of a server that was killed while it wrote.
  await rm(partialOf(file), { force: true }).catch(fault);
  const write = (): Promise<void> => {
    writing = writing
      .then(async () => {
        const noted = await readAnchors(file);
        // Its disk was away at the start, or the database was put back under a running server.
        const ours = await heedAnchors(needs, noted);
        const others = noted.filter((one) => one !== ours).slice(0, MOST_OTHERS);
        await writeAnchors(file, await anchorOf(needs, ours), others);
      })
      .then(() => void (isWritten = true))
      .catch(fault);
    return writing;
  };
  const later = (): void => {
    timer ??= setTimeout(() => {
      timer = null;
      void write();
    }, WRITE_EVERY_MS).unref();
  };
  const ends = [store.onWrite(later), store.onRotation(later)];
  await write();
  return {
    isWritten,
    close: async () => {
      for (const end of ends) end();
      if (timer) clearTimeout(timer);
      await write();
    },
  };
};
