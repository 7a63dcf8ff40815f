import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

import { bytesOf, isEncrypted } from './age';
import {
  backupHead,
  backupRow,
  backupTail,
  BACKUP_VERSION,
  BadBackup,
  sumOfLines,
  WITH_LISTS,
  type BackupHead,
  type BackupRow,
} from './format';
import { isListRow } from './lists-in-backup';
import { tablesInBackup } from './tables-in-backup';

/** Signs of one line: twice the largest row, a document of 16 MB from an earlier version of which each sign is escaped. A few KB of zeros unpack to gigabytes. */
const MOST_LINE_SIGNS = 64 * 1024 * 1024;

/** Lines of a compressed file without their ends, cut at line feeds only: a text may hold any other separator. */
async function* linesOf(file: string, secretKeys: readonly string[]): AsyncGenerator<string> {
  const packed = Readable.from(bytesOf(file, secretKeys));
  const unpacked = createGunzip();
  packed.on('error', (error) => unpacked.destroy(error));
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for await (const chunk of packed.pipe(unpacked)) {
      const [first = '', ...more] = decoder.decode(chunk as Uint8Array, { stream: true }).split('\n');
      // Not cut anew with each piece: a long line has thousands of them.
      rest += first;
      if (rest.length > MOST_LINE_SIGNS) throw new BadBackup('the backup holds a line that is longer than any row');
      const last = more.pop();
      if (last === undefined) continue;
      yield rest;
      yield* more;
      rest = last;
    }
  } finally {
    packed.destroy();
  }
  if (rest !== '') throw new BadBackup('the backup ends in the middle of a line');
}

const parsed = (line: string): unknown => {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    throw new BadBackup('the backup holds a line that cannot be read');
  }
};

const checkHead = (line: string): BackupHead => {
  const head = backupHead.safeParse(parsed(line));
  if (!head.success) throw new BadBackup('this is not a backup of Guichet');
  if (head.data.version > BACKUP_VERSION)
    throw new BadBackup(
      'this backup was made by a newer version of Guichet; restore it with that version or a later one',
    );
  return head.data;
};

const known = new Set<string>(tablesInBackup.map((table) => table.name));

const checkRow = (line: string, isRow: (row: BackupRow) => boolean): BackupRow => {
  const row = backupRow.safeParse(parsed(line));
  if (!row.success || !isRow(row.data)) throw new BadBackup('the backup holds a row that cannot be read');
  return row.data;
};

/** A row is a list in JSON; the first line, the one that closes the lists and the last are objects. */
const isRowLine = (line: string): boolean => line.startsWith('[');

const notWhole = (): BadBackup =>
  new BadBackup('the backup is not whole: its end is missing or its content was changed');

/** Follows the lines of a backup in their order. Each step throws `BadBackup`. */
const follow = () => {
  const sum = sumOfLines();
  let head: BackupHead | null = null;
  let isInLists = false;
  const checkSum = (line: string): void => {
    const tail = backupTail.safeParse(parsed(line));
    const { lines, sha256 } = sum.told();
    if (!tail.success || tail.data.lines !== lines || tail.data.sha256 !== sha256) throw notWhole();
  };
  /** Takes a line that is not the last; gives its row, `null` of one that has none. */
  const take = (line: string): BackupRow | null => {
    let row: BackupRow | null = null;
    if (head === null) {
      head = checkHead(line);
      isInLists = head.version >= WITH_LISTS;
    } else if (isInLists && !isRowLine(line)) {
      checkSum(line);
      isInLists = false;
    } else row = checkRow(line, isInLists ? isListRow : ([table]) => known.has(table));
    sum.add(`${line}\n`, 1);
    return row;
  };
  /** The head once the lists are behind, `null` before. */
  const headPastLists = (): BackupHead | null => (isInLists ? null : head);
  return { take, headPastLists, hasHead: () => head !== null, checkSum };
};

const unreadable = (error: unknown): BadBackup => {
  if (error instanceof BadBackup) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  return new BadBackup(
    code === 'ENOENT' ? 'there is no such backup file' : `the backup cannot be read to its end (${code})`,
    code === 'ENOENT' ? 'gone' : 'damaged',
  );
};

/**
 * Reads a backup from its first to its last line and gives its head; one of `secretKeys` opens it, unless an older version wrote it in
 * clear. Throws `BadBackup` when anything is missing or changed, and where one with lists is in clear: none was ever written so.
 */
export const checkBackup = async (file: string, secretKeys: readonly string[]): Promise<BackupHead> => {
  const lines = follow();
  let previous: string | null = null;
  try {
    for await (const line of linesOf(file, secretKeys)) {
      if (previous !== null) lines.take(previous);
      previous = line;
    }
  } catch (error) {
    throw unreadable(error);
  }
  if (previous === null || !lines.hasHead()) throw new BadBackup('this is not a backup of Guichet');
  const head = lines.headPastLists();
  // One that was cut behind its lists ends with a line that sums up what came before, as a whole one does.
  if (head === null) throw notWhole();
  lines.checkSum(previous);
  if (head.version >= WITH_LISTS && !(await isEncrypted(file)))
    throw new BadBackup(
      'this backup can be read by anybody, and no version writes such a one: take the encrypted file',
    );
  return head;
};

/** The lists that a backup begins with; none of a version that had none. */
export type BackupLists = { readonly head: BackupHead; readonly rows: readonly BackupRow[] };

/** Reads the lists of a backup and nothing of what follows them. Throws `BadBackup` when anything of them is missing or changed. */
export const listsOfBackup = async (file: string, secretKeys: readonly string[]): Promise<BackupLists> => {
  const lines = follow();
  const rows: BackupRow[] = [];
  try {
    for await (const line of linesOf(file, secretKeys)) {
      const row = lines.take(line);
      if (row) rows.push(row);
      const head = lines.headPastLists();
      if (head) return { head, rows };
    }
  } catch (error) {
    throw unreadable(error);
  }
  throw notWhole();
};

/** The rows of a backup that was checked, in their order: of the lists first. */
export async function* rowsOfBackup(file: string, secretKeys: readonly string[]): AsyncGenerator<BackupRow> {
  for await (const line of linesOf(file, secretKeys))
    if (isRowLine(line)) yield checkRow(line, (row) => known.has(row[0]) || isListRow(row));
}
