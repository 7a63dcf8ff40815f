import { sql, type Kysely, type Transaction } from 'kysely';

import type { GivenNumber, SiteTransaction } from '../port';
import type { Tables } from './tables';

const toGiven = (row: Omit<Tables['number_keys'], 'site' | 'seen'>): GivenNumber => ({
  key: row.key,
  day: row.day,
  series: row.series,
  number: row.number,
  at: row.at,
  deviceId: row.device,
  voidWhy: row.void_why,
});

const COLUMNS = ['key', 'day', 'series', 'number', 'at', 'device', 'void_why'] as const;

/** Numbers of a site that were given by key and will never be on a ticket, on one day. */
export const voidNumbers = async (db: Kysely<Tables>, siteId: string, day: string): Promise<readonly GivenNumber[]> =>
  (
    await db
      .selectFrom('number_keys')
      .select(COLUMNS)
      .where('site', '=', siteId)
      .where('day', '=', day)
      .where('void_why', '!=', '')
      .where('seen', '=', 0)
      .orderBy('series')
      .orderBy('number')
      .execute()
  ).map(toGiven);

/** The part of a site's transaction that counts tickets. */
export const numbers = (
  db: Transaction<Tables>,
  siteId: string,
): Pick<SiteTransaction, 'issueNumber' | 'numberOfKey' | 'unseenNumbers' | 'voidNumber'> => {
  const numberOfKey: SiteTransaction['numberOfKey'] = async (key) => {
    const row = await db
      .selectFrom('number_keys')
      .select(COLUMNS)
      .where('site', '=', siteId)
      .where('key', '=', key)
      .executeTakeFirst();
    return row ? toGiven(row) : null;
  };
  return {
    numberOfKey,
    issueNumber: async ({ key, day, series, at, deviceId }) => {
      const given = await numberOfKey(key);
      if (given) return given.number;
      const { last } = await db
        .insertInto('issued_numbers')
        .values({ site: siteId, day, series, last: 1 })
        .onConflict((conflict) =>
          conflict.columns(['site', 'day', 'series']).doUpdateSet({ last: sql<number>`issued_numbers.last + 1` }),
        )
        .returning('last')
        .executeTakeFirstOrThrow();
      await db
        .insertInto('number_keys')
        .values({ site: siteId, key, day, series, number: last, at, device: deviceId, void_why: '', seen: 0 })
        .execute();
      return last;
    },
    unseenNumbers: async (before) =>
      (
        await db
          .selectFrom('number_keys')
          .select(COLUMNS)
          .where('site', '=', siteId)
          .where('seen', '=', 0)
          .where('void_why', '=', '')
          .where('at', '<', before)
          .orderBy('day')
          .orderBy('series')
          .orderBy('number')
          .execute()
      ).map(toGiven),
    voidNumber: async (key, why) => {
      await db
        .updateTable('number_keys')
        .set({ void_why: why })
        .where('site', '=', siteId)
        .where('key', '=', key)
        .execute();
    },
  };
};
