import { wholeMinutesBetween } from '../../time/civil';
import type { Ticket } from '../model/ticket';

import type { CallPolicy } from './call-policy';
import { cameLate, ceilingOf, type Standing } from './standing';
import { waitMinOf } from './wait';

/** Why a ticket has its place, as facts for a screen. Instants are ISO, minutes whole; never a name. */
export type CallReason =
  /** Waits longer than anybody should: before everybody else. */
  | { readonly code: 'ceiling'; readonly waitMin: number; readonly ceilingMin: number }
  | { readonly code: 'bookedDue'; readonly dueAt: string; readonly lateMin: number }
  /** Was sent to this desk, or to the agent who sits here. */
  | { readonly code: 'sentHere' }
  /** The desk was asked to receive the reason until a civil `HH:mm`, and does not otherwise. */
  | { readonly code: 'askedHere'; readonly until: string }
  | { readonly code: 'priority' }
  | { readonly code: 'longestWait'; readonly waitMin: number }
  | { readonly code: 'byArrival'; readonly waitMin: number }
  | { readonly code: 'bookedEarly'; readonly dueAt: string }
  | { readonly code: 'bookedLate'; readonly dueAt: string; readonly lateMin: number }
  /** The ceiling of priority is reached: a person without priority passes in between. */
  | { readonly code: 'turnAfterPriority' }
  /** Who has waited longer but is not served at this desk; at most one. */
  | { readonly code: 'notThisDesk'; readonly label: string; readonly reasonId: string; readonly waitMin: number };

/** What gives a ticket its place at one desk. */
export type PlaceCause = Standing | 'sentHere';

/** What a ticket's own place rests on; never empty. `isLongest` = nobody else here waits longer, as every screen counts waits. */
export const ownReasons = (
  ticket: Ticket,
  cause: PlaceCause,
  isLongest: boolean,
  nowIso: string,
  policy: CallPolicy,
): CallReason[] => {
  const wait: CallReason = { code: isLongest ? 'longestWait' : 'byArrival', waitMin: waitMinOf(ticket, nowIso) };
  switch (cause) {
    case 'ceiling':
      return [{ code: 'ceiling', waitMin: waitMinOf(ticket, nowIso), ceilingMin: ceilingOf(ticket, policy) }];
    case 'bookedDue':
      return [
        { code: 'bookedDue', dueAt: ticket.dueAt, lateMin: Math.max(0, wholeMinutesBetween(ticket.dueAt, nowIso)) },
      ];
    case 'sentHere':
      return [{ code: 'sentHere' }, wait];
    case 'priority':
      return [{ code: 'priority' }];
    case 'bookedEarly':
      return [{ code: 'bookedEarly', dueAt: ticket.dueAt }];
    case 'walkIn':
      if (!cameLate(ticket, policy)) return [wait];
      return [
        { code: 'bookedLate', dueAt: ticket.dueAt, lateMin: wholeMinutesBetween(ticket.dueAt, ticket.issuedAt) },
        wait,
      ];
  }
};
