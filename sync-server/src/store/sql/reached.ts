import type { Kysely } from 'kysely';

import type { Reached, Store } from '../port';
import { prepared } from './prepared';
import type { Tables } from './tables';

/** See `Store.reached`. In one statement, so that the three belong together whoever writes meanwhile; every call about documents begins with it. */
export const reached = async (
  db: Kysely<Tables>,
  ...[siteId, collection]: Parameters<Store['reached']>
): Promise<Reached> => {
  const [row] = await prepared(db, 'reached', [siteId, collection], (site, name) =>
    db.selectNoFrom((one) => [
      one.selectFrom('sites').select('seq').where('id', '=', site).as('head'),
      one
        .selectFrom('documents')
        .select('seq')
        .where('site', '=', site)
        .where('collection', '=', name)
        .orderBy('seq', 'desc')
        .limit(1)
        .as('last'),
      one.selectFrom('purged').select('seq').where('site', '=', site).where('collection', '=', name).as('line'),
    ]),
  );
  return { head: row?.head ?? 0, last: row?.last ?? 0, line: row?.line ?? 0 };
};
