import { sql, type Kysely } from 'kysely';

import type { WireDocument } from '#shared/sync/protocol';

import { WORDS_SWEPT } from '../citizen-of';
import type { Store, Written } from '../port';
import type { Tables } from './tables';

/** The server as the origin of what it writes by itself: an erasure that is done once more, and that of people who go by their age. */
export const RESTORER = 'server';

/** Erasures that the list outside the backup lacks, because the machine stopped between two files: the history knows them. */
const healList = async (db: Kysely<Tables>): Promise<void> => {
  const missing = await db
    .selectFrom('history')
    .innerJoin('documents', (join) =>
      join
        .onRef('documents.site', '=', 'history.site')
        .onRef('documents.collection', '=', 'history.collection')
        .onRef('documents.id', '=', 'history.id')
        .onRef('documents.seq', '=', 'history.seq'),
    )
    .innerJoin('audit', (join) => join.onRef('audit.site', '=', 'history.site').onRef('audit.seq', '=', 'history.seq'))
    .leftJoin('erasures.list as known', (join) =>
      join
        .onRef('known.site', '=', 'history.site')
        .onRef('known.collection', '=', 'history.collection')
        .onRef('known.id', '=', 'history.id'),
    )
    .select([
      'documents.site',
      'documents.collection',
      'documents.id',
      'audit.at',
      'documents.day',
      'documents.digest',
      'documents.body',
    ])
    .where('history.erased', '=', 1)
    .where('known.id', 'is', null)
    .execute();
  for (const row of missing)
    await db
      .insertInto('erasures.list')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
};

/** Shuts devices out again that were shut out after the backup. */
const revokeAgain = async (db: Kysely<Tables>): Promise<void> => {
  const back = await db
    .selectFrom('erasures.revoked as out')
    .innerJoin('devices', 'devices.id', 'out.device')
    .select(['out.device', 'out.at'])
    .where('devices.revoked_at', '=', '')
    .execute();
  for (const { device, at } of back) {
    await db.updateTable('devices').set({ revoked_at: at }).where('id', '=', device).execute();
    await db.deleteFrom('tokens').where('device', '=', device).execute();
  }
};

/**
 * Erases again whatever the list of erasures names and the database, restored from a backup, still has or does not know. Done
 * at every opening: it also mends what a stop in the middle left. Rows of a site that is not here wait: they would make one of erased people alone. Returns how many documents were written.
 */
export const reapplyErasures = async (db: Kysely<Tables>, store: Store, at: string): Promise<number> => {
  await healList(db);
  await revokeAgain(db);
  const rows = await db
    .selectFrom('erasures.list as listed')
    .innerJoin('sites', 'sites.id', 'listed.site')
    .leftJoin('documents', (join) =>
      join
        .onRef('documents.site', '=', 'listed.site')
        .onRef('documents.collection', '=', 'listed.collection')
        .onRef('documents.id', '=', 'listed.id'),
    )
    .selectAll('listed')
    .where((where) =>
      where.or([
        where('documents.digest', '!=', where.ref('listed.digest')),
        where.and([
          where('documents.id', 'is', null),
          // A tombstone that was purged is gone for good; one that the backup never knew is not.
          where.not(
            where.exists(
              where
                .selectFrom('history')
                .select(sql<number>`1`.as('one'))
                .whereRef('history.site', '=', 'listed.site')
                .whereRef('history.collection', '=', 'listed.collection')
                .whereRef('history.id', '=', 'listed.id'),
            ),
          ),
        ]),
      ]),
    )
    .execute();
  for (const row of rows) {
    const document = JSON.parse(row.body) as WireDocument;
    const written: Written = { document, day: row.day, digest: row.digest, delta: document, erased: true };
    await store.withSite(row.site, async (site) => {
      await site.write(row.collection, [written], { deviceId: RESTORER, at });
      // The logs that name them are of before as well.
      await site.writeSiteNote(WORDS_SWEPT, '');
    });
  }
  return rows.length;
};
