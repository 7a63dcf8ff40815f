import type { AppointmentFact, DayFact, FactSheet, RequestFact, TicketFact } from '../../domain/insights/facts/fact';
import type { Reason } from '../../domain/model/reference';
import type { DayPlan } from '../../domain/scheduling/plan-day';
import { seeded, type Random } from '../random';
import { seasons } from './calibration';
import { arrivalMinutes, closingMinute } from './day-minutes';
import { draw, lognormal, poisson, type Weights } from './draws';
import { deskRequest, plantedRise, timesOf, writeRequests } from './write-requests';
import { writeAppointments } from './write-appointments';
import { bookedTicket, walkInTicket } from './write-tickets';
import { dayWeight, plantedOn, type YearTown } from './year-town';

/** How full the places of a usual day are. */
const usualFill = 0.88;

const aboutDay = (town: YearTown, plan: DayPlan, booked: number): DayFact => {
  const departmentOf = new Map(town.ref.reasons.map((reason) => [reason.id, reason.departmentId]));
  const open = plan.desks.filter((desk) => desk.open.length > 0);
  const departments = new Set(open.flatMap((desk) => desk.reasonIds.map((id) => departmentOf.get(id) ?? '')));
  const minutes = open.flatMap((desk) => desk.open).reduce((sum, one) => sum + one.to - one.from, 0);
  return {
    siteId: town.ref.site.id,
    day: plan.day,
    openDepartmentIds: [...departments].filter((id) => id !== '').sort(),
    deskMin: Math.round(minutes * town.scale),
    places: Math.round(booked / usualFill),
  };
};

type Walk = { readonly tickets: TicketFact[]; readonly requests: RequestFact[] };

const writeWalkIns = (
  town: YearTown,
  random: Random,
  index: number,
  day: { readonly plan: DayPlan; readonly minutes: Weights<number> },
  count: number,
  firstNumber: number,
): Walk => {
  const walk: Walk = { tickets: [], requests: [] };
  const closing = closingMinute(day.plan);
  const come = (reason: Reason, driver: string): void => {
    const arrival = Math.min(1439, (draw(random, day.minutes) ?? 0) + random.int(0, 4));
    const number = firstNumber + walk.tickets.length;
    const ticket = walkInTicket(town, random, { day: day.plan.day, arrival, closing, number }, reason, driver);
    walk.tickets.push(ticket);
    if (ticket.status !== 'void') walk.requests.push(deskRequest(town, random, index, ticket, reason));
  };
  for (let place = 0; place < count; place += 1) {
    const reason = draw(random, town.walkIns);
    if (!reason) continue;
    come(reason, '');
    const rise = plantedRise(town, day.plan.day, reason);
    for (let more = timesOf(random, rise.chance); more > 0; more -= 1) come(reason, rise.themeId);
  }
  return walk;
};

const ticketsOf = (town: YearTown, random: Random, appointments: readonly AppointmentFact[]): TicketFact[] => {
  const reasonOf = new Map(town.ref.reasons.map((reason) => [reason.id, reason]));
  const tickets: TicketFact[] = [];
  for (const appointment of appointments) {
    const reason = reasonOf.get(appointment.reasonId);
    if (reason && appointment.reached !== 'booked')
      tickets.push(bookedTicket(town, random, appointment, reason, tickets.length + 1));
  }
  return tickets;
};

/** What a working day of the month has at the desks, were they open: what comes from afar does not ask whether they are. */
const usualContacts = (town: YearTown, day: string): number =>
  town.contactsPerWeight * (town.weekdayShares[0] ?? 0) * (seasons[Number(day.slice(5, 7)) - 1] ?? 1);

/** Makes up all facts of a civil day. */
export const writeSheet = (town: YearTown, index: number): FactSheet => {
  const day = town.calendar.days[index] ?? '';
  const random = seeded(`${town.seed}/year/${day}`);
  const plan = town.planOf(day);
  const minutes = arrivalMinutes(plan);
  const contacts = town.contactsPerWeight * dayWeight(plan, town.weekdayShares);
  const mean = contacts * lognormal(random, 1, 0.05);
  const kept = poisson(random, mean * town.bookedShare);
  const appointments = writeAppointments(
    town,
    random.fork('appointments'),
    day,
    minutes,
    contacts === 0 ? 0 : kept,
    plantedOn(town, 'noShow', day) !== undefined,
  );
  const booked = ticketsOf(town, random.fork('booked'), appointments);
  const walkIns = contacts === 0 ? 0 : poisson(random, mean * (1 - town.bookedShare) * 1.033);
  const walk = writeWalkIns(town, random.fork('walk-ins'), index, { plan, minutes }, walkIns, booked.length + 1);
  const remote = writeRequests(town, random.fork('requests'), index, contacts, usualContacts(town, day));
  return {
    siteId: town.ref.site.id,
    day,
    about: aboutDay(town, plan, contacts * town.bookedShare * 1.09),
    requests: [...walk.requests, ...remote].sort((a, b) => a.minute - b.minute),
    appointments,
    tickets: [...booked, ...walk.tickets].sort((a, b) => a.minute - b.minute),
  };
};
