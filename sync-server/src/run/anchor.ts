import { randomUUID } from 'node:crypto';
import { open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';

import { z } from 'zod';

import { authoritySealOf } from '../documents/authority-seal';
import { chainAt, isPlaceLost } from '../documents/older-copy';
import { townSites } from '../sites/town-sites';
import { syncFolder } from '../store/backup/sync-to-disk';
import type { Store } from '../store/port';

/**
 * How far a store had come, as it is noted outside of it. `town` names the store and all its copies, `past` are epochs that it has left, `given`
 * counts the ticket numbers.
 */
const anchorSchema = z.object({
  format: z.literal('guichet-anchor'),
  town: z.string(),
  epoch: z.string(),
  past: z.array(z.string()),
  sites: z.record(z.string(), z.object({ seq: z.int().min(0), chain: z.string(), given: z.int().min(0) })),
});
export type Anchor = Readonly<z.infer<typeof anchorSchema>>;

/** At most so much is forgotten by an anchor that is not written at the end, because the machine died. */
const WRITE_EVERY_MS = 2_000;

/** Of more epochs than anybody has lived through the newest are kept. */
const MOST_PAST = 50;

/** The name that a store shares with its copies and backups alone. */
const townOf = async (store: Store): Promise<string> =>
  (await authoritySealOf(store)).ofCheckpoint({ epoch: '', scope: 'anchor', seq: 0 }, '');

/** How far a store has come: what is committed, and nothing that is not. `earlier` = what was noted before, of any store. */
export const anchorOf = async (store: Store, earlier: Anchor | null): Promise<Anchor> => {
  const sites: Record<string, Anchor['sites'][string]> = {};
  const town = await townOf(store);
  for (const siteId of await townSites(store)) {
    const seq = await store.head(siteId);
    sites[siteId] = { seq, chain: await chainAt(store, siteId, seq), given: await store.numbersGiven(siteId) };
  }
  // After the heads, which hear of a history that another process began.
  const { epoch } = store;
  const noted = earlier?.town === town ? [...earlier.past, earlier.epoch] : [];
  const left = [...(await store.rotations()).map(({ from }) => from), ...noted].filter((one) => one !== epoch);
  return { format: 'guichet-anchor', town, epoch, past: [...new Set(left)].slice(-MOST_PAST), sites };
};

/**
 * Whether a store is an older copy of the one that an anchor tells of: it lacks a place or a number of the same history, or stands in a history
 * that was left. In a history of which the anchor knows nothing a backup was restored.
 */
export const isOlderThan = async (store: Store, { town, epoch, past, sites }: Anchor): Promise<boolean> => {
  if (town !== (await townOf(store))) return false;
  if (past.includes(store.epoch)) return true;
  if (epoch !== store.epoch) return false;
  for (const [siteId, { seq, chain, given }] of Object.entries(sites)) {
    // Giving a number writes no document.
    if (given > (await store.numbersGiven(siteId)) || (await isPlaceLost(store, { siteId, seq, chain }))) return true;
  }
  return false;
};

/** The anchor in a file, `null` when there is no file, or one that tells nothing. Throws when there is one that cannot be read: what it tells must not be lost. */
export const readAnchor = async (file: string): Promise<Anchor | null> => {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  try {
    return anchorSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
};

/** A crash leaves the old anchor or the new one, whole. */
const writeAnchor = async (file: string, anchor: Anchor): Promise<void> => {
  const partial = `${file}.${randomUUID()}`;
  try {
    const handle = await open(partial, 'wx', 0o600);
    try {
      await handle.writeFile(`${JSON.stringify(anchor)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(partial, file);
    await syncFolder(path.dirname(path.resolve(file)));
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
};

/** An anchor that follows its store. */
export type KeptAnchor = {
  /** The first one could be written. */
  readonly isWritten: boolean;
  /** Writes it a last time. */
  readonly close: () => Promise<void>;
};

/** `fault` hears of what could not be read or written; `older` begins another history, because the anchor tells of more than the store has. */
export type AnchorEnds = { readonly fault: (error: unknown) => void; readonly older: () => Promise<void> };

/**
 * Writes the anchor of a store now, soon after each write, and at the end. After a fault the server goes
 * on, and the next write tries again.
 */
export const keepAnchor = async (store: Store, file: string, { fault, older }: AnchorEnds): Promise<KeptAnchor> => {
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<void> = Promise.resolve();
  let isWritten = false;
  const write = (): Promise<void> => {
    writing = writing
      .then(async () => {
        const earlier = await readAnchor(file);
        // Its disk was away at the start, or the database was put back under a running server.
        if (earlier && (await isOlderThan(store, earlier))) await older();
        await writeAnchor(file, await anchorOf(store, earlier));
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
