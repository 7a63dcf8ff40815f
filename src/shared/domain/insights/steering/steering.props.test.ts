import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { addDays } from '../../../time/civil';
import { smallTown } from '../../scheduling/small-town.fixture';
import { channels } from '../../model/request';
import { aDay, anAppointment, closedAfter, openRequest, someFacts } from '../facts/small-facts.fixture';
import { periodOf } from '../period/period-of';
import { kaplanMeier } from '../../../../../tests/insights/kaplan-meier';
import { mean, quantile } from '../stats/quantile';
import { backlogWeeks } from './backlog-weeks';
import { commitments } from './commitments';
import { delayByChannel } from './delay-by-channel';
import { delaySummary } from './delay-summary';
import { kmMedian } from './km-median';
import { spreadIn } from './spread';
import { tenDays } from './ten-days';
import { daysOfUnknownPlaces, wastedSlots } from './wasted-slots';

const period = periodOf('quarter', '2026-06-01');
const context = { ref: smallTown(), period };

const days = fc.integer({ min: 0, max: 90 }).map((offset) => addDays(period.from, offset));
const requests = fc.array(
  fc
    .record({ day: days, channel: fc.constantFrom(...channels), after: fc.option(fc.integer({ min: 0, max: 60 })) })
    .map(({ day, channel, after }) =>
      after === null || addDays(day, after) > '2026-06-30'
        ? openRequest({ day, channel })
        : closedAfter(after, { day, channel }),
    ),
  { maxLength: 60 },
);

describe('panels', () => {
  it('delays: every request is in one row, and no channel moves the figures of another', () => {
    fc.assert(
      fc.property(requests, (all) => {
        const { rows, n } = delayByChannel(someFacts({ requests: all }), context);
        expect(rows.reduce((sum, row) => sum + row.n + row.open + row.unserved, 0)).toBe(n);
        for (const row of rows) {
          const alone = all.filter(({ channel }) => channel === row.channel);
          expect(delayByChannel(someFacts({ requests: alone }), context).rows).toEqual([row]);
        }
      }),
    );
  });

  it('backlog: open at the end of a week is what a count of the open ones on that day says', () => {
    fc.assert(
      fc.property(requests, (all) => {
        for (const week of backlogWeeks(someFacts({ requests: all }), period)) {
          const open = all.filter(({ day, isOpen, closedDay }) => day <= week.to && (isOpen || closedDay > week.to));
          expect(week.open).toBe(open.length);
        }
      }),
    );
  });

  it('backlog: of a period that is over, what was open at its end is told, whatever the facts know of today', () => {
    fc.assert(
      fc.property(requests, fc.integer({ min: 1, max: 400 }), (all, later) => {
        const due = all.map((one, at) => ({ ...one, dueDay: addDays(one.day, at % 30) }));
        const figures = commitments(someFacts({ requests: due }, { day: addDays(period.to, later) }), context);
        const open = due.filter(({ isOpen, closedDay }) => isOpen || closedDay > period.to);
        const overdue = open.filter(({ dueDay }) => dueDay <= period.to);
        expect(figures.atEnd).toEqual({ day: period.to, open: open.length, overdue: overdue.length });
        expect(figures.weeks.at(-1)?.open).toBe(open.length);
        expect(commitments(someFacts({ requests: due }, { day: period.to }), context).atEnd).toBeNull();
      }),
    );
  });

  it('ten days: windows hold each request of a past day once', () => {
    fc.assert(
      fc.property(requests, (all) => {
        const facts = someFacts({ requests: all, days: [aDay('2026-06-01')] });
        const past = all.filter(({ day }) => day < facts.asOf.day).length;
        expect(tenDays(facts, context).n).toBe(past);
      }),
    );
  });

  it('the Kaplan-Meier median without open ones is the same by its short way and by the curve', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 40 }), (values) => {
        const curve = kaplanMeier(values.map((time) => ({ time, ended: true })));
        expect(kmMedian(Float64Array.from(values), new Float64Array(0))).toBe(curve.median);
        expect(delaySummary(values.map((each) => ({ days: each, isClosed: true }))).kmMedian).toBe(curve.median);
      }),
    );
  });

  it('the Kaplan-Meier median of closed and open ones is that of the curve', () => {
    const some = fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 30 });
    fc.assert(
      fc.property(some, some, (closed, open) => {
        const lives = [
          ...closed.map((time) => ({ time, ended: true })),
          ...open.map((time) => ({ time, ended: false })),
        ];
        expect(kmMedian(Float64Array.from(closed), Float64Array.from(open))).toBe(kaplanMeier(lives).median);
      }),
    );
  });

  it('spreads are those of sorted values', () => {
    const values = fc.array(fc.oneof(fc.integer({ min: 0, max: 5 }), fc.double({ min: 0, max: 1e6, noNaN: true })));
    fc.assert(
      fc.property(values, (all) => {
        const [median, p90, middle] = [quantile(all, 0.5), quantile(all, 0.9), mean(all) ?? 0];
        const spread = spreadIn(Float64Array.from(all));
        expect(spread).toMatchObject({ n: all.length, median, p90, max: all.length === 0 ? null : Math.max(...all) });
        expect(Math.abs((spread.mean ?? 0) - middle)).toBeLessThanOrEqual(1e-9 * middle);
      }),
    );
  });
});

