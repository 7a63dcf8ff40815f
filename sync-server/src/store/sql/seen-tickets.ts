import type { Transaction } from 'kysely';

import type { TicketLabel } from '../ticket-label';
import type { Tables } from './tables';

/**
 * Notes which numbers stored tickets bear: the counter never falls behind them (seeded and restored tickets are older than
 * their counter), and a number on a ticket is no longer one that nobody saw.
 */
export const noteTickets = async (
  db: Transaction<Tables>,
  siteId: string,
  labels: readonly TicketLabel[],
): Promise<void> => {
  const groups = new Map<string, TicketLabel[]>();
  for (const label of labels) {
    const name = JSON.stringify([label.day, label.series]);
    const group = groups.get(name);
    if (group) group.push(label);
    else groups.set(name, [label]);
  }
  for (const group of groups.values()) {
    const [first] = group;
    if (!first) continue;
    const { day, series } = first;
    const bearing = group.map((label) => label.number);
    const highest = Math.max(...bearing);
    await db
      .insertInto('issued_numbers')
      .values({ site: siteId, day, series, last: highest })
      .onConflict((conflict) =>
        conflict
          .columns(['site', 'day', 'series'])
          .doUpdateSet({ last: highest })
          .where('issued_numbers.last', '<', highest),
      )
      .execute();
    await db
      .updateTable('number_keys')
      .set({ seen: 1 })
      .where('site', '=', siteId)
      .where('day', '=', day)
      .where('series', '=', series)
      .where('number', 'in', bearing)
      .where('seen', '=', 0)
      .execute();
  }
};
