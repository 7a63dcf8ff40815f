import type { Kysely, Transaction } from 'kysely';

import { MOST_OF_A_DAY, nextFree } from '#shared/domain/numbers/next-free';

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

/** See `Store.numbersGiven`. */
export const numbersGiven = async (db: Kysely<Tables>, siteId: string): Promise<number> => {
  const row = await db
    .selectFrom('issued_numbers')
    .select(({ fn }) => fn.sum<number | string | null>('last').as('all'))
    .where('site', '=', siteId)
    .executeTakeFirst();
  return Number(row?.all ?? 0);
};

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
): Pick<SiteTransaction, 'issueNumber' | 'numberOfKey' | 'numbersAt' | 'unseenNumbers' | 'voidNumber'> => {
  const numberOfKey: SiteTransaction['numberOfKey'] = async (key) => {
    const row = await db
      .selectFrom('number_keys')
      .select(COLUMNS)
      .where('site', '=', siteId)
      .where('key', '=', key)
      .executeTakeFirst();
    return row ? toGiven(row) : null;
  };
  /** The next number that no ticket bears; beyond the bound `null`, and the counter stays. */
  const next = async (day: string, series: string): Promise<number | null> => {
    const counter = await db
      .selectFrom('issued_numbers')
      .select('last')
      .where('site', '=', siteId)
      .where('day', '=', day)
      .where('series', '=', series)
      .executeTakeFirst();
    const last = counter?.last ?? 0;
    if (last >= MOST_OF_A_DAY) return null;
    const taken = await db
      .selectFrom('number_keys')
      .select('number')
      .where('site', '=', siteId)
      .where('day', '=', day)
      .where('series', '=', series)
      .where('number', '>', last)
      .execute();
    const number = nextFree(
      last,
      taken.map((row) => row.number),
    );
    if (number > MOST_OF_A_DAY) return null;
    await db
      .insertInto('issued_numbers')
      .values({ site: siteId, day, series, last: number })
      .onConflict((conflict) => conflict.columns(['site', 'day', 'series']).doUpdateSet({ last: number }))
      .execute();
    return number;
  };
  return {
    numberOfKey,
    // Place by place: days, series and numbers apart would look at each with each.
    numbersAt: async (labels) =>
      labels.length === 0
        ? []
        : (
            await db
              .selectFrom('number_keys')
              .select(['day', 'series', 'number', 'device', 'seen'])
              .where('site', '=', siteId)
              .where((where) => where.or(labels.map((label) => where.and(label))))
              .execute()
          ).map(({ device, seen, ...label }) => ({ ...label, deviceId: device, isBorne: seen === 1 })),
    issueNumber: async ({ key, day, series, at, deviceId }) => {
      const given = await numberOfKey(key);
      if (given) return given.number;
      const number = await next(day, series);
      if (number === null) return null;
      await db
        .insertInto('number_keys')
        .values({ site: siteId, key, day, series, number, at, device: deviceId, void_why: '', seen: 0 })
        .execute();
      return number;
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
