import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { demoTown } from '#shared/demo/demo-town';
import { planAhead } from '#shared/domain/insights/day/day-ahead';
import { dayFunnel } from '#shared/domain/insights/day/day-funnel';
import { nextDays } from '#shared/domain/insights/day/next-days';
import { nowStrip } from '#shared/domain/insights/day/now-strip';
import { weekFigures } from '#shared/domain/insights/day/week-figures';
import { appointmentFact } from '#shared/domain/insights/facts/appointment-fact';
import { needsOutcome } from '#shared/domain/insights/facts/needs-outcome';
import { appointmentStatuses, type Appointment } from '#shared/domain/model/appointment';
import { toSiteReference } from '#shared/domain/model/site-reference';
import { minutesOf, timeOf, toInstant } from '#shared/time/civil';

import { buildDayView } from '../features/agenda/view-model/day-view';
import { dayList } from '../features/agenda/view-model/day-list';
import { monthLoad } from '../features/agenda/view-model/month-load';
import { wholeSite } from '../features/agenda/view-model/scope';
import { planDay } from '#shared/domain/scheduling/plan-day';
import { groupArrivals } from '../features/reception/view-model/arrivals';
import { habitsOf, liveDay } from '../features/supervision/live/live-day';

const today = '2026-11-23';
const town = demoTown({ seed: 'guichet', today, now: '2026-11-23T09:32:00.000Z' });
const found = toSiteReference(town.reference);
if (!found) throw new Error('no town');
const reference = found;
const { zone } = reference.site;
const [pattern] = town.appointments;
if (!pattern) throw new Error('no appointment');
const deskIds = reference.desks.map(({ id }) => id);

const appointmentOf = fc.record({
  status: fc.constantFrom(...appointmentStatuses),
  confirmation: fc.constantFrom<Appointment['confirmation']>('accepted', 'pending', 'overbooked', 'kept'),
  day: fc.constantFrom(today, today, today, '2026-11-20', '2026-11-24'),
  time: fc.integer({ min: minutesOf('08:30'), max: minutesOf('16:50') }).map(timeOf),
  durationMin: fc.constantFrom(3, 10, 20, 35),
  deskId: fc.constantFrom(...deskIds),
});
const appointmentsOf = fc.array(appointmentOf, { maxLength: 40 }).map((list) =>
  list.map((one, at): Appointment => {
    const isHere = one.status === 'arrived' || one.status === 'attended';
    return { ...pattern, ...one, id: `a${at}`, arrivedAt: isHere ? pattern.bookedAt : '' };
  }),
);
const timeOfDay = fc.integer({ min: minutesOf('08:00'), max: minutesOf('18:00') }).map(timeOf);

/** What every screen that knows appointments says of the same ones, at the same moment. */
const screens = (all: readonly Appointment[], time: string) => {
  const now = toInstant(today, time, zone);
  const civil = { day: today, minute: minutesOf(time) };
  const ofToday = all.filter(({ day }) => day === today);
  const citizens = new Map();
  const arrivals = groupArrivals(ofToday, citizens, reference.reasons, reference.desks, time);
  const plan = planDay(reference, today);
  const agenda = buildDayView({
    reference,
    plan,
    appointments: ofToday,
    tickets: [],
    citizens,
    sessions: [],
    now: civil,
  });
  const facts = ofToday.flatMap((one) => appointmentFact(one, { ref: reference, now }) ?? []);
  const noFacts = { asOf: { day: today, minute: 0, unsyncedDesks: 0 }, days: [], requests: [], tickets: [] };
  const live = liveDay({
    reference,
    appointments: ofToday,
    tickets: [],
    sessions: [],
    habits: habitsOf([], today),
    measures: [],
    today,
    now,
  });
  return {
    arrivals,
    agenda,
    blocks: agenda.columns.flatMap(({ blocks }) => blocks),
    funnel: dayFunnel(facts),
    live,
    strip: nowStrip({
      tickets: [],
      sessions: [],
      desks: reference.desks,
      appointments: ofToday,
      now,
      ref: reference,
    }),
    month: monthLoad({ reference, scope: wholeSite, now: civil }, [today], ofToday).get(today),
    week: weekFigures(reference, { ...noFacts, appointments: facts }, today, today).days[0],
    list: dayList({
      reference,
      day: today,
      appointments: ofToday,
      citizens,
      now: civil,
      order: 'time',
      withPhone: false,
      columnName: () => '',
    }),
    due: ofToday.filter((one) => needsOutcome(one, now, zone)),
  };
};
const sorted = (ids: readonly string[]): readonly string[] => ids.toSorted();
const always = (claim: (said: ReturnType<typeof screens>) => void): void =>
  fc.assert(fc.property(appointmentsOf, timeOfDay, (all, time) => claim(screens(all, time))));

