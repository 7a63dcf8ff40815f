import { sql, type Transaction } from 'kysely';

import { beginHistory } from '../sql/rotations';
import type { Tables } from '../sql/tables';
import type { BackupRow } from './format';

const CHUNK = 200;

type Row = BackupRow[1];

const insert = async (tx: Transaction<Tables>, table: string, rows: readonly Row[]): Promise<void> => {
  const columns = Object.keys(rows[0] ?? {});
  if (columns.length === 0) return;
  const values = rows.map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`);
  const names = sql.join(columns.map((column) => sql.ref(column)));
  await sql`insert into ${sql.table(table)} (${names}) values ${sql.join(values)}`.execute(tx);
};

/** Puts the rows of a backup into empty tables and begins another history: a new epoch, and the instant of the restore. */
export const importRows = async (
  tx: Transaction<Tables>,
  rows: AsyncIterable<BackupRow>,
  fresh: { readonly epoch: string; readonly at: string },
): Promise<number> => {
  let table = '';
  let waiting: Row[] = [];
  let count = 0;
  const flush = async (): Promise<void> => {
    if (waiting.length > 0) await insert(tx, table, waiting);
    waiting = [];
  };
  for await (const [name, row] of rows) {
    if (name !== table || waiting.length >= CHUNK) await flush();
    table = name;
    waiting.push(row);
    count += 1;
  }
  await flush();
  await beginHistory(tx, { to: fresh.epoch, at: fresh.at, why: 'restored' });
  return count;
};
