import type { Appointment } from '#shared/domain/model/appointment';
import type { CitizenValues } from '#shared/domain/model/citizen';
import { ticketDetails } from '#shared/domain/lifecycle/ticket-details';
import type { SiteReference } from '#shared/domain/model/reference';
import type { Ticket } from '#shared/domain/model/ticket';
import { counterText } from '#shared/i18n/fr/counter';
import { counterLifeText } from '#shared/i18n/fr/counter-life';
import { dayAndMonth, formatMinutes } from '#shared/i18n/fr/format';
import { wholeMinutesBetween, civilOf } from '#shared/time/civil';
import { phoneDigits, phoneInPairs } from '#shared/lib/phone';
import { callsHere } from './sent-by';
import { entryById } from '#shared/lib/entry-by-id';

const text = counterText.facts;

/** A line of facts about the person at the desk. */
export type Fact = { readonly key: string; readonly label: string; readonly value: string };

/** A phone number that others at the desk may see: its begin and its end, `06 51 •• •• 37`. */
export const maskedPhone = (phone: string): string =>
  phoneInPairs(phoneDigits(phone)).replace(/^(\d\d \d\d) \d\d \d\d (\d\d)$/, '$1 •• •• $2');

const bookedFacts = (appointment: Appointment, zone: string): readonly Fact[] => {
  const arrival = appointment.arrivedAt === '' ? '' : civilOf(appointment.arrivedAt, zone).time;
  const booked = appointment.bookedAt === '' ? '' : dayAndMonth(civilOf(appointment.bookedAt, zone).day);
  return [
    {
      key: 'booked',
      label: text.bookedOn,
      value: booked === '' ? '' : text.booked(booked, text.channels[appointment.channel] ?? ''),
    },
    { key: 'time', label: text.time, value: text.arrived(appointment.time, arrival) },
  ];
};

const walkInFacts = (ticket: Ticket, zone: string): readonly Fact[] => [
  { key: 'ticket', label: text.ticketAt, value: text.givenAt(civilOf(ticket.issuedAt, zone).time) },
  {
    key: 'wait',
    label: text.wait,
    value: ticket.firstCalledAt === '' ? '' : formatMinutes(wholeMinutesBetween(ticket.issuedAt, ticket.firstCalledAt)),
  },
];

/** What is known of the visit at hand; facts that nobody noted are left out. */
export const serviceFacts = (
  ticket: Ticket,
  appointment: Appointment | undefined,
  values: CitizenValues | undefined,
  { site: { zone }, reasons }: Pick<SiteReference, 'site' | 'reasons'>,
): readonly Fact[] => {
  const also = ticketDetails(ticket)
    .addedRequests.map(({ reasonId }) => entryById(reasons, reasonId)?.name ?? '')
    .join(', ');
  const call =
    ticket.firstCalledAt === ''
      ? ''
      : text.calledAt(
          civilOf(ticketDetails(ticket).calledAt || ticket.firstCalledAt, zone).time,
          counterText.called.times(callsHere(ticket)),
        );
  return [
    ...(appointment ? bookedFacts(appointment, zone) : walkInFacts(ticket, zone)),
    { key: 'also', label: counterLifeText.request.also, value: also },
    { key: 'call', label: text.call, value: call },
    { key: 'phone', label: text.phone, value: maskedPhone(values?.phone ?? '') },
  ].filter((fact) => fact.value !== '');
};
