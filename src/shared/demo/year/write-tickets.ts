import type { AppointmentFact, TicketFact } from '../../domain/insights/facts/fact';
import type { Reason } from '../../domain/model/reference';
import type { TicketOutcome, TicketStatus } from '../../domain/model/ticket';
import type { Random } from '../random';
import { depositService, otherServiceSigma, unqualifiedShares, walkInMix } from './calibration';
import { busyAt } from './day-minutes';
import { draw, lognormal, normal } from './draws';
import type { YearTown } from './year-town';

const round = (minutes: number): number => Math.round(minutes * 100) / 100;

/** The minutes of a service: lognormal, as long services are never mirrored by short ones. */
const serviceOf = (random: Random, reason: Reason): number =>
  reason.act === 'deposit'
    ? lognormal(random, depositService.median, depositService.sigma)
    : lognormal(random, walkInMix[reason.code]?.[1] ?? (reason.durationsMin[0] ?? 20) * 0.8, otherServiceSigma);

const outcomeOf = (random: Random, reason: Reason): TicketOutcome => {
  if (reason.act === 'deposit') return random.chance(0.07) ? 'incompleteFile' : 'fileDeposited';
  if (reason.act === 'collection') return 'titleCollected';
  return random.chance(0.04) ? 'redirected' : 'answered';
};

const bookedWait = (random: Random, busy: number): number =>
  random.chance(0.55) ? 0 : Math.min(60, lognormal(random, 2.2 * busy, 0.8));
const walkInWait = (random: Random, busy: number): number =>
  random.chance(0.04) ? 0 : Math.min(120, lognormal(random, 8 * busy, 0.95));

/** P50 and P80 of the waits above, as a ticket words them: multiples of five. */
const announcedAt = (busy: number): readonly [number, number] => {
  const from = Math.round((8 * busy) / 5) * 5;
  return [from <= 5 ? 0 : from, Math.max(from + 5, Math.round((8 * busy * 2.2) / 5) * 5)];
};

type Visit = {
  readonly number: number;
  readonly reason: Reason;
  readonly arrival: number;
  /** Minute of the appointment, -1 for a walk-in. */
  readonly due: number;
  readonly busy: number;
  readonly status: TicketStatus;
};

const unserved = (town: YearTown, day: string, visit: Visit): TicketFact => ({
  id: `${day}-t${visit.number}`,
  siteId: town.ref.site.id,
  day,
  minute: visit.arrival,
  waitFromMinute: Math.max(visit.arrival, visit.due),
  reasonId: visit.reason.id,
  departmentId: visit.reason.departmentId,
  booked: visit.due >= 0,
  priority: false,
  status: visit.status,
  waitMin: null,
  presenceMin: null,
  walkMin: null,
  serviceMin: null,
  stayMin: null,
  themeId: '',
  outcome: '',
  announced: visit.due >= 0 ? null : announcedAt(visit.busy),
});

const themeFor = (town: YearTown, random: Random, reason: Reason): string => {
  const themes = town.themes.get(reason.departmentId);
  return themes && !random.chance(unqualifiedShares.usual) ? (draw(random, themes) ?? '') : '';
};

const served = (town: YearTown, random: Random, day: string, visit: Visit): TicketFact => {
  const base = unserved(town, day, visit);
  const waitMin = round(base.booked ? bookedWait(random, visit.busy) : walkInWait(random, visit.busy));
  const presenceMin = round(waitMin + base.waitFromMinute - base.minute);
  if (visit.status === 'noAnswer') return { ...base, waitMin, presenceMin };
  const walkMin = round(0.4 + random.next());
  const serviceMin = round(serviceOf(random, visit.reason));
  return {
    ...base,
    priority: !base.booked && random.chance(0.05),
    waitMin,
    presenceMin,
    walkMin,
    serviceMin,
    stayMin: round(presenceMin + walkMin + serviceMin),
    themeId: themeFor(town, random, visit.reason),
    outcome: outcomeOf(random, visit.reason),
  };
};

/** The ticket of somebody who came to an appointment: mostly early, served. */
export const bookedTicket = (
  town: YearTown,
  random: Random,
  appointment: AppointmentFact,
  reason: Reason,
  number: number,
): TicketFact => {
  const early = Math.min(28, Math.max(-18, 8 - 6 * normal(random)));
  const visit: Visit = {
    number,
    reason,
    arrival: Math.max(0, Math.round(appointment.minute - early)),
    due: appointment.minute,
    busy: busyAt(appointment.minute),
    status: appointment.end === 'attended' ? 'done' : 'abandoned',
  };
  return visit.status === 'done'
    ? served(town, random, appointment.day, visit)
    : unserved(town, appointment.day, visit);
};

const statusOf = (random: Random, arrival: number, closing: number): TicketStatus => {
  const fate = random.next();
  if (fate < 0.011) return 'noAnswer';
  if (fate < 0.031) return 'abandoned';
  return arrival > closing - 45 && random.chance(0.06) ? 'notServedAtClosing' : 'done';
};

/** The ticket of a walk-in. */
export const walkInTicket = (
  town: YearTown,
  random: Random,
  at: { readonly day: string; readonly arrival: number; readonly closing: number; readonly number: number },
  reason: Reason,
): TicketFact => {
  const status = statusOf(random, at.arrival, at.closing);
  const visit: Visit = { ...at, reason, due: -1, busy: busyAt(at.arrival), status };
  return status === 'done' || status === 'noAnswer'
    ? served(town, random, at.day, visit)
    : unserved(town, at.day, visit);
};
