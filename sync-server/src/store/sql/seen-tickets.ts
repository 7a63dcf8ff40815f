import type { Transaction } from 'kysely';

import { groupBy } from '#shared/lib/group-by';

import { bearerKey, type TicketLabel } from '../ticket-label';
import { insertMany } from './insert-many';
import type { Tables } from './tables';

type Bearer = TicketLabel & { readonly id: string };

/**
 * Notes which numbers stored tickets bear. A number that the server gave counts as seen from then on; one that it did not give is
 * reserved, so that no other ticket gets it. The counter does not move: tickets from desks leave no holes in it.
 */
export const noteTickets = async (
  db: Transaction<Tables>,
  siteId: string,
  bearers: readonly Bearer[],
  at: string,
): Promise<void> => {
  for (const group of groupBy(bearers, ({ day, series }) => JSON.stringify([day, series])).values()) {
    const [first] = group;
    if (!first) continue;
    const { day, series } = first;
    await db
      .updateTable('number_keys')
      .set({ seen: 1 })
      .where('site', '=', siteId)
      .where('day', '=', day)
      .where('series', '=', series)
      .where(
        'number',
        'in',
        group.map(({ number }) => number),
      )
      .where('seen', '=', 0)
      .execute();
  }
  const rows = bearers.map(({ id, day, series, number }) => ({
    site: siteId,
    key: bearerKey(id),
    day,
    series,
    number,
    at,
    device: '',
    void_why: '',
    seen: 1,
  }));
  await insertMany(db, 'number_keys', rows, (some) =>
    db
      .insertInto('number_keys')
      .values(some)
      .onConflict((conflict) => conflict.doNothing()),
  );
};
