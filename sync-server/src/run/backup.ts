import { mkdir, readdir, realpath, rm, stat } from 'node:fs/promises';
import path from 'node:path';

import { backupName, instantOfBackup } from '#shared/lib/backup-name';
import { backupsToDrop } from '#shared/lib/backups-to-drop';
import { compareText } from '#shared/lib/compare';

import { noteBackup, noteBackupMount, noteTrial, readBackupMounts } from '../sites/backup-note';
import { isEncrypted } from '../store/backup/age';
import { BadBackup } from '../store/backup/format';
import { checkBackup } from '../store/backup/read-backup';
import { writeBackup } from '../store/backup/write-backup';
import { notesIn } from '../store/sql/notes-in';
import { presentHistory, rotationsIn } from '../store/sql/rotations';
import type { SqlDatabase } from '../store/sql/sql-database';
import { holdsTown, openDatabase, type Place } from './open-store';
import { recipientOf } from './recovery-key';
import type { SecretKeys } from './restore';

/** Reads notes as a store does, and writes them in a transaction, which waits for a server that is writing. */
const notesOf = ({ db }: SqlDatabase) => ({
  note: (name: string): Promise<string | null> => notesIn(db).read(`note.${name}`),
  writeNote: (name: string, value: string): Promise<void> =>
    db.transaction().execute((tx) => notesIn(tx).write(`note.${name}`, value)),
});

const withDatabase = async <Value>(place: Place, work: (database: SqlDatabase) => Promise<Value>): Promise<Value> => {
  const database = await openDatabase(place);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
};

const requireTown = (place: Place): void => {
  if (!holdsTown(place)) throw new BadBackup('this folder holds no town hall');
};

/**
 * Writes an encrypted backup of a place into a file, while its server may go on, and leaves a note of when and how large. `recipient` is who can open it,
 * `''` = the recovery key of the place. Returns what to tell. Throws `BadBackup`.
 */
export const backup = async (place: Place, to: string, recipient = ''): Promise<string> => {
  requireTown(place);
  const opener = await recipientOf(place, recipient);
  return withDatabase(place, async (database) => {
    const at = new Date().toISOString();
    const { rows, leftOut } = await writeBackup(database.db, to, at, opener);
    const lacks =
      leftOut === 0
        ? ''
        : `. ${leftOut} rows of the lists of who was erased and what was shut out are damaged and not in it: keep these lists of this machine`;
    const said = `Backup of ${rows} rows in ${to}, encrypted to ${opener}${lacks}`;
    // The file is whole: one that somebody moves at once, or a database that takes no note, as on a full disk, does not make it worth less.
    const isNoted = await stat(to)
      .then(({ size: bytes }) => noteBackup(notesOf(database), { at, bytes, rows }))
      .then(
        () => true,
        () => false,
      );
    return isNoted ? said : `${said}. The server could not be told of it`;
  });
};

/** No backup takes so long: what was not touched for this time is of one that was killed. */
const LONGEST_MS = 86_400_000;

const PARTIAL = '.partial';
const isUnfinished = (name: string): boolean =>
  name.endsWith(PARTIAL) && instantOfBackup(name.slice(0, -PARTIAL.length)) !== null;

type Aged = { readonly name: string; readonly ms: number };

/** Backups in the order in which they were written. Hours of the disk beyond `nowMs` are of a clock that ran ahead: they are older than all others. */
const inOrder = (files: readonly Aged[], nowMs: number): readonly string[] => {
  const ageOf = ({ ms }: Aged): number => (ms > nowMs ? 0 : 1);
  return files
    .toSorted((a, b) => ageOf(a) - ageOf(b) || a.ms - b.ms || compareText(a.name, b.name))
    .map(({ name }) => name);
};

