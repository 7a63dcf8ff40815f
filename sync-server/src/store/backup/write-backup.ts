import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

import { sql, type Kysely, type Transaction } from 'kysely';

import { EPOCH } from '../sql/rotations';
import type { Tables } from '../sql/tables';
import { encryptedTo } from './age';
import { BACKUP_VERSION, type BackupHead } from './format';
import { syncFile, syncFolder } from './sync-to-disk';
import { tablesInBackup, type BackedTable } from './tables-in-backup';

type Row = Readonly<Record<string, string | number>>;

const PAGE = 1000;

const pageAfter = async (
  tx: Transaction<Tables>,
  { name, key }: BackedTable,
  last: Row | undefined,
): Promise<readonly Row[]> => {
  const columns = sql.join(key.map((column) => sql.ref(column)));
  const after = last ? sql`where (${columns}) > (${sql.join(key.map((column) => last[column]))})` : sql``;
  const { rows } = await sql<Row>`select * from ${sql.table(name)} ${after} order by ${columns} limit ${PAGE}`.execute(
    tx,
  );
  return rows;
};

async function* rowLines(tx: Transaction<Tables>): AsyncGenerator<readonly string[]> {
  for (const table of tablesInBackup) {
    let last: Row | undefined;
    for (;;) {
      const rows = await pageAfter(tx, table, last);
      if (rows.length > 0) yield rows.map((row) => `${JSON.stringify([table.name, row])}\n`);
      last = rows.at(-1);
      if (rows.length < PAGE) break;
    }
  }
}

async function* allLines(
  tx: Transaction<Tables>,
  head: BackupHead,
  count: (lines: number) => void,
): AsyncGenerator<string> {
  const hash = createHash('sha256');
  let lines = 1;
  const first = `${JSON.stringify(head)}\n`;
  hash.update(first);
  yield first;
  for await (const some of rowLines(tx)) {
    const text = some.join('');
    lines += some.length;
    hash.update(text);
    yield text;
  }
  yield `${JSON.stringify({ lines, sha256: hash.digest('hex') })}\n`;
  count(lines - 1);
}

/**
 * Writes all that a database holds into one compressed file that is encrypted to `recipient`, from one snapshot and while servers go
 * on writing. The file bears its name only once it is whole and on the disk. Returns the number of rows.
 */
export const writeBackup = async (db: Kysely<Tables>, file: string, at: string, recipient: string): Promise<number> => {
  const partial = `${file}.partial`;
  let rows = 0;
  await rm(partial, { force: true });
  try {
    await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (tx) => {
        const epoch = await tx.selectFrom('meta').select('value').where('name', '=', EPOCH).executeTakeFirst();
        const head: BackupHead = { format: 'guichet-backup', version: BACKUP_VERSION, epoch: epoch?.value ?? '', at };
        await pipeline(
          Readable.from(allLines(tx, head, (count) => (rows = count))),
          createGzip(),
          encryptedTo(recipient),
          createWriteStream(partial, { flags: 'wx', mode: 0o600 }),
        );
      });
    await syncFile(partial);
    await rename(partial, file);
    await syncFolder(path.dirname(path.resolve(file)));
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
  return rows;
};
