import type { Compilable, Transaction } from 'kysely';

import { prepared } from './prepared';
import type { Tables } from './tables';

type Row = Readonly<Record<string, string | number>>;

/** Inserts rows of one shape by the statement that `build` makes of them, whose text is made once for each number of rows. */
export const insertMany = async <Shape extends Row>(
  db: Transaction<Tables>,
  table: string,
  rows: readonly Shape[],
  build: (rows: readonly Shape[]) => Compilable,
): Promise<void> => {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first);
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
