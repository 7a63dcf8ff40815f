import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Appointment, AppointmentStatus } from '../../model/appointment';
import type { DeskSession } from '../../model/desk-session';
import { appointmentEnds, type Facts } from '../facts/fact';
import { closure, smallTown } from '../../scheduling/small-town.fixture';
import { mondayOf, toInstant } from '../../../time/civil';
import { stampEvents } from '../../lifecycle/event-log';
import { announcedHeld } from './announced-error';
import { announcedNow } from './announced-now';
import { dayFunnel } from './day-funnel';
import { daySummary } from './day-summary';
import { desksShut } from './desks-shut';
import { loadOfDay } from './load-of-day';
import { nextDays } from './next-days';
import { appointmentFact, ticketFact } from './testing/ticket-fact';
import { tightStretch } from './tight-stretch';
import { dayFits } from './day-fits';
import type { LoadRow } from './load-per-half-hour';
import { stillExpected, walkInsAhead } from './walk-ins-ahead';
import { weekFigures, wholeDaysOf } from './week-figures';
import { weekHeat } from './week-heat';
import { waitsOfDay } from './waits-of-day';

const monday = '2026-11-23';

describe('the funnel of a day', () => {
  it('narrows from step to step; cancelled ones stand beside it', () => {
    const funnel = dayFunnel([
      appointmentFact(),
      appointmentFact({ confirmed: false }),
      appointmentFact({ confirmed: false, reached: 'served', end: 'attended' }),
      appointmentFact({ reached: 'called', end: 'needsOutcome' }),
      appointmentFact({ end: 'noShow' }),
      appointmentFact({ end: 'cancelledByOffice' }),
    ]);
    expect(funnel).toEqual({
      booked: 5,
      confirmed: 4,
      arrived: 2,
      called: 2,
      attended: 1,
      ahead: 2,
      cancelled: 1,
      noShow: 1,
      needsOutcome: 1,
    });
  });

  it('never widens', () => {
    const one = fc.record({
      end: fc.constantFrom(...appointmentEnds),
      reached: fc.constantFrom('booked' as const, 'arrived' as const, 'called' as const, 'served' as const),
      confirmed: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(one), (patches) => {
        const { booked, confirmed, arrived, called, attended } = dayFunnel(patches.map(appointmentFact));
        expect([confirmed, arrived, called, attended]).toEqual(
          [confirmed, arrived, called, attended].toSorted((a, b) => b - a),
        );
        expect(attended).toBe(patches.filter(({ end }) => end === 'attended').length);
        expect(booked).toBeGreaterThanOrEqual(confirmed);
      }),
    );
  });
});

describe('a day summed up', () => {
  const waits = [0, 0, 5, 10, 10, 15, 20, 25, 30, 10];
  const tickets = [
    ...waits.map((waitMin) => ticketFact({ waitMin })),
    ticketFact({ waitMin: null, status: 'abandoned', reasonId: 'deposit', booked: true }),
    ticketFact({ waitMin: 3, status: 'void' }),
  ];
  const ends = [
    ...Array.from({ length: 12 }, () => appointmentFact({ end: 'noShow' })),
    ...Array.from({ length: 68 }, () => appointmentFact({ end: 'attended' })),
    appointmentFact({ end: 'cancelledByCitizen' }),
  ];

  it('has the worked numbers of the definitions', () => {
    const day = daySummary({ tickets, appointments: ends, goalMin: 15 });
    expect(day.waits).toEqual({ n: 10, zero: 2, meanMin: 12.5, medianMin: 10, p90Min: 25.5 });
    expect(day.withinGoal?.share).toBeCloseTo(0.7, 10);
    expect(day.noShow?.share).toBe(0.15);
    expect([day.tickets, day.walkIns, day.served, day.abandoned]).toEqual([11, 10, 10, 1]);
  });

  it('tells no median of fewer than five', () => {
    const { byReason } = daySummary({ tickets, appointments: [], goalMin: 15 });
    expect(byReason.map((one) => [one.reasonId, one.tickets, one.medianWaitMin])).toEqual([
      ['walk', 10, 10],
      ['deposit', 1, null],
    ]);
  });

  it('has its waits by half hour', () => {
    const { steps, n } = waitsOfDay([ticketFact({ minute: 545 }), ticketFact({ minute: 571, waitMin: 0 })]);
    expect([n, ...steps.map((one) => `${one.from} ${one.medianMin}`)]).toEqual([2, '09:00 10', '09:30 0']);
  });
});

