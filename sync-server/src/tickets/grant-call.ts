import type { AnyEvent } from '#shared/domain/model/event';

import { loadSome } from '../documents/load-facts';
import type { CallClaim, SiteTransaction } from '../store/port';

/** How long a granted ticket is held for a desk whose call has not arrived yet, milliseconds. */
export const CLAIM_LIFE_MS = 30_000;

/** How far the clock of a desk may be behind, milliseconds. Nobody calls the same person twice within this time. */
const CLOCK_SLACK_MS = 2_000;

/** A desk's wish to call, its own key, and the tickets it would call in its order. */
export type CallWish = { readonly key: string; readonly deskId: string; readonly candidates: readonly string[] };

/** The ticket granted, or `null`, and the candidates that others hold. */
export type CallGrant = { readonly ticketId: string | null; readonly taken: string[] };

/**
 * Whether the call that was granted has arrived. Who is waiting all the same was sent on, did not answer, or the call was taken back:
 * another desk may call them at once.
 */
const isSpent = ({ deskId, at }: CallClaim, log: readonly AnyEvent[]): boolean =>
  log.some(
    (event) =>
      event.type === 'called' && event['deskId'] === deskId && Date.parse(event.at) >= Date.parse(at) - CLOCK_SLACK_MS,
  );

/**
 * Grants the first candidate that nobody else holds: no fresh claim of another desk on it, and still waiting as far as
 * the server knows. A ticket the server has not seen yet may be called, its desk is only faster than its push.
 */
export const grantCall = async (site: SiteTransaction, wish: CallWish, nowMs: number): Promise<CallGrant> => {
  const earlier = await site.claimOfKey(wish.key);
  if (earlier) return { ticketId: earlier.ticketId, taken: wish.candidates.filter((id) => id !== earlier.ticketId) };

  const claims = await site.claims(wish.candidates);
  const tickets = await loadSome(site, 'tickets', wish.candidates);
  const taken: string[] = [];
  for (const ticketId of wish.candidates) {
    const claim = claims.get(ticketId);
    const ticket = tickets.get(ticketId);
    const heldByOther =
      claim !== undefined &&
      claim.deskId !== wish.deskId &&
      nowMs - Date.parse(claim.at) < CLAIM_LIFE_MS &&
      !isSpent(claim, ticket?.events ?? []);
    if (heldByOther || (ticket !== undefined && ticket?.status !== 'waiting')) {
      taken.push(ticketId);
      continue;
    }
    await site.claim({ ticketId, key: wish.key, deskId: wish.deskId, at: new Date(nowMs).toISOString() });
    return { ticketId, taken };
  }
  return { ticketId: null, taken };
};
