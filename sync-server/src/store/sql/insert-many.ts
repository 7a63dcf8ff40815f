import { CompiledQuery, type Compilable, type Transaction } from 'kysely';

import type { Tables } from './tables';

/** The texts of inserts by table and number of rows, for one database: making one takes longer than running it. */
export type InsertTexts = Map<string, string>;

const MOST_TEXTS = 600;

/** Inserts rows of one shape by the statement that `build` makes of them, whose text is made once for each number of rows. */
export const insertMany = async <Row extends object>(
  db: Transaction<Tables>,
  texts: InsertTexts,
  table: string,
  rows: readonly Row[],
  build: (rows: readonly Row[]) => Compilable,
): Promise<void> => {
  const [first] = rows;
  if (!first) return;
  const key = `${table} ${rows.length}`;
  if (texts.size > MOST_TEXTS) texts.clear();
  const text = texts.get(key) ?? build(rows).compile().sql;
  texts.set(key, text);
  // Kysely takes the parameters row by row, in the order of the first row's columns.
  const columns = Object.keys(first) as (keyof Row)[];
  await db.executeQuery(
    CompiledQuery.raw(
      text,
      rows.flatMap((row) => columns.map((column) => row[column])),
    ),
  );
};
