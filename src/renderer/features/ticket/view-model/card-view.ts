import { crossedEnds } from '#shared/domain/lifecycle/crossing-news';
import { ticketDetails } from '#shared/domain/lifecycle/ticket-details';
import { isUntouched } from '#shared/domain/lifecycle/undo';
import type { SiteReference } from '#shared/domain/model/reference';
import { inHand, type Ticket } from '#shared/domain/model/ticket';
import { asideSince } from '#shared/domain/queue/wait';
import type { TicketStanding } from '#shared/domain/queue/ticket-standing';
import { formatBand } from '#shared/i18n/fr/format';
import { ticketCardText } from '#shared/i18n/fr/ticket-card';
import { sayWaiting } from '#shared/i18n/fr/waiting-writes';
import { civilOf } from '#shared/time/civil';
import { entryById } from '#shared/lib/entry-by-id';

const text = ticketCardText;

/** What can be done with a ticket now. */
export type CardAct = 'reprint' | 'priority' | 'requeue' | 'left' | 'cancel';

/** A line of the card; `isLoud` = it is what the agent must see first. */
export type CardFact = { readonly name: string; readonly value: string; readonly isLoud?: boolean };

const here: ReadonlySet<Ticket['status']> = new Set(['waiting', 'called', 'serving', 'onHold', 'parked']);
const canLeave: ReadonlySet<Ticket['status']> = new Set(['waiting', 'called', 'parked']);

/** What may be done with a ticket as it is now, the likeliest first. */
export const cardActs = (ticket: Ticket, { restsUntil }: TicketStanding): readonly CardAct[] => {
  const { status } = ticket;
  const isAway = status === 'noAnswer' || status === 'abandoned';
  return [
    ...(isAway || status === 'parked' || restsUntil !== '' ? (['requeue'] as const) : []),
    ...(here.has(status) || isAway ? (['reprint'] as const) : []),
    ...(here.has(status) ? (['priority'] as const) : []),
    ...(canLeave.has(status) ? (['left'] as const) : []),
    ...(isUntouched(ticket) ? (['cancel'] as const) : []),
  ];
};

const placeOf = (ticket: Ticket, { desks, rooms, site: { zone } }: SiteReference): string => {
  if (ticket.status === 'parked')
    return text.room(
      entryById(rooms, ticketDetails(ticket).roomId)?.name ?? '',
      civilOf(asideSince(ticket), zone).time,
    );
  const desk = inHand.has(ticket.status) ? entryById(desks, ticket.deskId) : undefined;
  return desk ? text.desk(desk.number) : '';
};

const rankOf = (standing: TicketStanding, isPriority: boolean, clock: (instant: string) => string): string => {
  const instead = text.instead(standing, clock);
  if (instead !== '' || standing.rank === null) return instead || text.rankUnknown;
  const who = isPriority ? text.despitePriority(standing.ahead) : '';
  return who === '' ? text.rank(standing.rank) : `${text.rank(standing.rank)} (${who})`;
};

/** The card in figures and words; who it is stands above it. */
export const cardFacts = (ticket: Ticket, standing: TicketStanding, reference: SiteReference): readonly CardFact[] => {
  const { zone } = reference.site;
  const time = (instant: string): string => civilOf(instant, zone).time;
  const isWaiting = ticket.status === 'waiting';
  const { left, waitedMin, callsInVain } = standing;
  const place = placeOf(ticket, reference);
  const crossed = crossedEnds(ticket).at(-1);
  // A wait counts from the hour of the appointment, so an early arrival does not wait yet.
  const isEarly = ticket.dueAt > ticket.issuedAt;
  const waits = isWaiting && !(isEarly && waitedMin === 0);
  return [
    { name: text.facts.reason, value: entryById(reference.reasons, ticket.reasonId)?.name ?? '' },
    {
      name: text.facts.came,
      value: text.came(time(ticket.issuedAt), waits ? waitedMin : null, isEarly ? time(ticket.dueAt) : ''),
    },
    ...(ticket.dueAt === '' ? [] : [{ name: text.facts.appointment, value: text.appointmentAt(time(ticket.dueAt)) }]),
    ...(isWaiting
      ? [
          { name: text.facts.rank, value: rankOf(standing, ticket.priority, time), isLoud: true },
          ...(text.isOneWay(standing)
            ? []
            : [{ name: text.facts.left, value: left === null ? text.leftUnknown : formatBand(left), isLoud: true }]),
        ]
      : []),
    ...(place === '' ? [] : [{ name: text.facts.place, value: place, isLoud: true }]),
    ...(crossed
      ? [
          {
            name: text.facts.crossed,
            value: text.crossed.fact(sayWaiting('tickets', crossed.event.type), crossed.why),
          },
        ]
      : []),
    ...(callsInVain > 0 ? [{ name: text.facts.vain, value: text.vain(callsInVain) }] : []),
  ];
};
