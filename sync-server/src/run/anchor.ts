import { randomUUID } from 'node:crypto';
import { open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';

import { z } from 'zod';

import { chainAt, isPlaceLost } from '../documents/older-copy';
import { townSites } from '../sites/town-sites';
import { syncFolder } from '../store/backup/sync-to-disk';
import type { Store } from '../store/port';

/** How far a store had come, as it is noted outside of it. `past` are the epochs that ended before `epoch`. */
const anchorSchema = z.object({
  format: z.literal('guichet-anchor'),
  epoch: z.string(),
  past: z.array(z.string()),
  sites: z.record(z.string(), z.object({ seq: z.int().min(0), chain: z.string() })),
});
export type Anchor = Readonly<z.infer<typeof anchorSchema>>;

/** At most so much is forgotten by an anchor that is not written at the end, because the machine died. */
const WRITE_EVERY_MS = 2_000;

/** How far a store has come: what is committed, and nothing that is not. */
export const anchorOf = async (store: Store): Promise<Anchor> => {
  const sites: Record<string, { seq: number; chain: string }> = {};
  const past = (await store.rotations()).map(({ from }) => from);
  for (const siteId of await townSites(store)) {
    const seq = await store.head(siteId);
    sites[siteId] = { seq, chain: await chainAt(store, siteId, seq) };
  }
  return { format: 'guichet-anchor', epoch: store.epoch, past, sites };
};

/**
 * Whether a store is an older copy of the one that an anchor tells of: it lacks a place of the same history, or stands in a history that had
 * ended. An anchor of a history that the store never had shows nothing: a backup was restored, or it is of another town.
 */
export const isOlderThan = async (store: Store, { epoch, past, sites }: Anchor): Promise<boolean> => {
  if (past.includes(store.epoch)) return true;
  if (epoch !== store.epoch) return false;
  for (const [siteId, { seq, chain }] of Object.entries(sites))
    if (await isPlaceLost(store, { siteId, seq, chain })) return true;
  return false;
};

/** The anchor in a file, `null` when there is none that can be read. */
export const readAnchor = async (file: string): Promise<Anchor | null> => {
  try {
    return anchorSchema.safeParse(JSON.parse(await readFile(file, 'utf8'))).data ?? null;
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
  /** Writes it a last time. */
  readonly close: () => Promise<void>;
};

/**
 * Writes the anchor of a store now, soon after each write, and at the end. `fault` hears of what could not be written: the server goes on, and
 * the next write tries again.
 */
export const keepAnchor = async (store: Store, file: string, fault: (error: unknown) => void): Promise<KeptAnchor> => {
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<void> = Promise.resolve();
  const write = (): Promise<void> => {
    writing = writing.then(async () => writeAnchor(file, await anchorOf(store))).catch(fault);
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
    close: async () => {
      for (const end of ends) end();
      if (timer) clearTimeout(timer);
      await write();
    },
  };
};
