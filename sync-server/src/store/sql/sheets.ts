import type { Kysely, Transaction } from 'kysely';

import { MOST_PAGE_BYTES } from '#shared/sync/bounds';

import type { SheetPart, SheetReads } from '../insight-port';
import { leadingWithin } from '../leading-within';
import { bytesOfBody } from './bytes-of-body';
import { idChunks } from './id-chunks';
import type { Tables } from './tables';

const MARK_CHUNK = 200;

const shown = ['day', 'seq', 'body'] as const;

/** The part of a site's transaction that keeps sheets of facts, under the lock of the site. */
export const sheetPart = (db: Transaction<Tables>, siteId: string): SheetPart => {
  const lastSeq = async (): Promise<number> => {
    const row = await db
      .selectFrom('fact_sheets')
      .select('seq')
      .where('site', '=', siteId)
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row?.seq ?? 0;
  };
  return {
    markDays: async (days, mark) => {
      for (const some of idChunks(days, MARK_CHUNK))
        await db
          .insertInto('fact_sheets')
          .values(some.map((day) => ({ site: siteId, day, seq: 0, mark, body: '' })))
          .onConflict((conflict) => conflict.columns(['site', 'day']).doUpdateSet({ mark }))
          .execute();
    },
    writeSheets: async (sheets) => {
      let seq = await lastSeq();
      for (const { day, mark, body } of sheets) {
        const at = { site: siteId, day };
        const known = await db
          .selectFrom('fact_sheets')
          .select(['mark', 'body'])
          .where('site', '=', siteId)
          .where('day', '=', day)
          .executeTakeFirst();
        const left = known === undefined || known.mark === mark ? '' : known.mark;
        const change = known?.body === body ? { mark: left } : { mark: left, body, seq: (seq += 1) };
        await db
          .insertInto('fact_sheets')
          .values({ body, seq, ...at, ...change })
          .onConflict((conflict) => conflict.columns(['site', 'day']).doUpdateSet(change))
          .execute();
      }
    },
  };
};

/** What a store tells of facts without taking a lock. */
export const sheetReads = (db: Kysely<Tables>): SheetReads => {
  const made = (siteId: string) =>
    db.selectFrom('fact_sheets').select(shown).where('site', '=', siteId).where('seq', '>', 0);
  return {
    sheetsSince: async (siteId, since, limit, mostBytes = MOST_PAGE_BYTES) => {
      const sizes = await db
        .selectFrom('fact_sheets')
        .select(['seq', bytesOfBody])
        .where('site', '=', siteId)
        .where('seq', '>', since)
        .orderBy('seq')
        .limit(limit + 1)
        .execute();
      const count = leadingWithin(
        sizes.slice(0, limit).map(({ bytes }) => bytes),
        mostBytes,
      );
      const reached = sizes[count - 1]?.seq ?? since;
      const sheets = await made(siteId).where('seq', '>', since).where('seq', '<=', reached).orderBy('seq').execute();
      return { sheets, hasMore: sizes.length > count };
    },
    sheetsBetween: (siteId, from, to) =>
      made(siteId).where('day', '>=', from).where('day', '<=', to).orderBy('day').execute(),
    markedDays: (siteId, limit) =>
      db
        .selectFrom('fact_sheets')
        .select(['day', 'mark'])
        .where('site', '=', siteId)
        .where('mark', '!=', '')
        .orderBy('day', 'desc')
        .limit(limit)
        .execute(),
    sheetDays: async (siteId) =>
      (await db.selectFrom('fact_sheets').select('day').where('site', '=', siteId).orderBy('day').execute()).map(
        ({ day }) => day,
      ),
    bodiesOfDay: async (siteId, collection, day) =>
      (
        await db
          .selectFrom('documents')
          .select(['id', 'body'])
          .where('site', '=', siteId)
          .where('collection', '=', collection)
          .where('day', '=', day)
          .execute()
      )
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .map(({ body }) => body),
  };
};
