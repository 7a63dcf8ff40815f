import type { Compilable, Transaction } from 'kysely';

import { prepared } from './prepared';
import type { Tables } from './tables';

type Row = Readonly<Record<string, string | number>>;

const insertSome = async <Shape extends Row>(
  db: Transaction<Tables>,
  table: string,
  rows: readonly Shape[],
  build: (rows: readonly Shape[]) => Compilable,
): Promise<void> => {
  const columns = Object.keys(rows[0] ?? {});
  await prepared(
    db,
    `insert ${table}`,
    rows.flatMap((row) => columns.map((column) => row[column] ?? '')),
    (...values) =>
      build(
        rows.map(
          (_, index) =>
            Object.fromEntries(
              columns.map((column, place) => [column, values[index * columns.length + place]]),
            ) as unknown as Shape,
        ),
      ),
  );
};

/**
 * Inserts rows of one shape by the statement that `build` makes of them, whose text is made once for each number of rows. These are powers of two: the
 * database keeps each statement with all that it wrote last, and one for every number of rows held tens of megabytes.
 */
export const insertMany = async <Shape extends Row>(
  db: Transaction<Tables>,
  table: string,
  rows: readonly Shape[],
  build: (rows: readonly Shape[]) => Compilable,
): Promise<void> => {
  for (let at = 0; at < rows.length;) {
    const count = 2 ** Math.floor(Math.log2(rows.length - at));
    await insertSome(db, table, rows.slice(at, at + count), build);
    at += count;
  }
};
