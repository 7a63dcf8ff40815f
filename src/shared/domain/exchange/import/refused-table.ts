import type { Table } from '../csv/table';
import type { DataTable, Field } from '../tables/data-table';

/** A row that is not imported: its line in the file, and why in words. */
export type RefusedRow = { readonly line: number; readonly why: string };

/**
 * The refused rows of a file as a table of the same columns, with their line and why behind them: corrected, it is imported like the
 * file itself, by the same columns.
 */
export const refusedTable = (
  { headers, rows }: Table,
  refused: readonly RefusedRow[],
  heads: { readonly line: string; readonly why: string },
): Pick<DataTable, 'fields' | 'rows'> => {
  const whys = new Map(refused.map(({ line, why }) => [line, why]));
  const kept = rows.flatMap(({ line, cells }) => {
    const why = whys.get(line);
    return why === undefined ? [] : [{ line, cells, why }];
  });
  // A row may have more cells than the file has headings; none of them is dropped.
  const width = kept.reduce((most, { cells }) => Math.max(most, cells.length), headers.length);
  const texts = (cells: readonly string[]): string[] => Array.from({ length: width }, (_, at) => cells[at] ?? '');
  const field = (title: string, at: number): Field => ({ name: `c${at}`, kind: 'text', title });
  return {
    fields: [...texts(headers), heads.line, heads.why].map(field),
    rows: kept.map(({ line, cells, why }) => [...texts(cells), String(line), why]),
  };
};
