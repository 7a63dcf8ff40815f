import { addDays, minutesOf, timeOf } from '../../../time/civil';
import { countAppointments } from '../../booking/appointment-standing';
import type { Appointment } from '../../model/appointment';
import type { SiteReference } from '../../model/reference';
import { absencesOn } from '../../scheduling/absences-on';
import { holesOn } from '../../scheduling/holes';
import { covers, intersect, union } from '../../scheduling/intervals';
import { livePlacements } from '../../scheduling/live-placements';
import { intervalOf } from '../../scheduling/placed';
import { dayPlanner, planDay } from '../../scheduling/plan-day';
import { seatsOn } from '../../scheduling/seats';
import { stationsLeft, type StationsLeft } from '../../scheduling/stations-left';
import { dayFits, type DayFits } from './day-fits';
import { loadPerHalfHour, type LoadRow } from './load-per-half-hour';
import type { Stretch } from '../../model/measure';
import type { ExpectedWalkIns } from './walk-in-forecast';
import { compareText } from '../../../lib/compare';
import { entryById } from '../../../lib/entry-by-id';

/** An agent who is away on the day, civil `HH:mm`. `replacedBy` `''` = nobody, or nobody who is free; `deskNumber` 0 = they have no desk of their own. */
type Away = Stretch & {
  readonly id: string;
  readonly agentId: string;
  readonly deskNumber: number;
  readonly replacedBy: string;
};

/** A stretch in which a desk would receive and does not, because somebody is away or the plan of the week leaves it empty, and the appointments that are booked at it. */
type Hole = Stretch & { readonly deskId: string; readonly number: number; readonly booked: number };

/** A day that has not begun: who is away, who replaces them, and where it does not hold. */
export type DayAheadPlan = {
  readonly day: string;
  /** Why nobody is received; `''` = the day is open, or has no opening at all. */
  readonly closedBy: string;
  readonly booked: number;
  readonly places: number;
  readonly away: readonly Away[];
  readonly holes: readonly Hole[];
  /** Appointments at a desk that does not receive then, whatever the cause, holes included. */
  readonly withoutDesk: number;
  readonly rows: readonly LoadRow[];
  readonly fits: DayFits;
  readonly desksOpen: number;
  /** Those among them that open for less of the day than the longest. */
  readonly desksPartly: number;
  readonly stations: number;
  /** Where fewest enrolment stations are left; `null` = the site is closed, or has none and nobody is booked who needs one. */
  readonly tightest: StationsLeft | null;
};

type DayAheadInput = {
  readonly ref: SiteReference;
  readonly day: string;
  /** Those of the day. */
  readonly appointments: readonly Appointment[];
  readonly expected?: ReadonlyMap<string, ExpectedWalkIns>;
};

const awayOn = (ref: SiteReference, day: string): readonly Away[] => {
  const { agents, desks } = ref;
  const lent = seatsOn(ref, day).filter(({ why }) => why === 'replaces');
  return absencesOn(ref, day)
    .map(({ id, agentId, replacedBy: named, from, to }) => {
      const usual = entryById(agents, agentId)?.usualDeskId ?? '';
      const takes = lent.some((seat) => seat.agentId === named && seat.insteadOf === agentId);
      const replacedBy = takes ? named : '';
      return {
        id,
        agentId,
        replacedBy,
        from,
        to,
        deskNumber: entryById(desks, usual)?.number ?? 0,
      };
    })
    .toSorted((a, b) => a.deskNumber - b.deskNumber || compareText(a.from, b.from));
};

const holesOf = ({ ref, day, appointments }: DayAheadInput): readonly Hole[] => {
  const empty = holesOn(ref, day);
  const live = livePlacements(appointments, ref.reasons).filter((one) => one.day === day);
  return ref.desks.flatMap(({ id: deskId, number }) =>
    union(empty.filter((seat) => seat.deskId === deskId)).map((hole) => ({
      deskId,
      number,
      from: timeOf(hole.from),
      to: timeOf(hole.to),
      booked: live.filter((one) => one.deskId === deskId && intersect([intervalOf(one)], [hole]).length > 0).length,
    })),
  );
};

/** Looks at a day before it begins. Pure: whoever shows it adds words alone. */
export const planAhead = (input: DayAheadInput): DayAheadPlan => {
  const { ref, day, appointments, expected } = input;
  const plan = planDay(ref, day);
  const { rows } = loadPerHalfHour({ day, ref, appointments, tickets: [], ...(expected ? { expected } : {}) });
  const live = livePlacements(appointments, ref.reasons).filter((one) => one.day === day);
  const opened = plan.desks
    .map(({ open }) => open.reduce((sum, { from, to }) => sum + to - from, 0))
    .filter((minutes) => minutes > 0);
  const openOf = new Map(plan.desks.map((desk) => [desk.deskId, desk.open]));
  const left = plan.stations > 0 || live.some(({ needsStation }) => needsStation) ? stationsLeft(plan, live) : [];
  return {
    day,
    closedBy: plan.closedBy,
    booked: countAppointments(
      appointments.filter((one) => one.day === day),
      { day, time: '00:00' },
    ).taken,
    places: rows.reduce((sum, row) => sum + row.places, 0),
    away: awayOn(ref, day),
    holes: holesOf(input),
    withoutDesk: live.filter((one) => !(openOf.get(one.deskId) ?? []).some((open) => covers(open, intervalOf(one))))
      .length,
    rows,
    fits: dayFits(rows, '00:00'),
    desksOpen: opened.length,
    desksPartly: opened.filter((minutes) => minutes < Math.max(...opened)).length,
    stations: plan.stations,
    tightest: left.toSorted((a, b) => a.left - b.left || minutesOf(a.from) - minutesOf(b.from))[0] ?? null,
  };
};

/** Whether nothing of a day ahead needs anybody: everybody there or replaced, nobody without a desk, no half hour over its places. */
export const holdsAhead = ({ holes, withoutDesk, fits, tightest }: DayAheadPlan): boolean =>
  holes.length === 0 && withoutDesk === 0 && fits.fits && (tightest === null || tightest.left >= 0);

const mostSteps = 14;

/** The next open day in a direction, within a fortnight; else simply the next. */
export const openDayFrom = (ref: SiteReference, day: string, by: 1 | -1): string => {
  const planOf = dayPlanner(ref);
  for (let offset = 1; offset <= mostSteps; offset += 1) {
    const next = addDays(day, by * offset);
    if (planOf(next).desks.some(({ open }) => open.length > 0)) return next;
  }
  return addDays(day, by);
};
