import { ticketDetails } from '../lifecycle/ticket-details';
import type { Appointment } from '../model/appointment';
import type { Reason } from '../model/reference';
import type { Ticket } from '../model/ticket';
import { minutesBetween } from '../../time/civil';

import { quantileTable, type Weighted } from './quantile-table';

/** What past days teach about a site; see `learnTimes`. Tables are quantiles, ascending. */
export type ServiceTimes = {
  /** By reason: how a service compares with its planned length, 1 = as planned. */
  readonly spreadOf: ReadonlyMap<string, readonly number[]>;
  /** The same over all reasons. */
  readonly spread: readonly number[];
  /** From the call to the start of the service, minutes. */
  readonly walkMin: readonly number[];
  /** Arrival of booked people from the start of their appointment, minutes; before it negative. */
  readonly arrivalMin: readonly number[];
  /** The share of booked people who do not come. */
  readonly noShowShare: number;
  /** The share of people who answer no call, and how long the desks wait for them, minutes. */
  readonly emptyShare: number;
  readonly emptyMin: number;
  /** The share of people who leave before they are called. */
  readonly leaveShare: number;
  /** People with priority who come without appointment, by reason, per hour. */
  readonly priorityPerHour: ReadonlyMap<string, number>;
};

/** From how many services on a reason is known by its own alone. */
const enough = 30;
/** Nobody is called and gone in less; nobody is served for longer: such a row is a button that was forgotten. */
const [shortestMin, longestMin] = [0.5, 240];
const each = (values: readonly number[], weight = 1): Weighted[] => values.map((value) => ({ value, weight }));

// What a counter whose length is known only on paper is like: mostly as planned, at times twice as long.
const shippedSpread = quantileTable(each([0.45, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 2]));

/** What counts where nothing has been learnt: services about as long as planned, one in ten booked people missing. */
export const unknownTimes: ServiceTimes = {
  spreadOf: new Map(),
  spread: shippedSpread,
  walkMin: [1],
  arrivalMin: quantileTable(each([-20, -15, -10, -8, -5, -5, -3, 0, 3, 8])),
  noShowShare: 0.1,
  emptyShare: 0.02,
  emptyMin: 3,
  leaveShare: 0.02,
  priorityPerHour: new Map(),
};

/** The length that a service was meant to have, minutes: of the appointment, else of the reason for one person. */
export const plannedMin = (reason: Reason | undefined, appointment: Appointment | undefined): number =>
  Math.max(1, appointment?.durationMin ?? reason?.durationsMin[0] ?? 10);

type Past = {
  /** Tickets of past days, any status. */
  readonly tickets: readonly Ticket[];
  readonly appointments: readonly Appointment[];
  readonly reasons: readonly Reason[];
};

const median = (values: readonly number[]): number | undefined => values.toSorted((a, b) => a - b)[values.length >> 1];
const within = (minutes: number): boolean => minutes >= shortestMin && minutes <= longestMin;

const spreads = ({ tickets, appointments, reasons }: Past): Map<string, number[]> => {
  const reasonOf = new Map(reasons.map((one) => [one.id, one]));
  const appointmentOf = new Map(appointments.map((one) => [one.id, one]));
  const found = new Map<string, number[]>();
  for (const ticket of tickets) {
    if (ticket.status !== 'done' || ticket.startedAt === '' || ticketDetails(ticket).timesDoubted) continue;
    const minutes = minutesBetween(ticket.startedAt, ticket.endedAt);
    if (!within(minutes)) continue;
    const planned = plannedMin(reasonOf.get(ticket.reasonId), appointmentOf.get(ticket.appointmentId));
    const own = found.get(ticket.reasonId);
    if (own) own.push(minutes / planned);
    else found.set(ticket.reasonId, [minutes / planned]);
  }
  return found;
};

/** Hours in which tickets were given, over all days. */
const hoursOf = (tickets: readonly Ticket[]): number => {
  const days = new Map<string, { from: number; to: number }>();
  for (const ticket of tickets) {
    const at = Date.parse(ticket.issuedAt);
    const day = days.get(ticket.day);
    days.set(ticket.day, { from: Math.min(day?.from ?? at, at), to: Math.max(day?.to ?? at, at) });
  }
  return [...days.values()].reduce((sum, day) => sum + (day.to - day.from) / 3_600_000, 0);
};

const priorities = (tickets: readonly Ticket[]): Map<string, number> => {
  const hours = Math.max(1, hoursOf(tickets));
  const found = new Map<string, number>();
  for (const ticket of tickets)
    if (ticket.priority && ticket.dueAt === '')
      found.set(ticket.reasonId, (found.get(ticket.reasonId) ?? 0) + 1 / hours);
  return found;
};

const tableOr = (values: readonly number[], fallback: readonly number[]): readonly number[] =>
  values.length < 10 ? fallback : quantileTable(each(values));
/** A share that begins at what is usual and believes the past the more, the more there is of it. */
const shareOf = (hits: number, all: number, usual: number): number => (hits + usual * enough) / (all + enough);

/**
 * Learns from past days: services from start to end (those with doubted times left out) by reason and relative to the planned
 * length, so that families count as families. A reason with fewer than 30 services leans on all the others for the rest.
 */
export const learnTimes = (past: Past): ServiceTimes => {
  const found = spreads(past);
  const all = [...found.values()].flat();
  const spread = tableOr(all, shippedSpread);
  const live = past.tickets.filter((ticket) => ticket.status !== 'void');
  const count = (...statuses: readonly string[]): number => live.filter((one) => statuses.includes(one.status)).length;
  const met = past.appointments.filter((one) => one.status === 'attended' || one.status === 'arrived').length;
  const missed = past.appointments.filter((one) => one.status === 'noShow').length;
  const gone = live.filter((one) => one.status === 'abandoned' && one.firstCalledAt === '').length;
  const walks = live
    .filter((one) => one.startedAt !== '')
    .map((one) => minutesBetween(one.lastCalledAt, one.startedAt));
  const booked = live.filter((one) => one.dueAt !== '').map((one) => minutesBetween(one.dueAt, one.issuedAt));
  const emptyMin = median(
    live
      .filter((one) => one.status === 'noAnswer')
      .map((one) => one.calls * minutesBetween(one.lastCalledAt, one.endedAt)),
  );
  const mixed = [...found].map(([reasonId, own]): [string, readonly number[]] => {
    const share = Math.min(1, own.length / enough);
    return [reasonId, quantileTable([...each(own, share / own.length), ...each(spread, (1 - share) / spread.length)])];
  });
  return {
    spreadOf: new Map(mixed),
    spread,
    walkMin: tableOr(
      walks.filter((one) => one >= 0 && one < 15),
      unknownTimes.walkMin,
    ),
    arrivalMin: tableOr(booked, unknownTimes.arrivalMin),
    noShowShare: shareOf(missed, met + missed, unknownTimes.noShowShare),
    emptyShare: shareOf(count('noAnswer'), count('noAnswer', 'done'), unknownTimes.emptyShare),
    emptyMin: Math.min(15, emptyMin ?? unknownTimes.emptyMin),
    leaveShare: shareOf(gone, live.length, unknownTimes.leaveShare),
    priorityPerHour: priorities(live),
  };
};
