import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { demoReference } from '#shared/demo/demo-reference';
import { demoYear } from '#shared/demo/year/demo-year';
import { factTables } from '#shared/domain/exchange/star/fact-tables';
import { starIds } from '#shared/domain/exchange/star/star-names';
import type { Facts } from '#shared/domain/insights/facts/fact';
import { toFacts } from '#shared/domain/insights/facts/to-facts';
import type { Period } from '#shared/domain/insights/period/period';
import { toSiteReference } from '#shared/domain/model/site-reference';
import { starWords } from '#shared/i18n/fr/figure-exports';

import { loadCsvTables, loadParquetTables, sqlRows } from './load-tables';
import { askedOf, panelRows, panels, type Row } from './panel-rows';
import { panelSql } from './panel-sql';

const asOf = { day: '2026-11-22', minute: 1080, unsyncedDesks: 0 };
const year: Period = { kind: 'year', from: '2026-01-01', to: '2026-12-31' };
const quarter: Period = { kind: 'quarter', from: '2026-07-01', to: '2026-09-30' };
const reference = demoReference(asOf.day, 'Europe/Paris');
const ref = toSiteReference(reference);
if (!ref) throw new Error('no site');
const site = ref;

let folder = '';
let facts: Facts;
/** DuckDB over each kind of file. */
const over: { csv?: DuckDBConnection; parquet?: DuckDBConnection } = {};

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'guichet-duckdb-'));
  const { sheets } = demoYear({
    seed: 'duckdb',
    inhabitants: 30_000,
    from: '2025-11-23',
    to: asOf.day,
    reference,
  });
  facts = toFacts(sheets, asOf);
  const tables = factTables(facts, starIds, starWords);
  over.csv = await (await DuckDBInstance.create(':memory:')).connect();
  await loadCsvTables(over.csv, folder, tables);
  over.parquet = await (await DuckDBInstance.create(':memory:')).connect();
  await loadParquetTables(over.parquet, folder, tables);
}, 120_000);

afterAll(() => {
  over.csv?.closeSync();
  over.parquet?.closeSync();
  rmSync(folder, { recursive: true, force: true });
});

const keyOf = (row: Row): string => row.filter((cell) => typeof cell === 'string').join(' ');
const sorted = (rows: readonly Row[]): Row[] =>
  rows.toSorted(
    (a, b) => keyOf(a).localeCompare(keyOf(b)) || Number(a[0]) - Number(b[0]) || Number(a[1]) - Number(b[1]),
  );

/** Counts equal, everything else to 1e-9. */
const expectSame = (ours: readonly Row[], theirs: readonly Row[]): void => {
  expect(ours.length).toBeGreaterThan(0);
  expect(ours).toHaveLength(theirs.length);
  for (const [place, row] of sorted(ours).entries()) {
    const other = sorted(theirs)[place] ?? [];
    expect(row).toHaveLength(other.length);
    for (const [column, cell] of row.entries()) {
      const said = other[column];
      if (typeof cell === 'number' && typeof said === 'number' && !Number.isInteger(said))
        expect(Math.abs(cell - said), `${keyOf(row)} column ${column}`).toBeLessThan(1e-9);
      else expect(cell, `${keyOf(row)} column ${column}`).toBe(said);
    }
  }
};

const ask = (files: keyof typeof over, sql: string): Promise<Row[]> => {
  const connection = over[files];
  if (!connection) throw new Error('not loaded');
  return sqlRows(connection, sql);
};

describe('DuckDB over the exported files says the same', () => {
  it('has every row, each once', async () => {
    for (const table of ['requests', 'appointments', 'tickets', 'days'] as const)
      for (const files of ['csv', 'parquet'] as const)
        expect(await ask(files, `SELECT count(*) FROM ${table}`)).toEqual([[facts[table].length]]);
    expect(facts.requests.length).toBeGreaterThan(50_000);
  });

  it('is asked for every panel', () => {
    const asked = panelSql({ ...year, asOfDay: asOf.day, asOfMinute: asOf.minute, goalMin: site.site.waitGoalMin });
    expect(Object.keys(asked).toSorted()).toEqual(Object.keys(panelRows).toSorted());
    expect(Object.keys(panels).filter((panel) => !(panel in panelRows))).toEqual([]);
  });

  const cases = [
    ['csv', year],
    ['parquet', quarter],
  ] as const;
  for (const [files, period] of cases) {
    const scope = { ...period, asOfDay: asOf.day, asOfMinute: asOf.minute, goalMin: site.site.waitGoalMin };
    for (const [panel, sql] of Object.entries(panelSql(scope)))
      it(`${panel} of a ${period.kind}, from ${files}`, async () => {
        const ours = panelRows[panel]?.(askedOf(facts, { ref: site, period })) ?? [];
        expectSame(ours, await ask(files, sql));
      });
  }
});