describe('wasted slots', () => {
  const site = fc.constantFrom('site-1', 'site-2');
  const day = fc.integer({ min: 0, max: 20 }).map((at) => addDays('2026-06-01', at));
  const appointment = fc.record({
    siteId: site,
    day,
    end: fc.constantFrom('attended', 'noShow', 'needsOutcome', 'cancelledByCitizen'),
    cancelledDaysBefore: fc.constantFrom(null, 0, 1, 5),
  } as const);
  const plan = fc.record({ siteId: site, day, places: fc.integer({ min: 0, max: 3 }) });

  it('are unknown on each past day of a site that held people and has no known place, and on no other', () => {
    fc.assert(
      fc.property(
        fc.array(appointment, { maxLength: 40 }),
        fc.uniqueArray(plan, { selector: (one) => `${one.siteId} ${one.day}`, maxLength: 40 }),
        (appointments, plans) => {
          const days = plans.map((one) => ({ ...aDay(one.day), ...one }));
          const facts = someFacts({ appointments: appointments.map((one) => anAppointment(one)), days });
          let unknown = 0;
          for (const siteId of ['site-1', 'site-2'])
            for (let at = 0; at <= 20; at += 1) {
              const on = addDays('2026-06-01', at);
              const isOf = (one: { readonly siteId: string; readonly day: string }) =>
                one.siteId === siteId && one.day === on;
              const held = facts.appointments.filter((one) => isOf(one) && ['attended', 'noShow'].includes(one.end));
              const places = days.filter(isOf).reduce((sum, one) => sum + one.places, 0);
              if (on < facts.asOf.day && held.length > 0 && places === 0) unknown += 1;
            }
          expect(daysOfUnknownPlaces(facts)).toBe(unknown);
        },
      ),
    );
  });

  it('are parts of a whole, and those of a town are those of its sites together', () => {
    fc.assert(
      fc.property(
        fc.array(appointment, { maxLength: 60 }),
        fc.uniqueArray(plan, { selector: (one) => `${one.siteId} ${one.day}`, maxLength: 40 }),
        (appointments, plans) => {
          const facts = someFacts({
            appointments: appointments.map((one) => anAppointment(one)),
            days: plans.map((one) => ({ ...aDay(one.day), ...one })),
          });
          const parts = (given: typeof facts) => {
            const { places, used, noShow, lateCancelled, neverBooked, withoutOutcome, wasted, share } =
              wastedSlots(given);
            expect(used + noShow + lateCancelled + neverBooked + withoutOutcome).toBe(places);
            expect(wasted).toBe(noShow + lateCancelled + neverBooked);
            if (share !== null) expect(share).toBeLessThanOrEqual(1);
            return [places, used, noShow, lateCancelled, neverBooked, withoutOutcome];
          };
          const of = (siteId: string) =>
            parts({
              ...facts,
              appointments: facts.appointments.filter((one) => one.siteId === siteId),
              days: facts.days.filter((one) => one.siteId === siteId),
            });
          const [first, second] = [of('site-1'), of('site-2')];
          expect(parts(facts)).toEqual(first.map((count, at) => count + (second[at] ?? 0)));
        },
      ),
    );
  });
});
