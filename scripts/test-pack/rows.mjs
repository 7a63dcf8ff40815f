// The rows of a town hall's database, read from outside, and whether all of them are still there.
import { createRequire } from 'node:module';
import { mustBe } from './steps.mjs';

/** Every row of a database file, as text, by table. */
export function rowsIn(file) {
  const Database = createRequire(import.meta.url)('libsql');
  const database = new Database(file, { readonly: true });
  try {
    const tables = database.prepare("select name from sqlite_master where type = 'table' order by name").all();
    return new Map(
      tables.map(({ name }) => [
        name,
        database
          .prepare(`select * from "${name}"`)
          .all()
          .map((row) => JSON.stringify(row))
          .sort(),
      ]),
    );
  } finally {
    database.close();
  }
}

/** What a start writes anew: tokens of an hour, notes of the run, how far a device has read, and sums that are worked out of the documents. */
const ownOfAStart = new Set(['tokens', 'meta', 'challenges', 'pulled', 'fact_sheets']);

/** A row without the hour at which a device was seen last, which a start writes anew. */
const lasting = (row) => row.replace(/"last_seen_at":"[^"]*"/, '');

/** What a restored database has of its own: when its tables were made. */
const ownOfARestore = new Set(['migrations']);

const least = 100;

/** Compares and answers how many rows: each of before is there, nothing of it changed. `isRestored`: in a database that a backup was put into. */
export function sameRows(before, after, { isRestored = false } = {}) {
  mustBe('tables', [...after.keys()].join(), [...before.keys()].join());
  const compared = [...before].filter(
    ([table]) => !ownOfAStart.has(table) && !(isRestored && ownOfARestore.has(table)),
  );
  const lost = compared.map(([table, rows]) => {
    const kept = new Set(after.get(table).map(lasting));
    return { table, gone: rows.filter((row) => !kept.has(lasting(row))).length };
  });
  mustBe(
    'rows that are gone',
    lost
      .filter(({ gone }) => gone > 0)
      .map(({ table, gone }) => `${table} ${gone}`)
      .join(),
    '',
  );
  const count = compared.reduce((sum, [, rows]) => sum + rows.length, 0);
  if (count < least) throw new Error(`only ${count} rows were compared: the town hall was never filled`);
  return count;
}

/** The documents of one collection. */
export const documentsOf = (rows, collection) => rows.get('documents').filter((row) => row.includes(`"${collection}"`));