describe('one number for one thing, on every screen', () => {
  it('counts the appointments of a day alike in Direct, Jour, Semaine, Agenda, its month and its printed list', () => {
    always(({ live, funnel, week, blocks, month, list, agenda }) => {
      const { booked } = funnel;
      expect({
        live: live.counts.appointments,
        week: week?.booked,
        blocks: blocks.length,
        legend: Object.values(agenda.counts).reduce((sum, count) => sum + count, 0),
        month: month?.booked,
        list: list.rows.length,
      }).toEqual({ live: booked, week: booked, blocks: booked, legend: booked, month: booked, list: booked });
    });
  });

  it('names the same people late in Agenda and in Accueil, whatever else is unsure of their place', () => {
    always(({ arrivals, blocks }) => {
      const late = blocks.filter(({ state }) => state === 'late').map(({ id }) => id);
      expect(sorted(arrivals.late.map(({ appointmentId }) => appointmentId))).toEqual(sorted(late));
    });
  });

  it('calls late who is expected for five whole minutes, not a minute before, and whose time is not over, in Agenda and in Accueil', () => {
    const isExpected = ({ status }: Appointment): boolean => status === 'booked';
    fc.assert(
      fc.property(appointmentsOf, timeOfDay, fc.constantFrom(4, 5, 6), (all, time, since) => {
        // The first of them begins just before, at, or just after the threshold: chance alone would seldom hit it.
        const near = all.map((one, at) => (at === 0 ? { ...one, time: timeOf(minutesOf(time) - since) } : one));
        const late = near.filter((one) => {
          const waited = minutesOf(time) - minutesOf(one.time);
          return one.day === today && isExpected(one) && waited >= 5 && waited < one.durationMin;
        });
        const { arrivals, blocks } = screens(near, time);
        const ids = sorted(late.map(({ id }) => id));
        expect(sorted(arrivals.late.map(({ appointmentId }) => appointmentId))).toEqual(ids);
        expect(sorted(blocks.flatMap(({ id, state }) => (state === 'late' ? [id] : [])))).toEqual(ids);
        for (const { appointmentId, lateMin } of arrivals.late) {
          const of = near.find(({ id }) => id === appointmentId);
          expect(lateMin).toBe(minutesOf(time) - minutesOf(of?.time ?? ''));
        }
      }),
    );
  });

  it('lets nobody be late whose appointment is over: it is to be settled, in Agenda, Accueil and Supervision', () => {
    always(({ arrivals, blocks, due, funnel, agenda }) => {
      const ids = sorted(due.map(({ id }) => id));
      expect(sorted(blocks.filter(({ state }) => state === 'needsOutcome').map(({ id }) => id))).toEqual(ids);
      const over = [...arrivals.lately, ...arrivals.over];
      expect(sorted(over.map(({ appointmentId }) => appointmentId))).toEqual(ids);
      expect([funnel.needsOutcome, agenda.counts.needsOutcome]).toEqual([ids.length, ids.length]);
      const late = new Set(arrivals.late.map(({ appointmentId }) => appointmentId));
      expect(ids.filter((id) => late.has(id))).toEqual([]);
    });
  });

  it('expects as many people in Accueil as in Direct and in Jour', () => {
    always(({ arrivals, strip, funnel }) => {
      expect(funnel.ahead).toBe(strip.left);
      expect([arrivals.late.length + arrivals.now.length + arrivals.next.length, arrivals.left]).toEqual([
        strip.left,
        strip.left,
      ]);
    });
  });

  it('fills a day ahead alike in its own view and among the ten next days', () => {
    fc.assert(
      fc.property(appointmentsOf, (all) => {
        const [next] = nextDays(reference, all, today);
        const { places, booked } = planAhead({
          ref: reference,
          day: next?.day ?? '',
          appointments: all.filter(({ day }) => day === next?.day),
        });
        expect(next).toMatchObject({ places, booked });
      }),
    );
  });

  it('counts the absent alike in Direct, Jour and Agenda', () => {
    always(({ live, funnel, agenda }) => {
      expect([live.counts.absent, agenda.counts.noShow]).toEqual([funnel.noShow, funnel.noShow]);
    });
  });
});
