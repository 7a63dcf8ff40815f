import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { demoReference } from '#shared/demo/demo-reference';
import { demoYear } from '#shared/demo/year/demo-year';
import { namedTables, starTables } from '#shared/domain/exchange/star/star-tables';
import type { Cell, DataTable, FieldKind } from '#shared/domain/exchange/tables/data-table';
import { plainCell } from '#shared/domain/exchange/csv/guarded-cell';
import { toFacts } from '#shared/domain/insights/facts/to-facts';
import { toSiteReference } from '#shared/domain/model/site-reference';
import { starWords } from '#shared/i18n/fr/figure-exports';

import { excelCsvFiles, packageFiles, parquetFiles } from './table-files';

const documents = demoReference('2026-11-26', 'Europe/Paris');
const reference = toSiteReference(documents);
if (!reference) throw new Error('no site');
const { sheets } = demoYear({ seed: 1, inhabitants: 4000, from: '2026-09-01', to: '2026-09-30', reference: documents });
const facts = toFacts(sheets, { day: '2026-09-30', minute: 1439, unsyncedDesks: 0 });
const star = starTables(facts, reference, starWords);
const named = namedTables(facts, reference, starWords);
const head = {
  name: 'essai',
  title: 'Essai',
  description: '',
  createdAt: '2026-09-30T18:00:00.000Z',
  licence: '',
} as const;

const sqlTypes: Readonly<Record<FieldKind, string>> = {
  text: 'VARCHAR',
  integer: 'INTEGER',
  number: 'DOUBLE',
  rate: 'DOUBLE',
  boolean: 'BOOLEAN',
  day: 'DATE',
  time: 'VARCHAR',
};

let folder = '';
let db: DuckDBConnection;

const unpack = async (zip: Uint8Array): Promise<void> => {
  for (const [name, content] of Object.entries(unzipSync(zip))) await writeFile(path.join(folder, name), content);
};

/** All rows of a query, days as `YYYY-MM-DD`. */
const read = async (table: DataTable, from: string): Promise<Cell[][]> => {
  const columns = table.fields.map(({ name, kind }) => (kind === 'day' ? `CAST("${name}" AS VARCHAR)` : `"${name}"`));
  const result = await db.runAndReadAll(`SELECT ${columns.join(', ')} FROM ${from}`);
  return result.getRowsJS() as Cell[][];
};

const columnsOf = (table: DataTable, type: (kind: FieldKind) => string): string =>
  `{${table.fields.map(({ name, kind }) => `'${name}': '${type(kind)}'`).join(', ')}}`;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'guichet-exports-'));
  db = await (await DuckDBInstance.create(':memory:')).connect();
});

afterAll(async () => {
  db.closeSync();
  await rm(folder, { recursive: true });
});

describe('DuckDB reads what is exported', () => {
  test('Parquet: the same rows, with the types that the fields say', async () => {
    await unpack(await parquetFiles(star));
    for (const table of star) {
      const file = `read_parquet('${path.join(folder, `${table.name}.parquet`)}')`;
      const types = await db.runAndReadAll(`SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM ${file})`);
      expect(types.getRowsJS()).toEqual(table.fields.map(({ name, kind }) => [name, sqlTypes[kind]]));
      expect(await read(table, file)).toEqual(table.rows);
    }
  });

  test('the CSV for programs: the same rows', async () => {
    await unpack(await packageFiles(head, star));
    for (const table of star) {
      const file = path.join(folder, `${table.name}.csv`);
      const options = `header = true, delim = ',', quote = '"', escape = '"', allow_quoted_nulls = false, auto_detect = false`;
      const types = columnsOf(table, (kind) => sqlTypes[kind]);
      expect(await read(table, `read_csv('${file}', ${options}, columns = ${types})`)).toEqual(table.rows);
    }
  });

  test('the CSV for French Excel: the same rows, by its commas and its days', async () => {
    await unpack(await excelCsvFiles(named));
    for (const table of named) {
      const file = path.join(folder, `${table.title}.csv`);
      const options = `header = true, delim = ';', quote = '"', escape = '"', decimal_separator = ',', dateformat = '%d/%m/%Y', auto_detect = false`;
      const types = columnsOf(table, (kind) => (kind === 'boolean' ? 'VARCHAR' : sqlTypes[kind]));
      const rows = await read(table, `read_csv('${file}', ${options}, columns = ${types})`);
      const cellOf = (cell: Cell, kind: FieldKind | undefined): Cell => {
        if (kind === 'boolean') return cell === 'oui';
        return kind === 'text' && typeof cell === 'string' ? plainCell(cell) : cell;
      };
      expect(rows.map((row) => row.map((cell, index) => cellOf(cell, table.fields[index]?.kind)))).toEqual(table.rows);
    }
  });

  test('a star: no row of a fact points at nothing', async () => {
    await unpack(await parquetFiles(star));
    for (const table of star)
      for (const { name, to } of table.fields) {
        if (to === undefined) continue;
        const from = (one: string): string => `read_parquet('${path.join(folder, `${one}.parquet`)}')`;
        const query = `SELECT count(*)::INTEGER FROM ${from(table.name)} a WHERE "${name}" IS NOT NULL AND "${name}" NOT IN (SELECT id FROM ${from(to)})`;
        expect([table.name, name, (await db.runAndReadAll(query)).getRowsJS()[0]?.[0]]).toEqual([table.name, name, 0]);
      }
  });
});
