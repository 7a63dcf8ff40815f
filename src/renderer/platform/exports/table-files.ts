import { dataPackage, type PackageHead } from '#shared/domain/exchange/tables/data-package';
import type { DataTable } from '#shared/domain/exchange/tables/data-table';
import { excelCsvPieces } from '#shared/domain/exchange/tables/excel-csv';
import { machineCsvPieces } from '#shared/domain/exchange/tables/machine-csv';
import { workbookParts } from '#shared/domain/exchange/tables/workbook';

import { writeParquet } from './write-parquet';
import { zipFiles } from './zip-files';

type Bytes = Promise<Uint8Array<ArrayBuffer>>;

/** Tables as an Excel workbook, a sheet for each. */
export const workbookFile = (tables: readonly DataTable[]): Bytes => zipFiles(workbookParts(tables));

/** Tables as CSV files of French Excel in a zip, each under its title: people open them. */
export const excelCsvFiles = (tables: readonly DataTable[]): Bytes =>
  zipFiles(tables.map((table) => [`${table.title}.csv`, excelCsvPieces(table)]));

/** Tables as CSV for programs with their `datapackage.json`, in a zip. */
export const packageFiles = (head: PackageHead, tables: readonly DataTable[]): Bytes =>
  zipFiles([
    ['datapackage.json', dataPackage(head, tables)],
    ...tables.map((table) => [`${table.name}.csv`, machineCsvPieces(table)] as const),
  ]);

/** Tables as Parquet files, in a zip. */
export const parquetFiles = async (tables: readonly DataTable[]): Bytes => {
  const files: (readonly [string, Uint8Array])[] = [];
  for (const table of tables) files.push([`${table.name}.parquet`, await writeParquet(table)]);
  return zipFiles(files);
};