/** Takes out of a folder the backups that are no longer kept, never `written`, the one of now, and what killed ones left. */
const tidy = async (folder: string, written: string, nowMs: number): Promise<void> => {
  const files: Aged[] = [];
  for (const name of await readdir(folder)) {
    if (name === written || (instantOfBackup(name) === null && !isUnfinished(name))) continue;
    // Another backup may have taken it away meanwhile.
    const found = await stat(path.join(folder, name)).catch(() => null);
    if (found?.isFile()) files.push({ name, ms: found.mtimeMs });
  }
  const left = files.filter(({ name, ms }) => isUnfinished(name) && nowMs - ms > LONGEST_MS).map(({ name }) => name);
  const whole = files.filter(({ name }) => !isUnfinished(name));
  for (const name of [...left, ...backupsToDrop([...inOrder(whole, nowMs), written])])
    await rm(path.join(folder, name), { force: true });
};

/** Where the disk or share of a folder is mounted: the uppermost folder above it that is on the same one. */
const mountOf = async (folder: string): Promise<string> => {
  let at = await realpath(folder);
  const { dev } = await stat(at);
  for (let above = path.dirname(at); above !== at && (await stat(above)).dev === dev; above = path.dirname(at))
    at = above;
  return at;
};

/** A share that is not mounted, or a stick that is out, leaves its empty place on another disk: nothing is written there. Gives where it is mounted now. */
const requireItsDisk = async (place: Place, folder: string): Promise<string> => {
  const mount = await mountOf(folder);
  const known = await withDatabase(place, (database) => readBackupMounts(notesOf(database)));
  const before = known.find((one) => one.folder === folder)?.mount ?? mount;
  const way = path.relative(before, mount);
  if (way.split(path.sep)[0] === '..' || path.isAbsolute(way))
    throw new BadBackup(
      `the disk or share of ${folder} was mounted at ${before} and is not there now: no backup was written. Mount it; to back up to another disk, name another folder`,
    );
  return mount;
};

/**
 * Writes a backup into a folder that is for these backups alone, under a name by its hour, then drops those that are no longer kept. Returns what to
 * tell. Throws `BadBackup`, and then drops nothing.
 */
export const backupInto = async (place: Place, folder: string, recipient: string): Promise<string> => {
  requireTown(place);
  await recipientOf(place, recipient);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const whole = path.resolve(folder);
  const mount = await requireItsDisk(place, whole);
  const name = backupName(new Date());
  const said = await backup(place, path.join(folder, name), recipient);
  // Without the note, as on a full disk, the next backup goes unquestioned: that is no reason to call this one failed.
  await withDatabase(place, (database) => noteBackupMount(notesOf(database), { folder: whole, mount })).catch(
    () => undefined,
  );
  return tidy(folder, name, Date.now()).then(
    () => said,
    // The backup is whole all the same.
    () => `${said}. Older ones could not be taken away`,
  );
};

/**
 * Reads a backup of a place from its first to its last line with its recovery key, as a restore does, puts it nowhere, and leaves a note that it can be
 * read. Returns what to tell. Throws `BadBackup`, and then notes nothing.
 */
export const tryBackup = async (place: Place, from: string, keys: SecretKeys): Promise<string> => {
  requireTown(place);
  const isSealed = await isEncrypted(from).catch(() => false);
  const { at: of, epoch } = await checkBackup(from, isSealed ? await keys(true) : []);
  if (!isSealed)
    throw new BadBackup('the backup can be read by anybody: an older version wrote it in clear. Make another one');
  return withDatabase(place, async (database) => {
    const { epoch: present } = await presentHistory(database.db);
    const left = await rotationsIn(database.db);
    if (epoch !== present && !left.some((rotation) => rotation.from === epoch))
      throw new BadBackup('the backup can be read, but it is not of this town hall: nothing was noted', 'otherTown');
    await noteTrial(notesOf(database), { at: new Date().toISOString(), of });
    return `The backup of ${of} is whole and is opened by this recovery key. Nothing was restored.`;
  });
};
