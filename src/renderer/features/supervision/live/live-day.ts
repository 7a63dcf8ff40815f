import { announcedError, announcedHeld } from '#shared/domain/insights/day/announced-error';
import { floorActs } from '#shared/domain/insights/day/floor-acts';
import { judgeDay, type DayJudgement, type Lived } from '#shared/domain/insights/day/judge-day';
import { openDayFrom } from '#shared/domain/insights/day/day-ahead';
import { desksShut } from '#shared/domain/insights/day/desks-shut';
import { loadPerHalfHour } from '#shared/domain/insights/day/load-per-half-hour';
import { withMeasure } from '#shared/domain/insights/day/measures';
import type { Measure } from '#shared/domain/model/measure';
import { keptMeasures, openNow } from '#shared/domain/insights/day/openings';
import { nowStrip } from '#shared/domain/insights/day/now-strip';
import { usualDays } from '#shared/domain/insights/day/usual/usual-days';
import { usualNow } from '#shared/domain/insights/day/usual/usual-now';
import { usualWaits } from '#shared/domain/insights/day/usual/usual-waits';
import { waitingByReason } from '#shared/domain/insights/day/waiting-by-reason';
import { waitsToday } from '#shared/domain/insights/day/waits-today';
import { walkInForecast } from '#shared/domain/insights/day/walk-in-forecast';
import { stillExpected } from '#shared/domain/insights/day/walk-ins-ahead';
import type { TicketFact } from '#shared/domain/insights/facts/fact';
import { countAppointments, isTaken, isStillExpected } from '#shared/domain/booking/appointment-standing';
import { strandedAppointments } from '#shared/domain/booking/stranded-appointments';
import type { Appointment } from '#shared/domain/model/appointment';
import type { DeskSession } from '#shared/domain/model/desk-session';
import type { SiteReference } from '#shared/domain/model/reference';
import type { Ticket, WaitBand } from '#shared/domain/model/ticket';
import { siteClosureNow } from '#shared/domain/publication/is-closed';
import { deskStates } from '#shared/domain/queue/desk-states';
import { civilOf, minutesOf } from '#shared/time/civil';
import { entryById } from '#shared/lib/entry-by-id';

import { lanesOf } from '../view-model/lanes';

/** What past days say of such a day, worked out once for the day. */
export type Habits = ReturnType<typeof habitsOf>;

/** The habits of a day from the tickets of the weeks before it. */
export const habitsOf = (history: readonly TicketFact[], day: string) => {
  const past = history.filter((one) => one.day < day && one.status !== 'void');
  const usual = usualDays(
    past.map((one) => one.day),
    day,
  );
  return {
    past,
    usual,
    forecast: walkInForecast(past, day),
    waits: usualWaits(past, usual.days),
    held: announcedHeld(past),
  };
};

export type LiveInput = {
  readonly reference: SiteReference;
  readonly appointments: readonly Appointment[];
  readonly tickets: readonly Ticket[];
  readonly sessions: readonly DeskSession[];
  readonly habits: Habits;
  /** Changes at the desks that were announced: the day is looked at as it will be with them. */
  readonly measures: readonly Measure[];
  readonly today: string;
  readonly now: string;
};

/** The reference data with what was announced for the day. */
export const plannedReference = (reference: SiteReference, day: string, measures: readonly Measure[]): SiteReference =>
  measures.reduce((ref, measure) => withMeasure(ref, day, measure), reference);

const firstTime = (appointments: readonly Appointment[]): string =>
  appointments.reduce((first, one) => (first === '' || one.time < first ? one.time : first), '');

/** Counts of the day that need no clock but its own. */
const countsOf = ({ appointments, tickets, reference, now }: LiveInput) => {
  const counts = countAppointments(appointments, civilOf(now, reference.site.zone));
  const isPlaced = ({ status }: Appointment): boolean => isTaken(status) && status !== 'noShow';
  return {
    tickets: tickets.filter((one) => one.status !== 'void').length,
    appointments: counts.taken,
    absent: counts.noShow,
    attended: counts.attended,
    waitingBooked: tickets.filter((one) => one.status === 'waiting' && one.appointmentId !== '').length,
    aside: tickets.filter((one) => one.status === 'parked').length,
    overbooked: appointments.filter((one) => one.confirmation === 'overbooked' && isPlaced(one)),
  };
};

/** Who is still to come for a reason that needs an enrolment station, where there is none. */
const stationlessIn = ({ appointments, reference: { site, reasons, stations }, now }: LiveInput): number =>
  stations.length > 0
    ? 0
    : appointments.filter(
        (one) => isStillExpected(one, civilOf(now, site.zone)) && entryById(reasons, one.reasonId)?.needsStation,
      ).length;

