import { writeFileSync } from 'node:fs';
import path from 'node:path';

import type { DuckDBConnection } from '@duckdb/node-api';

import type { DataTable } from '#shared/domain/exchange/tables/data-table';
import { machineCsv } from '#shared/domain/exchange/tables/machine-csv';

import { writeParquet } from '../../src/renderer/platform/exports/write-parquet';
import { sqlTypes } from './sql-types';

/** Writes exported tables as the CSV for programs into a folder and lets DuckDB read those files into tables of the same names. */
export const loadCsvTables = async (
  connection: DuckDBConnection,
  folder: string,
  tables: readonly DataTable[],
): Promise<void> => {
  for (const table of tables) {
    const file = path.join(folder, `${table.name}.csv`);
    writeFileSync(file, machineCsv(table));
    const columns = table.fields.map(({ name, kind }) => `'${name}': '${sqlTypes[kind]}'`).join(', ');
    await connection.run(
      `CREATE OR REPLACE TABLE ${table.name} AS SELECT * FROM read_csv('${file}', header = true, columns = {${columns}})`,
    );
  }
};

/** The same through the Parquet files for BI. */
export const loadParquetTables = async (
  connection: DuckDBConnection,
  folder: string,
  tables: readonly DataTable[],
): Promise<void> => {
  for (const table of tables) {
    const file = path.join(folder, `${table.name}.parquet`);
    writeFileSync(file, await writeParquet(table));
    await connection.run(`CREATE OR REPLACE TABLE ${table.name} AS SELECT * FROM read_parquet('${file}')`);
  }
};

/** The rows of a query; counts come as whole numbers of any length and are given as plain ones. */
export const sqlRows = async (connection: DuckDBConnection, sql: string): Promise<(string | number | null)[][]> => {
  const reader = await connection.runAndReadAll(sql);
  return reader.getRows().map((row) =>
    row.map((cell) => {
      if (cell === null || typeof cell === 'string' || typeof cell === 'number') return cell;
      return Number(cell);
    }),
  );
};
