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
import { BACKUP_VERSION, sumOfLines, type BackupHead, type BackupRow } from './format';
import { isListRow, listsInBackup } from './lists-in-backup';
import { syncFile, syncFolder } from './sync-to-disk';
import { tablesInBackup } from './tables-in-backup';

type Row = BackupRow[1];

/** A table with the columns of its key, in which its rows are read. */
type Read = { readonly name: string; readonly key: readonly string[] };

const PAGE = 1000;

const pageAfter = async (
  tx: Transaction<Tables>,
  { name, key }: Read,
  last: Row | undefined,
): Promise<readonly Row[]> => {
  const columns = sql.join(key.map((column) => sql.ref(column)));
  const after = last ? sql`where (${columns}) > (${sql.join(key.map((column) => last[column]))})` : sql``;
  const { rows } = await sql<Row>`select * from ${sql.table(name)} ${after} order by ${columns} limit ${PAGE}`.execute(
    tx,
  );
  return rows;
};

async function* rowsIn(tx: Transaction<Tables>, tables: readonly Read[]): AsyncGenerator<readonly BackupRow[]> {
  for (const table of tables) {
    let last: Row | undefined;
    for (;;) {
      const rows = await pageAfter(tx, table, last);
      if (rows.length > 0) yield rows.map((row) => [table.name, row] as const);
      last = rows.at(-1);
      if (rows.length < PAGE) break;
    }
  }
}

/** What a backup holds: rows beside the lists. `leftOut` = rows of the lists that it lacks, because no restore could join them. */
export type BackedUp = { readonly rows: number; readonly leftOut: number };

async function* allLines(
  tx: Transaction<Tables>,
  head: BackupHead,
  count: (written: BackedUp) => void,
): AsyncGenerator<string> {
  const sum = sumOfLines();
  const lineOf = (one: unknown): string => `${JSON.stringify(one)}\n`;
  const summed = (...all: readonly unknown[]): string => {
    const text = all.map(lineOf).join('');
    sum.add(text, all.length);
    return text;
  };
  yield summed(head);
  // First, so that a restore of another backup reads them without the rest. A row that a restore would refuse is left out: it would cost the whole backup.
  let leftOut = 0;
  for await (const some of rowsIn(tx, listsInBackup)) {
    const good = some.filter(isListRow);
    leftOut += some.length - good.length;
    yield summed(...good);
  }
  yield summed(sum.told());
  let rows = 0;
  for await (const some of rowsIn(tx, tablesInBackup)) {
    yield summed(...some);
    rows += some.length;
  }
  yield lineOf(sum.told());
  count({ rows, leftOut });
}

/**
 * Writes all that a database holds into one compressed file that is encrypted to `recipient`, from one snapshot and while servers go
 * on writing. The file bears its name only once it is whole and on the disk. */
export const writeBackup = async (
  db: Kysely<Tables>,
  file: string,
  at: string,
  recipient: string,
): Promise<BackedUp> => {
  const partial = `${file}.partial`;
  let backedUp: BackedUp = { rows: 0, leftOut: 0 };
  await rm(partial, { force: true });
  try {
    await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (tx) => {
        const epoch = await tx.selectFrom('meta').select('value').where('name', '=', EPOCH).executeTakeFirst();
        const sites = (await tx.selectFrom('sites').select('id').orderBy('id').execute()).map(({ id }) => id);
        const head: BackupHead = {
          format: 'guichet-backup',
          version: BACKUP_VERSION,
          epoch: epoch?.value ?? '',
          at,
          sites,
        };
        await pipeline(
          Readable.from(allLines(tx, head, (all) => (backedUp = all))),
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
  return backedUp;
};
