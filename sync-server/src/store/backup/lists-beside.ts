import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';

import type { Transaction } from 'kysely';

import { instantOfBackup } from '#shared/lib/backup-name';
import { compareText } from '#shared/lib/compare';

import type { Tables } from '../sql/tables';
import { isEncrypted } from './age';
import { BadBackup, WITH_LISTS } from './format';
import { joinLists, type Joined } from './lists-in-backup';
import { listsOfBackup, type BackupLists } from './read-backup';

/**
 * What came of the backups in the folder of one that is restored: `read` had lists that were joined, `older` are of a version that had none, `passedOver` were
 * not encrypted or not opened by the keys, are damaged, newer or of another town hall. `null` = the folder could not be looked through.
 */
export type Beside = (Joined & { readonly read: number; readonly older: number; readonly passedOver: number }) | null;

/** A file that may be a backup. One in clear is never read: whoever can write into the folder could have people erased by it, without any key. */
type Found = { readonly file: string; readonly isSealed: boolean };

/** What a file is, `null` of one that is no backup: neither encrypted as ours are, nor of such a name. Nothing else is opened, pipes least of all. */
const foundAt = async (file: string): Promise<Found | null> => {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) return null;
  const isSealed = await isEncrypted(file).catch(() => false);
  return isSealed || instantOfBackup(path.basename(file)) !== null ? { file, isSealed } : null;
};

/** Where a file really lies, `null` when it is gone. */
const realOf = (file: string): Promise<string | null> => realpath(file).catch(() => null);

/** The other backups in the folder of one, the newest by their names first. `null` = the folder cannot be read. */
const backupsBeside = async (from: string): Promise<readonly Found[] | null> => {
  const own = await realOf(from);
  // By the name that was given: a link may lie among the others.
  const folder = path.dirname(path.resolve(from));
  const names = await readdir(folder).catch(() => null);
  if (names === null) return null;
  const files: Found[] = [];
  for (const name of names.toSorted(compareText).toReversed()) {
    const found = await foundAt(path.join(folder, name));
    const real = found && (await realOf(found.file));
    if (found && real !== null && real !== own) files.push(found);
  }
  return files;
};

const listsUnlessBad = (file: string, secretKeys: readonly string[]): Promise<BackupLists | null> =>
  listsOfBackup(file, secretKeys).catch((error: unknown) => {
    if (error instanceof BadBackup) return null;
    throw error;
  });

/**
 * Joins the lists of the backups that lie beside one with those of the machine, so that who was erased after it was made stays erased where a newer one
 * is there. Reads their lists alone, of those that the keys open and that share a site with what was restored.
 */
export const joinListsBeside = async (
  tx: Transaction<Tables>,
  from: string,
  secretKeys: readonly string[],
): Promise<Beside> => {
  const files = await backupsBeside(from);
  if (files === null) return null;
  const sites = new Set((await tx.selectFrom('sites').select('id').execute()).map(({ id }) => id));
  const told = { erased: 0, shutOut: 0, read: 0, older: 0, passedOver: 0 };
  for (const { file, isSealed } of files) {
    const lists = isSealed ? await listsUnlessBad(file, secretKeys) : null;
    if (lists === null) told.passedOver += 1;
    else if (lists.head.version < WITH_LISTS) told.older += 1;
    else if (!lists.head.sites.some((site) => sites.has(site))) told.passedOver += 1;
    else {
      const { erased, shutOut } = await joinLists(tx, lists.rows);
      told.read += 1;
      told.erased += erased;
      told.shutOut += shutOut;
    }
  }
  return told;
};
