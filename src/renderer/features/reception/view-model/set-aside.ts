import { ticketDetails } from '#shared/domain/lifecycle/ticket-details';
import type { DeskSession } from '#shared/domain/model/desk-session';
import type { SiteReference } from '#shared/domain/model/reference';
import type { Ticket } from '#shared/domain/model/ticket';
import { unservedNow } from '#shared/domain/queue/unserved';
import { civilOf } from '#shared/time/civil';
import { entryById } from '#shared/lib/entry-by-id';

/** Somebody who is here but is not called now. `room` is `''` where nobody said which; `until` is civil, `''` = until somebody acts. */
export type SetAside = {
  readonly ticketId: string;
  readonly label: string;
  readonly reasonName: string;
  readonly why: 'unserved' | 'parked' | 'cooldown';
  readonly room: string;
  readonly until: string;
  readonly isOwnSeries: boolean;
};

/**
 * Who is not called now: whom no open desk may call, the first to arrive first; who was set aside, and where they wait; then who did not answer and is left
 * in peace for a while.
 */
export const setAside = (
  tickets: readonly Ticket[],
  sessions: readonly DeskSession[],
  reference: SiteReference,
  now: string,
): readonly SetAside[] => {
  const { zone } = reference.site;
  const line = (ticket: Ticket, why: SetAside['why'], room: string, until: string): SetAside => ({
    ticketId: ticket.id,
    label: ticket.label,
    reasonName: entryById(reference.reasons, ticket.reasonId)?.name ?? '',
    why,
    room,
    until: until === '' ? '' : civilOf(until, zone).time,
    isOwnSeries: ticket.series.includes('-'),
  });
  const parked = tickets.flatMap((ticket) => {
    if (ticket.status !== 'parked') return [];
    const { roomId } = ticketDetails(ticket);
    return [line(ticket, 'parked', entryById(reference.rooms, roomId)?.name ?? '', '')];
  });
  const resting = tickets.flatMap((ticket) => {
    const { notBefore } = ticketDetails(ticket);
    return ticket.status === 'waiting' && notBefore > now ? [line(ticket, 'cooldown', '', notBefore)] : [];
  });
  const isResting = (id: string): boolean => resting.some(({ ticketId }) => ticketId === id);
  const alone = unservedNow({ reference, tickets, sessions, nowIso: now })
    .filter(({ id }) => !isResting(id))
    .map((ticket) => line(ticket, 'unserved', '', ''));
  return [...alone, ...parked, ...resting];
};
