import type { Ticket } from '#shared/domain/model/ticket';
import type { SyncRules } from '#shared/sync/rules';

import { loadOne, loadSome } from '../documents/load-facts';
import type { CallClaim } from '../store/call-part';
import type { SiteTransaction } from '../store/port';

/** How long a granted ticket is held for a desk whose call has not arrived yet, milliseconds of the server's clock. */
export const CLAIM_LIFE_MS = 30_000;

/**
 * A desk's wish to call, the id that the event of its call will have (`key`), and the tickets it would call in its order. `deviceId` is
 * of the machine that asks: two machines at one desk are two who call.
 */
export type CallWish = {
  readonly key: string;
  readonly deskId: string;
  readonly deviceId: string;
  readonly candidates: readonly string[];
};

/**
 * The ticket granted, or `null`, and the candidates that others hold. `ticket` is the granted one as the server holds it, `null` while it
 * has not arrived: the call is written on top of it, so that it stands behind all that ended earlier calls.
 */
export type CallGrant = {
  readonly ticketId: string | null;
  readonly taken: string[];
  readonly ticket: Ticket | null;
};

type Needs = { readonly site: SiteTransaction; readonly rules: SyncRules; readonly nowMs: number };

/**
 * Whether the call that was granted has arrived, by the id that it was granted under. If the person is waiting all the same, they were
 * sent on, did not answer, or the call was taken back: another desk may call them at once.
 */
const isSpent = (
  { key, deskId, deviceId }: CallClaim,
  ticket: Ticket | null | undefined,
  { rules }: Pick<Needs, 'rules'>,
): boolean =>
  (ticket?.events ?? []).some(
    (event) =>
      event.type === 'called' &&
      (rules.claimById ? event.id === key && event.by.deviceId === deviceId : event['deskId'] === deskId),
  );

/** One from the future was made before the server's clock was set back: nobody knows how old it is. */
const isFresh = ({ at }: CallClaim, nowMs: number): boolean => {
  const age = nowMs - Date.parse(at);
  return age >= 0 && age < CLAIM_LIFE_MS;
};

/** Whether a fresh claim keeps a ticket for somebody else. */
const isHeld = (claim: CallClaim | undefined, wish: CallWish, { rules, nowMs }: Needs): claim is CallClaim =>
  claim !== undefined &&
  (claim.deskId !== wish.deskId || (rules.oneDevicePerDesk && claim.deviceId !== wish.deviceId)) &&
  isFresh(claim, nowMs);

/** So many candidates are read at first, then as many again as were passed, and so on. */
const FIRST_READ = 4;

/** Chooses among the candidates. A ticket that the server has not seen yet may be called: its desk is only faster than its push. */
const choose = async (wish: CallWish, needs: Needs): Promise<CallGrant> => {
  const { site } = needs;
  const { candidates } = wish;
  const claims = await site.claims(candidates);
  const taken: string[] = [];
  let tickets: ReadonlyMap<string, Ticket | null> = new Map();
  let readUpTo = 0;
  for (const [index, ticketId] of candidates.entries()) {
    if (index >= readUpTo) {
      // Read and judged as far as the choice gets: most calls get the first one.
      readUpTo = 2 * index + FIRST_READ;
      tickets = await loadSome(site, 'tickets', candidates.slice(index, readUpTo));
    }
    const claim = claims.get(ticketId);
    const ticket = tickets.get(ticketId);
    const isFree = ticket === undefined || ticket?.status === 'waiting';
    const bearsKey = ticket?.events.some(({ id }) => id === wish.key) ?? false;
    if (isFree && !bearsKey && !(isHeld(claim, wish, needs) && !isSpent(claim, ticket, needs)))
      return { ticketId, taken, ticket: ticket ?? null };
    taken.push(ticketId);
  }
  return { ticketId: null, taken, ticket: null };
};

/**
 * The answer to a key that was answered before: the same, `null` too. A ticket whose claim is over and whose call never came is nobody's
 * any more, so it is not given out a second time.
 */
const repeated = async (ticketId: string | null, { key, deviceId }: CallWish, needs: Needs): Promise<CallGrant> => {
  const nobody: CallGrant = { ticketId: null, taken: [], ticket: null };
  if (ticketId === null) return nobody;
  const claim = (await needs.site.claims([ticketId])).get(ticketId);
  const ticket = await loadOne(needs.site, 'tickets', ticketId);
  const isOwn = claim?.key === key && claim.deviceId === deviceId;
  return isOwn && (isFresh(claim, needs.nowMs) || isSpent(claim, ticket, needs))
    ? { ticketId, taken: [], ticket }
    : nobody;
};

/**
 * Grants the first candidate that nobody else holds: no fresh claim of another on it, and still waiting as far as the server knows. A key
 * that was answered before holds nobody else.
 */
export const grantCall = async (wish: CallWish, needs: Needs): Promise<CallGrant> => {
  const { site, rules, nowMs } = needs;
  const { key, deskId, deviceId } = wish;
  const said = rules.answerKept ? await site.callAnswer(deviceId, key) : null;
  if (said) return repeated(said.ticketId, wish, needs);
  const grant = await choose(wish, needs);
  const at = new Date(nowMs).toISOString();
  const { ticketId } = grant;
  await site.keepCallAnswer({ deviceId, key, ticketId, at });
  if (ticketId !== null) await site.claim({ ticketId, key, deskId, deviceId, at });
  return grant;
};
