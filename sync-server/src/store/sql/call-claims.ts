import type { Transaction } from 'kysely';

import type { CallClaim, SiteTransaction } from '../port';
import type { Tables } from './tables';

const toClaim = (row: Tables['call_claims']): CallClaim => ({
  ticketId: row.ticket_id,
  key: row.key,
  deskId: row.desk,
  at: row.at,
});

/** The part of a site's transaction that promises tickets to desks. */
export const callClaims = (
  db: Transaction<Tables>,
  siteId: string,
): Pick<SiteTransaction, 'claims' | 'claimOfKey' | 'claim'> => ({
  claims: async (ticketIds) => {
    if (ticketIds.length === 0) return new Map();
    const rows = await db
      .selectFrom('call_claims')
      .selectAll()
      .where('site', '=', siteId)
      .where('ticket_id', 'in', ticketIds)
      .execute();
    return new Map(rows.map((row) => [row.ticket_id, toClaim(row)]));
  },
  claimOfKey: async (key) => {
    const row = await db
      .selectFrom('call_claims')
      .selectAll()
      .where('site', '=', siteId)
      .where('key', '=', key)
      .executeTakeFirst();
    return row ? toClaim(row) : null;
  },
  claim: async ({ ticketId, key, deskId, at }) => {
    await db
      .insertInto('call_claims')
      .values({ site: siteId, ticket_id: ticketId, key, desk: deskId, at })
      .onConflict((conflict) => conflict.columns(['site', 'ticket_id']).doUpdateSet({ key, desk: deskId, at }))
      .execute();
  },
});