describe('the load of a past day', () => {
  it('has as many received as the day says, also where the end of a service is not known', () => {
    const tickets = [ticketFact(), ticketFact({ stayMin: null }), ticketFact({ status: 'serving', stayMin: null })];
    const { rows } = loadOfDay({ day: monday, ref: smallTown(), tickets, appointments: [] });
    const { served } = daySummary({ tickets, appointments: [], goalMin: 30 });
    expect(rows.reduce((all, row) => all + row.served, 0)).toBe(served);
  });

  it('counts every person once, in the half hour in which they came', () => {
    const minutes = fc.array(fc.integer({ min: 0, max: 1439 }), { maxLength: 40 });
    fc.assert(
      fc.property(minutes, minutes, (came, booked) => {
        const { rows } = loadOfDay({
          day: monday,
          ref: smallTown(),
          tickets: came.map((minute) => ticketFact({ minute })),
          appointments: booked.map((minute) => appointmentFact({ minute })),
        });
        const sum = (key: 'walkIns' | 'booked' | 'served') => rows.reduce((all, row) => all + row[key], 0);
        expect([sum('walkIns'), sum('booked'), sum('served')]).toEqual([came.length, booked.length, came.length]);
      }),
    );
  });
});

describe('what is still to come', () => {
  const row = (from: string, to: string, expected: number, places = 10): LoadRow => ({
    from,
    to,
    booked: 6,
    walkIns: 1,
    expectedWalkIns: expected,
    expectedLow: expected,
    expectedHigh: expected,
    served: 0,
    places,
    desks: 4,
  });
  const rows = [row('09:00', '09:30', 3), row('10:00', '10:30', 4), row('10:30', '11:00', 2)];

  it('is the forecast, of the running half hour the part that is left', () => {
    expect(rows.map((one) => stillExpected(one, '10:15'))).toEqual([0, 2, 2]);
    const ahead = walkInsAhead({
      rows,
      tickets: [ticketFact(), ticketFact({ priority: true }), ticketFact({ booked: true, reasonId: 'deposit' })],
      now: '2026-11-23T09:15:00.000Z',
      zone: 'Europe/Paris',
    });
    expect(ahead.steps.map(({ people, fromMs, toMs }) => [people, (toMs - fromMs) / 60_000])).toEqual([
      [2, 15],
      [2, 30],
    ]);
    expect(ahead).toMatchObject({ reasons: [{ reasonId: 'walk', weight: 2 }], priorityShare: 0.5 });
  });

  const tightest = (of: readonly LoadRow[], time: string, isLateNow = false) =>
    tightStretch({ rows: of, over: dayFits(of, time).stretches, time, isLateNow });

  it('is judged where it is tightest', () => {
    const tight = [
      row('09:00', '09:30', 9),
      row('10:00', '10:30', 6),
      row('10:30', '11:00', 5),
      row('13:30', '14:00', 5),
    ];
    expect(tightest(tight, '09:40')).toEqual({ from: '10:00', to: '11:00' });
    expect(tightest(tight, '10:10')).toEqual({ from: '10:10', to: '11:00' });
    expect(tightest(rows, '09:40')).toEqual({ from: '10:00', to: '11:00' });
    expect(tightest(rows, '12:00')).toBeNull();
    expect(tightest(rows, '09:10', true)).toEqual({ from: '09:10', to: '10:10' });
    expect(tightest(tight, '09:40', true)).toEqual({ from: '10:00', to: '11:00' });
    // Who is late now comes before a rush of the afternoon.
    const later = [row('10:00', '10:30', 1), row('10:30', '11:00', 1), row('13:30', '14:00', 9)];
    expect(tightest(later, '10:10', true)).toEqual({ from: '10:10', to: '11:10' });
    expect(tightest(later, '10:10')).toEqual({ from: '13:30', to: '14:00' });
    expect(tightest(later, '12:40', true)).toEqual({ from: '13:30', to: '14:00' });
  });
});

describe('what was announced', () => {
  it('held for three of five, and nothing is said of four', () => {
    const told = (waitMin: number) => ticketFact({ waitMin, announced: [10, 20] });
    const five = [5, 20, 12, 21, 40].map(told);
    expect(announcedHeld([...five, ticketFact()])).toMatchObject({ count: 3, of: 5 });
    expect(announcedHeld(five.slice(1))).toBeNull();
  });

  it('is one band over all reasons, as often as people come for each', () => {
    const band = (fromMin: number, toMin: number, weight: number) => ({ band: { fromMin, toMin }, weight });
    expect(announcedNow([band(0, 5, 1), band(20, 35, 5), band(45, 60, 2)])).toEqual({ fromMin: 20, toMin: 35 });
    expect(announcedNow([band(0, 5, 0)])).toBeNull();
  });
});

