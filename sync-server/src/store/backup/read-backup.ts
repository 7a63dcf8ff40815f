import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

import { bytesOf } from './age';
import {
  backupHead,
  backupRow,
  backupTail,
  BACKUP_VERSION,
  BadBackup,
  type BackupHead,
  type BackupRow,
} from './format';
import { tablesInBackup } from './tables-in-backup';

/** Lines of a compressed file without their ends, cut at line feeds only: a text may hold any other separator. */
async function* linesOf(file: string, secretKeys: readonly string[]): AsyncGenerator<string> {
  const packed = Readable.from(bytesOf(file, secretKeys));
  const unpacked = createGunzip();
  packed.on('error', (error) => unpacked.destroy(error));
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for await (const chunk of packed.pipe(unpacked)) {
      const lines = (rest + decoder.decode(chunk as Uint8Array, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
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

const checkRow = (line: string): BackupRow => {
  const row = backupRow.safeParse(parsed(line));
  if (!row.success || !known.has(row.data[0])) throw new BadBackup('the backup holds a row that cannot be read');
  return row.data;
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
 * clear. Throws `BadBackup` when anything is missing or changed.
 */
export const checkBackup = async (file: string, secretKeys: readonly string[]): Promise<BackupHead> => {
  const hash = createHash('sha256');
  let head: BackupHead | null = null;
  let lines = 0;
  let previous: string | null = null;
  try {
    for await (const line of linesOf(file, secretKeys)) {
      if (previous !== null) {
        if (head === null) head = checkHead(previous);
        else checkRow(previous);
        hash.update(previous).update('\n');
        lines += 1;
      }
      previous = line;
    }
  } catch (error) {
    throw unreadable(error);
  }
  if (previous === null || head === null) throw new BadBackup('this is not a backup of Guichet');
  const tail = backupTail.safeParse(parsed(previous));
  if (!tail.success || tail.data.lines !== lines || tail.data.sha256 !== hash.digest('hex'))
    throw new BadBackup('the backup is not whole: its end is missing or its content was changed');
  return head;
};

/** The rows of a backup that was checked, in their order. */
export async function* rowsOfBackup(file: string, secretKeys: readonly string[]): AsyncGenerator<BackupRow> {
  let first = true;
  let previous: string | null = null;
  for await (const line of linesOf(file, secretKeys)) {
    if (previous !== null && !first) yield checkRow(previous);
    if (previous !== null) first = false;
    previous = line;
  }
}
