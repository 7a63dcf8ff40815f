import { minutesBetween, wholeMinutesBetween } from '../../time/civil';
import { effectiveEvents } from '../lifecycle/event-log';
import type { Ticket } from '../model/ticket';

/**
 * The instant from which a person waits: the arrival, or for a booked person the later of start and arrival, because an
 * early arrival is not a wait.
 */
export const waitStart = ({ issuedAt, dueAt }: Pick<Ticket, 'issuedAt' | 'dueAt'>): string =>
  dueAt !== '' && Date.parse(dueAt) > Date.parse(issuedAt) ? dueAt : issuedAt;

/** How long a waiting ticket has waited, whole minutes, never negative, as every screen and every reason says it. */
export const waitMinOf = (ticket: Ticket, nowIso: string): number =>
  Math.max(0, wholeMinutesBetween(waitStart(ticket), nowIso));

/** The instant since which somebody is set aside; `''` = they are not. */
export const asideSince = ({ status, events, firstCalledAt }: Ticket): string =>
  status === 'parked' ? (effectiveEvents(events).findLast(({ type }) => type === 'parked')?.at ?? firstCalledAt) : '';

/** For how long, whole minutes, never negative; `null` = they are not. */
export const asideMinOf = (ticket: Ticket, nowIso: string): number | null => {
  const since = asideSince(ticket);
  return since === '' ? null : Math.max(0, wholeMinutesBetween(since, nowIso));
};

type WaitFields = Pick<Ticket, 'issuedAt' | 'dueAt' | 'firstCalledAt'>;

/** The wait of a ticket up to its first call, minutes; `null` before that call. Never negative: zero waits count. */
export const waitMin = (ticket: WaitFields): number | null =>
  ticket.firstCalledAt === '' ? null : Math.max(0, minutesBetween(waitStart(ticket), ticket.firstCalledAt));

/** Presence before the first call, minutes: with the time of an early arrival. `null` before that call. */
export const presenceMin = (ticket: WaitFields): number | null =>
  ticket.firstCalledAt === '' ? null : Math.max(0, minutesBetween(ticket.issuedAt, ticket.firstCalledAt));