describe('desks and days', () => {
  it('says which desks receive nobody, and when they open', () => {
    const ref = smallTown({ closures: [closure('desk-3', monday, '08:30', '11:00', 'Formation')] });
    const session = (deskId: string, status: DeskSession['status']): DeskSession => ({
      id: `${deskId}:${monday}`,
      siteId: 'site',
      events: [],
      status,
      day: monday,
      deskId,
      agentId: 'a',
      openedAt: '',
    });
    const sessions = [session('desk-1', 'open'), session('desk-2', 'paused')];
    expect(desksShut(ref, sessions, monday, '10:30')).toEqual([
      { deskId: 'desk-2', number: 2, state: 'paused', dueSince: '08:30', shutAt: '', opensAt: '13:30' },
      { deskId: 'desk-3', number: 3, state: 'closed', dueSince: '', shutAt: '', opensAt: '11:00' },
    ]);
    // From the minute in which it should have opened.
    expect(desksShut(ref, sessions, monday, '11:00')[1]).toMatchObject({ dueSince: '11:00', opensAt: '13:30' });
    const shut = (day: string, time: string): DeskSession => {
      const by = { agentId: 'a', deviceId: 'd', deskId: 'desk-1' };
      const how = { at: toInstant(day, time, ref.site.zone), by, newId: () => 'shut' };
      return { ...session('desk-1', 'closed'), events: stampEvents([], [{ type: 'closed' }], how) };
    };
    // Closed by hand since, and not merely late; one that was closed before its opening is late.
    expect(desksShut(ref, [shut(monday, '10:20')], monday, '10:30')[0]).toMatchObject({ shutAt: '10:20' });
    expect(desksShut(ref, [shut(monday, '08:10')], monday, '10:30')[0]).toMatchObject({ shutAt: '' });
    expect(desksShut(ref, [], monday, '18:00').map((one) => one.opensAt)).toEqual(['', '', '']);
  });

  it('looks at open days ahead only', () => {
    const days = nextDays(smallTown(), [], '2026-11-26', 3);
    // Fifteen half hours of three desks, 20 min a person: 4.5 each, cut to whole people.
    expect(days.map((one) => [one.day, one.places, one.booked])).toEqual([
      ['2026-11-27', 60, 0],
      ['2026-11-30', 60, 0],
      ['2026-12-01', 60, 0],
    ]);
  });
});

it('counts beyond capacity on a day ahead only who still comes: nobody who was called off or whose booking was taken back', () => {
  const day = '2026-11-27';
  const beyond = (status: AppointmentStatus) =>
    ({
      id: status,
      day,
      time: '10:00',
      durationMin: 20,
      deskId: 'desk-1',
      status,
      confirmation: 'overbooked',
    }) as Appointment;
  const all = (['booked', 'void', 'cancelledByCitizen', 'cancelledByOffice'] as const).map(beyond);
  expect(nextDays(smallTown(), all, '2026-11-26', 1)).toMatchObject([{ day, booked: 1, overbooked: 1 }]);
  expect(nextDays(smallTown(), all.slice(1), '2026-11-26', 1)).toMatchObject([{ day, booked: 0, overbooked: 0 }]);
});

describe('a week', () => {
  const facts: Facts = {
    asOf: { day: monday, minute: 600, unsyncedDesks: 0 },
    days: [],
    requests: [],
    appointments: [appointmentFact({ end: 'attended' }), appointmentFact({ day: '2026-11-25' })],
    tickets: [
      ticketFact({ minute: 545 }),
      ticketFact({ minute: 550, waitMin: 20 }),
      ticketFact({ day: '2026-11-24', minute: 545, waitMin: 0 }),
      ticketFact({ day: '2026-11-16', minute: 545 }),
    ],
  };

  it('begins on Monday and counts up to its day', () => {
    expect(['2026-11-23', '2026-11-29'].map(mondayOf)).toEqual([monday, monday]);
    const week = weekFigures(smallTown(), facts, monday, '2026-11-24');
    expect(week).toMatchObject({ openDays: 2, people: 3, served: 3, waits: { n: 3, medianMin: 10 } });
    expect(week.days.map((one) => one.booked)).toEqual([1, 0, 1, 0, 0, 0, 0]);
    expect(week.days.map((one) => one.places > 0)).toEqual([true, true, true, true, true, false, false]);
  });

  it('counts no day that is not over, whichever week is looked at', () => {
    const openDays = (week: string, today: string) => wholeDaysOf(smallTown(), facts, week, today).openDays;
    expect(['2026-11-23', '2026-11-25', '2026-11-30'].map((today) => openDays(monday, today))).toEqual([0, 2, 5]);
    expect(openDays('2026-11-30', '2026-11-25')).toBe(0);
  });

  it('has a cell for each weekday and half hour, per day on which anybody came', () => {
    expect(weekHeat(facts.tickets)).toEqual([
      { weekday: 1, minute: 540, people: 3, perDay: 1.5, medianWaitMin: null },
      { weekday: 2, minute: 540, people: 1, perDay: 1, medianWaitMin: null },
    ]);
  });
});
