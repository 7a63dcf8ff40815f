import type { Transaction } from 'kysely';

import type { SiteTransaction } from '../port';
import type { Tables } from './tables';

/** The part of a site's transaction that keeps small facts of the server. */
export const siteNotes = (
  db: Transaction<Tables>,
  siteId: string,
): Pick<SiteTransaction, 'siteNote' | 'writeSiteNote'> => {
  const nameOf = (name: string): string => `site.${siteId}.${name}`;
  return {
    siteNote: async (name) => {
      const row = await db.selectFrom('meta').select('value').where('name', '=', nameOf(name)).executeTakeFirst();
      return row?.value ?? '';
    },
    writeSiteNote: async (name, value) => {
      await db
        .insertInto('meta')
        .values({ name: nameOf(name), value })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
        .execute();
    },
  };
};
