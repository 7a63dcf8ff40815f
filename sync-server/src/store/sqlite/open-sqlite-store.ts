import { Kysely } from 'kysely';

import type { Store } from '../port';
import { deviceStore } from './devices';
import { ImmediateSqliteDialect } from './immediate-dialect';
import { openLibsql } from './libsql-database';
import { migrate } from './migrate';
import { siteTransaction } from './site-transaction';
import type { Tables } from './tables';

/** What a new store needs from outside. `epoch` is used once, when the database is made. */
export type SqliteStoreOptions = { readonly file: string; readonly at: string; readonly epoch: string };

/** Opens (and makes or upgrades) the SQLite file of a server. Throws when it cannot be opened. */
export const openSqliteStore = async ({ file, at, epoch }: SqliteStoreOptions): Promise<Store> => {
  const database = openLibsql(file);
  migrate(database, at);
  const db = new Kysely<Tables>({ dialect: new ImmediateSqliteDialect(database) });

  const meta = async (name: string): Promise<string | null> => {
    const row = await db.selectFrom('meta').select('value').where('name', '=', name).executeTakeFirst();
    return row?.value ?? null;
  };
  const setMeta = async (name: string, value: string): Promise<void> => {
    await db
      .insertInto('meta')
      .values({ name, value })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
      .execute();
  };
  await db
    .insertInto('meta')
    .values({ name: 'epoch', value: epoch })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const storedEpoch = (await meta('epoch')) ?? epoch;

  return {
    epoch: storedEpoch,
    withSite: (siteId, work) => db.transaction().execute((tx) => work(siteTransaction(tx, siteId))),
    head: async (siteId) =>
      (await db.selectFrom('sites').select('seq').where('id', '=', siteId).executeTakeFirst())?.seq ?? 0,
    page: async (siteId, collection, since, limit) => {
      const rows = await db
        .selectFrom('documents')
        .select(['seq', 'body'])
        .where('site', '=', siteId)
        .where('collection', '=', collection)
        .where('seq', '>', since)
        .orderBy('seq')
        .limit(limit + 1)
        .execute();
      const kept = rows.slice(0, limit);
      return { bodies: kept.map((row) => row.body), seq: kept.at(-1)?.seq ?? since, hasMore: rows.length > limit };
    },
    audit: async (siteId, since, limit) => {
      const rows = await db
        .selectFrom('audit')
        .selectAll()
        .where('site', '=', siteId)
        .where('seq', '>', since)
        .orderBy('seq')
        .limit(limit)
        .execute();
      return rows.map(({ seq, at: when, device, collection, id, sha }) => ({
        seq,
        at: when,
        deviceId: device,
        collection,
        id,
        sha,
      }));
    },
    quarantined: async (siteId) => {
      const rows = await db.selectFrom('quarantine').selectAll().where('site', '=', siteId).orderBy('at').execute();
      return rows.map(({ collection, id, why, body }) => ({ collection, id, why, body }));
    },
    homeSite: () => meta('homeSite'),
    setHomeSite: (siteId) => setMeta('homeSite', siteId),
    note: (name) => meta(`note.${name}`),
    writeNote: (name, value) => setMeta(`note.${name}`, value),
    ...deviceStore(db),
    close: async () => {
      database.checkpoint();
      await db.destroy();
    },
  };
};
