import { sql, type Transaction } from 'kysely';

import { beginHistory } from '../sql/rotations';
import type { Tables } from '../sql/tables';
import type { BackupRow } from './format';
import { joinListsBeside, type Beside } from './lists-beside';
import { joinLists, type Joined } from './lists-in-backup';
import { listsOfBackup, rowsOfBackup } from './read-backup';
import { tablesInBackup } from './tables-in-backup';

const CHUNK = 200;

type Row = BackupRow[1];

const bulk = new Set<string>(tablesInBackup.map(({ name }) => name));

const insert = async (tx: Transaction<Tables>, table: string, rows: readonly Row[]): Promise<void> => {
  const columns = Object.keys(rows[0] ?? {});
  if (columns.length === 0) return;
  const values = rows.map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`);
  const names = sql.join(columns.map((column) => sql.ref(column)));
  await sql`insert into ${sql.table(table)} (${names}) values ${sql.join(values)}`.execute(tx);
};

const insertAll = async (tx: Transaction<Tables>, rows: AsyncIterable<BackupRow>): Promise<number> => {
  let table = '';
  let waiting: Row[] = [];
  let count = 0;
  const flush = async (): Promise<void> => {
    if (waiting.length > 0) await insert(tx, table, waiting);
    waiting = [];
  };
  for await (const [name, row] of rows) {
    if (!bulk.has(name)) continue;
    if (name !== table || waiting.length >= CHUNK) await flush();
    table = name;
    waiting.push(row);
    count += 1;
  }
  await flush();
  return count;
};

/** What a restore put back: rows, and what was new to the lists of the machine. `version` is the layout of the backup. */
export type Imported = {
  readonly rows: number;
  readonly version: number;
  readonly joined: Joined;
  readonly beside: Beside;
};

/** A backup that was checked, and what opens it. */
type Source = { readonly from: string; readonly secretKeys: readonly string[] };

/**
 * Puts the rows of a backup into empty tables, joins its lists and those of the backups beside it with the lists of the machine, and begins another history:
 * a new epoch, and the instant of the restore.
 */
export const importBackup = async (
  tx: Transaction<Tables>,
  { from, secretKeys }: Source,
  fresh: { readonly epoch: string; readonly at: string },
): Promise<Imported> => {
  const rows = await insertAll(tx, rowsOfBackup(from, secretKeys));
  const { head, rows: lists } = await listsOfBackup(from, secretKeys);
  const joined = await joinLists(tx, lists);
  const beside = await joinListsBeside(tx, from, secretKeys);
  await beginHistory(tx, { to: fresh.epoch, at: fresh.at, why: 'restored' });
  return { rows, version: head.version, joined, beside };
};
