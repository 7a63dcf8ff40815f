import type { Kysely } from 'kysely';

import type { Reached, Store } from '../port';
import { prepared } from './prepared';
import type { Tables } from './tables';

/**
 * See `Store.reached`, with the epoch beside it. In one statement, so that all belong together whoever writes meanwhile; every call about
 * documents begins with it.
 */
export const reached = async (
  db: Kysely<Tables>,
  ...[siteId, collection]: Parameters<Store['reached']>
): Promise<Reached & { readonly epoch: string }> => {
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
      one.selectFrom('meta').select('value').where('name', '=', 'epoch').as('epoch'),
      one.selectFrom('purged').select('seq').where('site', '=', site).where('collection', '=', name).as('line'),
    ]),
  );
  return { head: row?.head ?? 0, last: row?.last ?? 0, line: row?.line ?? 0, epoch: row?.epoch ?? '' };
};
