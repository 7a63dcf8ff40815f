import { ticketDetails } from '../lifecycle/ticket-details';
import type { Ticket, WaitBand } from '../model/ticket';

import { callPolicyOf } from './call-policy';
import type { FloorState } from './floor-state';
import { remainingWaits, type LookOptions } from './look-ahead';
import { standingsAhead, waitsForHour } from './people-ahead';
import type { Standing } from './standing';
import { unservedNow } from './unserved';
import { waitMinOf } from './wait';

/** How one ticket stands at an instant, in figures: what its card, a search result and its holder are told. */
export type TicketStanding = {
  /** Desks are open, and none of them may call it. */
  readonly isUnserved: boolean;
  /** Its place among those whom the same desks call, 1 = next; `null` when nobody would call it now, or it is called by its hour. */
  readonly rank: number | null;
  /** What each of those before it stands by, in order. */
  readonly ahead: readonly Standing[];
  /** How much longer until its call, by the look ahead that announces waits; `null` when it does not wait or nobody can say. */
  readonly left: WaitBand | null;
  /** How long it has waited, whole minutes; 0 when it does not wait. */
  readonly waitedMin: number;
  /** How many calls went unanswered since it last was with somebody. */
  readonly callsInVain: number;
  /** Instant until which nobody calls it again; `''` when it is not left in peace. */
  readonly restsUntil: string;
  /** Instant of its appointment while that is what it is called by; `''` when it is called by its rank. */
  readonly hourAt: string;
  /** It is called by its hour, and the look ahead sees a desk for it before: nobody else may wait there then. */
  readonly isSooner: boolean;
};

/**
 * The standings of the tickets of a floor, each worked out when it is asked for. The look ahead is the same for all of them and
 * takes place once, at the first ticket that waits.
 */
export const standingsOf = (state: FloorState, options: LookOptions = {}): ((ticket: Ticket) => TicketStanding) => {
  const policy = callPolicyOf(state.reference);
  const alone = new Set(unservedNow(state).map(({ id }) => id));
  let looked: ReadonlyMap<string, WaitBand | null> | undefined;
  const leftOf = ({ id }: Ticket): WaitBand | null => (looked ??= remainingWaits(state, options)).get(id) ?? null;
  return (ticket) => {
    const { noAnswers, notBefore } = ticketDetails(ticket);
    const isWaiting = ticket.status === 'waiting';
    const isUnserved = alone.has(ticket.id);
    const ahead = isWaiting && !isUnserved ? standingsAhead(state, ticket) : null;
    const left = isWaiting ? leftOf(ticket) : null;
    const hourAt = waitsForHour(ticket, state.nowIso, policy) ? ticket.dueAt : '';
    const untilHourMin = (Date.parse(hourAt) - Date.parse(state.nowIso)) / 60_000;
    return {
      isUnserved,
      rank: ahead === null ? null : ahead.length + 1,
      ahead: ahead ?? [],
      left,
      waitedMin: isWaiting ? waitMinOf(ticket, state.nowIso) : 0,
      callsInVain: noAnswers,
      restsUntil: isWaiting && notBefore > state.nowIso ? notBefore : '',
      hourAt,
      isSooner: hourAt !== '' && left !== null && left.fromMin < untilHourMin,
    };
  };
};
