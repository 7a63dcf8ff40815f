import type { SiteTransaction } from '../store/port';

/** How long a granted ticket is held for a desk whose call has not arrived yet, milliseconds. */
export const CLAIM_LIFE_MS = 30_000;

/** A desk's wish to call, its own key, and the tickets it would call in its order. */
export type CallWish = { readonly key: string; readonly deskId: string; readonly candidates: readonly string[] };

/** The ticket granted, or `null`, and the candidates that others hold. */
export type CallGrant = { readonly ticketId: string | null; readonly taken: string[] };

/**
 * Grants the first candidate that nobody else holds: no fresh claim of another desk on it, and still waiting as far as
 * the server knows. A ticket the server has not seen yet may be called, its desk is only faster than its push.
 */
export const grantCall = async (site: SiteTransaction, wish: CallWish, nowMs: number): Promise<CallGrant> => {
  const earlier = await site.claimOfKey(wish.key);
  if (earlier) return { ticketId: earlier.ticketId, taken: wish.candidates.filter((id) => id !== earlier.ticketId) };

  const claims = await site.claims(wish.candidates);
  const tickets = await site.read('tickets', wish.candidates);
  const taken: string[] = [];
  for (const ticketId of wish.candidates) {
    const claim = claims.get(ticketId);
    const heldByOther =
      claim !== undefined && claim.deskId !== wish.deskId && nowMs - Date.parse(claim.at) < CLAIM_LIFE_MS;
    const ticket = tickets.get(ticketId);
    if (heldByOther || (ticket !== undefined && (ticket._deleted || ticket['status'] !== 'waiting'))) {
      taken.push(ticketId);
      continue;
    }
    await site.claim({ ticketId, key: wish.key, deskId: wish.deskId, at: new Date(nowMs).toISOString() });
    return { ticketId, taken };
  }
  return { ticketId: null, taken };
};
