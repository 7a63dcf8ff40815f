import { ticketDetails } from '#shared/domain/lifecycle/ticket-details';
import type { KioskLanguage } from '#shared/domain/model/floor-settings';
import type { Reason } from '#shared/domain/model/reference';
import type { Ticket } from '#shared/domain/model/ticket';
import { aheadOfTicket, peopleAheadOf } from '#shared/domain/queue/people-ahead';
import type { KioskTicketReply } from '#shared/sync/wire/kiosk-calls';
import { civilOf } from '#shared/time/civil';

import type { FloorDay } from '../floor/floor';

/** The name of a reason in a language of the kiosk; the French one where it has none. */
export const reasonNameIn = (reason: Reason | undefined, language: KioskLanguage): string => {
  const own = language === 'fr' ? undefined : reason?.names?.[language];
  return own !== undefined && own !== '' ? own : (reason?.name ?? '');
};

/** A ticket as paper and screen say it. `floor` is the floor with the ticket in it. */
export const ticketReply = (
  floor: FloorDay,
  ticket: Ticket,
  language: KioskLanguage,
  nowIso: string,
): KioskTicketReply => {
  const { zone } = floor.reference.site;
  const { announced, trackKey } = ticketDetails(ticket);
  const facts = { ...floor, nowIso };
  return {
    label: ticket.label,
    reasonId: ticket.reasonId,
    reason: reasonNameIn(
      floor.reference.reasons.find(({ id }) => id === ticket.reasonId),
      language,
    ),
    time: civilOf(ticket.issuedAt, zone).time,
    dueTime: ticket.dueAt === '' ? '' : civilOf(ticket.dueAt, zone).time,
    wait: ticket.dueAt === '' ? announced : null,
    // Of somebody called by their hour: those who wait besides. A kiosk does not say it then.
    ahead: aheadOfTicket(facts, ticket) ?? peopleAheadOf(facts)(ticket.reasonId),
    trackKey,
  };
};
