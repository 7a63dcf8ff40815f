import type { AppointmentFact, DayFact, FactSheet, RequestFact, TicketFact } from '../../domain/insights/facts/fact';
import type { Reason } from '../../domain/model/reference';
import type { DayPlan } from '../../domain/scheduling/plan-day';
import { seeded, type Random } from '../random';
import { seasons } from './calibration';
import { arrivalMinutes, closingMinute } from './day-minutes';
import { draw, lognormal, poisson, type Weights } from './draws';
import { deskRequest, risenReasons, writeRequests } from './write-requests';
import { writeAppointments } from './write-appointments';
import { bookedTicket, walkInTicket } from './write-tickets';
import { dayWeight, plantedOn, type YearTown } from './year-town';

/** What the desks of the town could hold: those of the reference, in the size of the town. */
const aboutDay = (town: YearTown, day: string): DayFact => {
  const about = town.aboutOf(day);
  return { ...about, deskMin: Math.round(about.deskMin * town.scale), places: Math.floor(about.places * town.scale) };
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
  const come = (reason: Reason): void => {
    const arrival = Math.min(1439, (draw(random, day.minutes) ?? 0) + random.int(0, 4));
    const number = firstNumber + walk.tickets.length;
    const ticket = walkInTicket(town, random, { day: day.plan.day, arrival, closing, number }, reason);
    walk.tickets.push(ticket);
    walk.requests.push(deskRequest(town, random, index, ticket, reason));
  };
  for (let place = 0; place < count; place += 1) {
    const reason = draw(random, town.walkIns);
    if (!reason) continue;
    come(reason);
    risenReasons(town, random, day.plan.day, reason).forEach(come);
  }
  return walk;
};

/** The tickets of those who came to an appointment. The contact itself is counted by the appointment. */
const writeVisits = (town: YearTown, random: Random, appointments: readonly AppointmentFact[]): TicketFact[] => {
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
    plantedOn(town, 'noShow', day)?.driver.ids.includes(day) === true,
  );
  const booked = writeVisits(town, random.fork('booked'), appointments);
  const walkIns = contacts === 0 ? 0 : poisson(random, mean * (1 - town.bookedShare) * 1.033);
  const walk = writeWalkIns(town, random.fork('walk-ins'), index, { plan, minutes }, walkIns, booked.length + 1);
  const remote = writeRequests(town, random.fork('requests'), index, contacts, usualContacts(town, day));
  return {
    siteId: town.ref.site.id,
    day,
    about: aboutDay(town, day),
    requests: [...walk.requests, ...remote].sort((a, b) => a.minute - b.minute),
    appointments,
    tickets: [...booked, ...walk.tickets].sort((a, b) => a.minute - b.minute),
  };
};
