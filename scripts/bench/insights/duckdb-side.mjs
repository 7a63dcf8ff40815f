// The rival: the same figures asked of DuckDB over tables that it keeps in memory.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

const plain = (cell) => (cell === null || typeof cell === 'string' ? cell : Number(cell));

async function loaded(where, files) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'guichet-bench-insights-'));
  const instance = await DuckDBInstance.create(where);
  const connection = await instance.connect();
  for (const { name, csv, columns } of files) {
    const file = path.join(folder, `${name}.csv`);
    writeFileSync(file, csv);
    await connection.run(
      `CREATE TABLE ${name} AS SELECT * FROM read_csv('${file}', header = true, columns = {${columns}})`,
    );
  }
  rmSync(folder, { recursive: true, force: true });
  return { instance, connection };
}

/** Exported files as a database of DuckDB on the disk. */
export async function duckDbFile(file, files) {
  const { instance, connection } = await loaded(file, files);
  await connection.run('CHECKPOINT');
  connection.closeSync();
  instance.closeSync();
}

/** Loads exported files into DuckDB; `ask` gives the rows of a query, `close` ends it. */
export async function duckDbWith(files) {
  const { connection } = await loaded(':memory:', files);
  return {
    ask: async (sql) => (await connection.runAndReadAll(sql)).getRows().map((row) => row.map(plain)),
    close: () => connection.closeSync(),
  };
}

const keyOf = (row) => row.filter((cell) => typeof cell === 'string').join(' ');
const sorted = (rows) =>
  rows.toSorted(
    (a, b) => keyOf(a).localeCompare(keyOf(b)) || Number(a[0]) - Number(b[0]) || Number(a[1]) - Number(b[1]),
  );
const isSame = (a, b) =>
  a === b || (typeof a === 'number' && typeof b === 'number' && Math.abs(a - b) < 1e-9 * Math.max(1, Math.abs(b)));

/** Both sides must say the same before anything is measured. */
export function mustAgree(name, ours, theirs) {
  const [one, other] = [sorted(ours), sorted(theirs)];
  const differs =
    one.length !== other.length || one.some((row, place) => row.some((cell, at) => !isSame(cell, other[place][at])));
  if (ours.length === 0 || differs) throw new Error(`${name}: the two sides do not say the same`);
}
