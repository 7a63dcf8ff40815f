import type {
  FactSheet,
  AppointmentFact,
  DayFact,
  RequestFact,
  TicketFact,
  AppointmentEnd,
} from '../../domain/insights/facts/fact';
import { toSiteReference } from '../../domain/model/site-reference';
import type { Reason } from '../../domain/model/reference';
import type { DayPlan } from '../../domain/scheduling/plan-day';
import { seeded, type Random } from '../random';
import { anomaliesOf } from './anomalies-of';
import type { DemoYearOptions } from './planted-anomaly';
import { yearTown, dayWeight, plantedOn, type YearTown } from './year-town';
import { seasons, noShowRates, remindedShare } from './calibration';
import { arrivalMinutes, closingMinute } from './day-minutes';
import { draw, lognormal, poisson, type Weights, weightsOf } from './draws';
import { deskRequest, risenReasons, writeRequests } from './write-requests';
import { bookedTicket, walkInTicket } from './write-tickets';

const channels = weightsOf([
  ['phone', 40],
  ['desk', 28],
  ['portal', 25],
  ['email', 7],
]);
const persons = weightsOf([
  [1, 74],
  [2, 18],
  [3, 6],
  [4, 2],
]);
/** Cancelled ones for each that was kept, and appointments of which nobody said what became of them. */
const cancelledPerKept = 0.086;
const unsaidShare = 0.004;

type Drawn = { readonly reason: Reason; readonly minute: number; readonly persons: number };

const drawn = (town: YearTown, random: Random, minutes: Weights<number>): Drawn | null => {
  const reason = draw(random, town.booked);
  const minute = draw(random, minutes);
  if (!reason || minute === null) return null;
  return { reason, minute, persons: Math.min(reason.durationsMin.length, draw(random, persons) ?? 1) };
};

const endOf = (random: Random, isReminded: boolean): AppointmentEnd => {
  if (random.chance(unsaidShare)) return 'needsOutcome';
  return random.chance(isReminded ? noShowRates.reminded : noShowRates.notReminded) ? 'noShow' : 'attended';
};

const reachedBy = (end: AppointmentEnd, random: Random): AppointmentFact['reached'] => {
  if (end === 'attended') return 'served';
  return end === 'needsOutcome' && random.chance(0.5) ? 'arrived' : 'booked';
};

const factOf = (
  town: YearTown,
  random: Random,
  day: string,
  number: number,
  one: Drawn,
  end: AppointmentEnd,
  reminded: boolean,
): AppointmentFact => {
  const leadDays = Math.min(90, Math.max(0.05, lognormal(random, 15, 0.65)));
  const isCancelled = end === 'cancelledByCitizen' || end === 'cancelledByOffice';
  return {
    id: `${day}-a${number}`,
    siteId: town.ref.site.id,
    day,
    minute: one.minute,
    durationMin: one.reason.durationsMin[one.persons - 1] ?? 20,
    persons: one.persons,
    reasonId: one.reason.id,
    departmentId: one.reason.departmentId,
    channel: draw(random, channels) ?? 'phone',
    end,
    leadDays,
    confirmed: random.chance(0.985),
    reminded,
    reached: reachedBy(end, random),
    cancelledDaysBefore: isCancelled ? Math.min(leadDays, lognormal(random, 3, 0.8)) : null,
    isRepeat: random.chance(0.02),
  };
};

/**
 * The appointments of a day, by their start: so many that `kept` people come, with those who stay away (fewer after a reminder)
 * and those who cancelled. `isSilent` = no reminder went out.
 */
const writeAppointments = (
  town: YearTown,
  random: Random,
  day: string,
  minutes: Weights<number>,
  kept: number,
  isSilent: boolean,
): AppointmentFact[] => {
  const facts: AppointmentFact[] = [];
  for (let attended = 0; attended < kept;) {
    const one = drawn(town, random, minutes);
    if (!one) break;
    const reminded = !isSilent && random.chance(remindedShare);
    const end = endOf(random, reminded);
    if (end === 'attended') attended += 1;
    facts.push(factOf(town, random, day, facts.length + 1, one, end, reminded));
    const cancelled = random.chance(cancelledPerKept) ? drawn(town, random, minutes) : null;
    const by = random.chance(0.8) ? 'cancelledByCitizen' : 'cancelledByOffice';
    if (cancelled) facts.push(factOf(town, random, day, facts.length + 1, cancelled, by, false));
  }
  return facts.sort((a, b) => a.minute - b.minute);
};

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
const writeSheet = (town: YearTown, index: number): FactSheet => {
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

/**
 * Makes up the facts of a town, day by day: the volumes, delays and absences of the trade, with a few abnormal situations that the
 * alerts must find. The same options make the same facts, to the last id; each day has a source of chance of its own. A sheet at a time,
 * for whoever has other things to do in between.
 */
export function* demoSheets(options: DemoYearOptions): Generator<FactSheet> {
  const ref = toSiteReference(options.reference);
  if (!ref) return;
  const town = yearTown(options, ref, anomaliesOf(options, ref));
  for (let index = town.firstIndex; index <= town.lastIndex; index += 1) yield writeSheet(town, index);
}
