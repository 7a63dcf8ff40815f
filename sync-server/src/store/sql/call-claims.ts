import type { Transaction } from 'kysely';

import type { CallAnswer, CallClaim } from '../call-part';
import type { SiteTransaction } from '../port';
import type { Tables } from './tables';

const toClaim = (row: Tables['call_claims']): CallClaim => ({
  ticketId: row.ticket_id,
  key: row.key,
  deskId: row.desk,
  deviceId: row.device,
  at: row.at,
});

const toAnswer = (row: Tables['call_answers']): CallAnswer => ({
  deviceId: row.device,
  key: row.key,
  ticketId: row.ticket_id || null,
  at: row.at,
});

/** The part of a site's transaction that promises tickets to desks. */
export const callClaims = (
  db: Transaction<Tables>,
  siteId: string,
): Pick<SiteTransaction, 'claims' | 'claim' | 'callAnswer' | 'keepCallAnswer' | 'forgetCallAnswers'> => ({
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
  claim: async ({ ticketId, deskId: desk, deviceId: device, key, at }) => {
    const held = { key, desk, device, at };
    await db
      .insertInto('call_claims')
      .values({ site: siteId, ticket_id: ticketId, ...held })
      .onConflict((conflict) => conflict.columns(['site', 'ticket_id']).doUpdateSet(held))
      .execute();
  },
  callAnswer: async (deviceId, key) => {
    const row = await db
      .selectFrom('call_answers')
      .selectAll()
      .where('site', '=', siteId)
      .where('device', '=', deviceId)
      .where('key', '=', key)
      .executeTakeFirst();
    return row ? toAnswer(row) : null;
  },
  forgetCallAnswers: async (before) => {
    await db.deleteFrom('call_answers').where('site', '=', siteId).where('at', '<', before).execute();
  },
  keepCallAnswer: async ({ deviceId: device, key, ticketId, at }) => {
    await db
      .insertInto('call_answers')
      .values({ site: siteId, device, key, ticket_id: ticketId ?? '', at })
      .onConflict((conflict) => conflict.columns(['site', 'device', 'key']).doNothing())
      .execute();
  },
});
