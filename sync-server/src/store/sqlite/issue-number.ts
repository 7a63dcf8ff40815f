import { sql, type Transaction } from 'kysely';

import type { Tables } from './tables';

type Wish = { readonly key: string; readonly day: string; readonly series: string };

/** The highest number on a stored ticket: seeded or restored tickets are older than their counter row. */
const highestStored = async (db: Transaction<Tables>, siteId: string, { day, series }: Wish): Promise<number> => {
  const row = await db
    .selectFrom('documents')
    .select(sql<number | null>`max(json_extract(body, '$.number'))`.as('highest'))
    .where('site', '=', siteId)
    .where('collection', '=', 'tickets')
    .where('day', '=', day)
    .where(sql<string>`json_extract(body, '$.series')`, '=', series)
    .executeTakeFirst();
  return row?.highest ?? 0;
};

/** Gives the next number of a series on a day, or the one that this key already got. */
export const issueNumber = async (db: Transaction<Tables>, siteId: string, wish: Wish): Promise<number> => {
  const { key, day, series } = wish;
  const given = await db
    .selectFrom('number_keys')
    .select('number')
    .where('site', '=', siteId)
    .where('key', '=', key)
    .executeTakeFirst();
  if (given) return given.number;
  const counter = await db
    .selectFrom('issued_numbers')
    .select('last')
    .where('site', '=', siteId)
    .where('day', '=', day)
    .where('series', '=', series)
    .executeTakeFirst();
  const number = Math.max(counter?.last ?? 0, await highestStored(db, siteId, wish)) + 1;
  await db
    .insertInto('issued_numbers')
    .values({ site: siteId, day, series, last: number })
    .onConflict((conflict) => conflict.columns(['site', 'day', 'series']).doUpdateSet({ last: number }))
    .execute();
  await db.insertInto('number_keys').values({ site: siteId, key, day, series, number }).execute();
  return number;
};