/** The closure that runs, and the appointments that it leaves without a desk: those that are told everywhere as to be moved. */
const closureIn = ({ reference, appointments, sessions, today, now }: LiveInput) => {
  const closure = siteClosureNow({ reference, sessions, nowIso: now });
  if (!closure) return null;
  const left = strandedAppointments(reference, appointments, {
    day: today,
    time: civilOf(now, reference.site.zone).time,
  });
  return { ...closure, booked: new Set(left.filter(({ day }) => day === today)) };
};

/** Everything that the live screen shows, but what has to be simulated. */
export const liveDay = (input: LiveInput) => {
  const { reference, appointments, tickets, sessions, habits, today, now } = input;
  const { site, desks, agents, reasons } = reference;
  const { time } = civilOf(now, site.zone);
  const closed = closureIn(input);
  // Whoever is booked into a closure is to be moved: no desk is to be found for them.
  const held = closed ? appointments.filter((one) => !closed.booked.has(one)) : appointments;
  const kept = keptMeasures(input.measures, { day: today, time, sessions });
  const planned = plannedReference(reference, today, kept);
  const load = loadPerHalfHour({ day: today, ref: planned, appointments: held, tickets, expected: habits.forecast });
  const names = new Map(reasons.map(({ id, name }) => [id, name]));
  const nameOf = (reasonId: string): string => names.get(reasonId) ?? '';
  const queues = waitingByReason(tickets, now);
  return {
    time,
    planned,
    /** Those for whom a desk is to be found. */
    held,
    load,
    /** Numbers of the desks that were asked for and are not open yet: no wait is announced with them, all else is reckoned with them. */
    asked: kept
      .filter(
        ({ kind, deskId }) =>
          kind === 'open' && !openNow({ sessions, day: today }).some((one) => one.deskId === deskId),
      )
      .flatMap(({ deskId }) => entryById(desks, deskId)?.number ?? []),
    /** The half hours without what was asked for at the desks. */
    plainRows:
      kept.length === 0
        ? load.rows
        : loadPerHalfHour({ day: today, ref: reference, appointments: held, tickets, expected: habits.forecast }).rows,
    strip: nowStrip({ tickets, sessions, desks, appointments, now, ref: reference }),
    usual: usualNow(habits.past, habits.usual.days, minutesOf(time)),
    hasForecast: habits.usual.kind !== 'none',
    walkInsLeft: Math.round(load.rows.reduce((sum, row) => sum + stillExpected(row, time), 0)),
    queues,
    lanes: lanesOf(queues, nameOf, site.waitGoalMin),
    acts: floorActs({
      ref: reference,
      tickets,
      appointments,
      sessions,
      now,
      // A request whose time is over asks for nothing any more.
      askedDeskIds: input.measures.filter(({ to }) => to > time).map(({ deskId }) => deskId),
      askedAgentIds: kept.flatMap(({ kind, agentId }) => (kind === 'open' ? agentId : [])),
    }),
    waits: waitsToday(tickets, reference),
    told: announcedError(tickets),
    desks: deskStates(desks, sessions, agents, tickets),
    shut: desksShut(planned, sessions, today, time).filter((one) => desks.some(({ id }) => id === one.deskId)),
    counts: countsOf(input),
    stationless: stationlessIn(input),
    closure: closed && { since: closed.since, until: closed.until, toMove: closed.booked.size },
    nextAppointment: firstTime(appointments.filter((one) => one.status === 'booked' && one.time >= time)),
    nameOf,
  };
};

export type LiveDay = ReturnType<typeof liveDay>;

/** The judgement of the day as it is now, with what is announced and what was lived through, as far as they are known. */
export const judgeLive = (
  { load, time, queues, acts, strip, stationless, closure }: LiveDay,
  goalMin: number,
  announced: WaitBand | null,
  lived: Lived | null,
): DayJudgement =>
  judgeDay({
    rows: load.rows,
    time,
    queues,
    goalMin,
    announced,
    lived,
    acts,
    desksOpen: strip.desksOpen,
    stationless,
    closure,
  });

/** So long after the last doors closed somebody who waits may still be called, minutes. */
const lastCallsMin = 30;

/**
 * The day that is looked ahead to: today before the doors open, the next open day once they closed; `''` while they are open, and for half an hour
 * after that while somebody waits for whom something can be done at once.
 */
export const aheadOf = (
  { phase, time, waiting, advice }: Pick<DayJudgement, 'phase' | 'time' | 'waiting' | 'advice'>,
  reference: SiteReference,
  today: string,
): string => {
  const { rows } = loadPerHalfHour({ day: today, ref: reference, appointments: [], tickets: [] });
  const [doors, end] = [rows[0]?.from ?? '', rows.at(-1)?.to ?? ''];
  if (phase === 'open') return time < doors && waiting === 0 ? today : '';
  const isCalling = waiting > 0 && advice.kind === 'acts' && minutesOf(time) - minutesOf(end) < lastCallsMin;
  return isCalling ? '' : openDayFrom(reference, today, 1);
};
