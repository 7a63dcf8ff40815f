import { describe, expect, it } from 'vitest';

import { smallTown } from '../../scheduling/small-town.fixture';
import {
  aDay,
  anAppointment,
  aRequest,
  aTicket,
  closedAfter,
  openRequest,
  someFacts,
  times,
} from '../facts/small-facts.fixture';
import { visitContact } from '../facts/visit-contact';
import { periodOf } from '../period/period-of';
import { commitments } from './commitments';
import { delayByChannel } from './delay-by-channel';
import { leadTime } from './lead-time';
import { noShowChart } from './no-show-chart';
import { repeatVisits } from './repeat-visits';
import { staffing } from './staffing/staffing';
import { tenDays } from './ten-days';
import { waitsByHour } from './waits-by-hour';
import { wastedSlots } from './wasted-slots';
import { whatPeopleAsk } from './what-people-ask';

const ref = smallTown();
const context = { ref, period: periodOf('month', '2026-06-01') };
const waiting = [{ status: 'waitingOnCitizen', days: 1 }] as const;

describe('delayByChannel', () => {
  it('decides a commitment by its day: kept, missed, missed while open, undecided', () => {
    const requests = [
      closedAfter(2, { dueDay: '2026-06-24' }),
      closedAfter(3, { dueDay: '2026-06-24' }),
      openRequest({ dueDay: '2026-06-29' }),
      openRequest({ dueDay: '2026-06-30' }),
      openRequest({ dueDay: '2026-06-29', stays: waiting }),
      aRequest({ dueDay: '2026-06-22', delayDays: null, workingDays: null, outcome: 'abandoned' }),
    ];
    const [row] = delayByChannel(someFacts({ requests }), context).rows;
    expect(row).toMatchObject({ n: 2, open: 3, unserved: 1, kept: { count: 1, of: 3 }, sameDay: { count: 0, of: 2 } });
  });

  it('lists the groups one after the other and compares processed channels only', () => {
    const requests = [
      aRequest({ channel: 'appointment' }),
      closedAfter(9, { channel: 'portal' }),
      closedAfter(2, { channel: 'phone' }),
      closedAfter(4),
    ];
    const { rows, working } = delayByChannel(someFacts({ requests }), context);
    expect(rows.map(({ channel }) => channel)).toEqual(['mail', 'phone', 'portal', 'appointment']);
    expect(working).toEqual({ slowest: 'mail', fastest: 'phone', ratio: 2 });
  });

  it('stops the clock of an open one while it waits on the citizen', () => {
    const stays = [{ status: 'received', days: 2 } as const, ...waiting];
    const requests = [closedAfter(1), closedAfter(2), openRequest({ stays }), openRequest()];
    const [row] = delayByChannel(someFacts({ requests }), context).rows;
    // Lives of 1, 2, 2+ and 6.125+ working days.
    expect(row?.working.kmMedian).toBe(2);
  });
});

describe('commitments', () => {
  it('counts what is open whenever it came, by age, and what passes each week', () => {
    const requests = [
      openRequest({ day: '2026-05-04', dueDay: '2026-05-26', departmentId: 'housing' }),
      openRequest({ day: '2026-06-29', dueDay: '2026-07-01' }),
      closedAfter(4, { day: '2026-06-01', dueDay: '2026-06-09' }),
      closedAfter(20, { day: '2026-05-28', dueDay: '2026-06-09' }),
      ...[visitContact(anAppointment())].filter((one) => one !== null),
    ];
    const figures = commitments(someFacts({ requests }), context);
    expect(figures).toMatchObject({ n: 2, open: 2, overdue: 1, dueSoon: 1, kept: { count: 1, of: 1 } });
    expect(figures.ages.filter(({ open }) => open > 0)).toEqual([
      { fromDays: 0, toDays: 3, open: 1, overdue: 0 },
      { fromDays: 30, toDays: 60, open: 1, overdue: 1 },
    ]);
    expect(figures.departments[0]).toEqual({
      departmentId: 'housing',
      kept: null,
      open: 1,
      overdue: 1,
      oldestDay: '2026-05-04',
    });
    expect(figures.weeks.map(({ from, received, closed, open }) => [from, received, closed, open])).toEqual([
      ['2026-06-01', 1, 1, 2],
      ['2026-06-08', 0, 0, 2],
      ['2026-06-15', 0, 1, 1],
      ['2026-06-22', 0, 0, 1],
      ['2026-06-29', 1, 0, 2],
    ]);
  });
});

describe('tenDays', () => {
  const days = ['2026-05-22', '2026-05-26', '2026-06-01', '2026-06-02', '2026-06-11'].map((day) => aDay(day));
  const on = (day: string, count: number) => times(count, () => aRequest({ day }));

  it('leaves today out, and compares décades that are over: those before the period make up for the running one', () => {
    const may = ['2026-05-12', '2026-05-13', '2026-05-22'].map((day) => aDay(day));
    const requests = [...on('2026-05-12', 8), ...on('2026-05-22', 6), ...on('2026-06-01', 1), ...on('2026-06-02', 9)];
    const facts = someFacts({ days: [...may, ...days.slice(2)], requests }, { day: '2026-06-02' });
    const [row] = tenDays(facts, context).departments;
    expect(row?.windows).toEqual([
      { from: '2026-05-11', to: '2026-05-20', count: 8, openDays: 2, rate: 4, isRunning: false },
      { from: '2026-05-21', to: '2026-05-31', count: 6, openDays: 1, rate: 6, isRunning: false },
      { from: '2026-06-01', to: '2026-06-01', count: 1, openDays: 1, rate: 1, isRunning: true },
    ]);
    expect(row?.change).toMatchObject({ raw: -0.25, true: 0.5 });
  });

  it('cuts windows of ten days from the end of the period back', () => {
    const facts = someFacts({ days, requests: on('2026-06-11', 5) }, { day: '2026-07-15' });
    const [row] = tenDays(facts, context, 'tenDays').departments;
    expect(row?.windows.map(({ from, to }) => [from, to])).toEqual([
      ['2026-06-01', '2026-06-10'],
      ['2026-06-11', '2026-06-20'],
      ['2026-06-21', '2026-06-30'],
    ]);
    // The last window was closed all along: the two before are compared, and nothing came in the first.
    expect(row?.change.trend).toBe('none');
  });

  it('knows a significant rise, a stable rate, and a closed department', () => {
    const rise = (last: number) => {
      const requests = [...on('2026-06-01', 100), ...on('2026-06-02', 100), ...on('2026-06-11', last)];
      return tenDays(someFacts({ days, requests }, { day: '2026-06-21' }), context).departments[0]?.change.trend;
    };
    expect([rise(200), rise(103), rise(50), rise(110)]).toEqual(['up', 'stable', 'down', 'notSignificant']);
    const closed = tenDays(
      someFacts({ days, requests: [aRequest({ day: '2026-06-01', departmentId: 'else' })] }),
      context,
    );
    expect(closed.departments[0]?.windows[0]).toMatchObject({ count: 1, openDays: 0, rate: null });
  });
});

describe('appointments', () => {
  it('measures the lead of those that were not cancelled', () => {
    const appointments = [
      ...[0.5, 10, 40].map((leadDays) => anAppointment({ leadDays })),
      anAppointment({ leadDays: 99, end: 'cancelledByCitizen', cancelledDaysBefore: 1 }),
    ];
    const { all, within30, bands, weeks } = leadTime(someFacts({ appointments }));
    expect(all).toMatchObject({ n: 3, median: 10, max: 40 });
    expect(within30).toMatchObject({ count: 2, of: 3 });
    expect(bands.filter(({ count }) => count > 0).map(({ fromDays }) => fromDays)).toEqual([0, 7, 30]);
    expect(weeks.map(({ from, n }) => [from, n])).toEqual([['2026-06-22', 3]]);
  });

  it('charts no-shows by week and finds the week that chance does not explain', () => {
    const week = (index: number, missed: number) =>
      times(60, (place) =>
        anAppointment({
          day: `2026-0${index < 4 ? 5 : 6}-${index < 4 ? 4 + 7 * index : 1 + 7 * (index - 4)}`.replace(
            /-(\d)$/,
            '-0$1',
          ),
          end: place < missed ? 'noShow' : 'attended',
          reminded: place % 2 === 0,
        }),
      );
    const appointments = [6, 7, 6, 5, 6, 7, 30, 6].flatMap((missed, index) => week(index, missed));
    const { weeks, center, rate, reminded, notReminded } = noShowChart(someFacts({ appointments }));
    expect(weeks.map(({ isOut }) => isOut)).toEqual([false, false, false, false, false, false, true, false]);
    expect(weeks[6]).toMatchObject({ from: '2026-06-15', to: '2026-06-21', count: 30, of: 60, share: 0.5 });
    expect(center).toBe(rate?.share);
    expect((reminded?.of ?? 0) + (notReminded?.of ?? 0)).toBe(480);
  });

  it('says what became of the places of past days', () => {
    const appointments = [
      ...times(10, () => anAppointment()),
      anAppointment({ end: 'noShow' }),
      anAppointment({ end: 'needsOutcome' }),
      anAppointment({ end: 'cancelledByCitizen', cancelledDaysBefore: 0.5 }),
      anAppointment({ end: 'cancelledByCitizen', cancelledDaysBefore: 2 }),
      anAppointment({ end: 'ahead', day: '2026-06-30' }),
    ];
    const facts = someFacts({ appointments, days: [aDay('2026-06-22'), aDay('2026-06-30')] });
    expect(wastedSlots(facts)).toMatchObject({
      places: 20,
      used: 10,
      noShow: 1,
      lateCancelled: 1,
      withoutOutcome: 1,
      neverBooked: 7,
      wasted: 9,
      share: 0.45,
    });
  });
});

describe('visits', () => {
  it('puts waits on weekday and half hour', () => {
    const tickets = [0, 10, 20].map((waitMin) => aTicket({ waitMin, waitFromMinute: 571 }));
    const { cells, hours } = waitsByHour(someFacts({ tickets }), context);
    expect(cells).toEqual([{ weekday: 1, minute: 570, n: 3, median: 10, p90: 18 }]);
    expect(hours.map(({ minute, n }) => [minute, n])).toEqual([[540, 3]]);
  });

  it('needs the fewest desks that keep the goal', () => {
    const tickets = ['2026-06-22', '2026-06-23'].flatMap((day) => times(6, () => aTicket({ day })));
    const figures = staffing(someFacts({ tickets }), context);
    expect(figures).toMatchObject({ days: 2, serviceMin: 20, services: 12, perHour: 3 });
    // 12 an hour, 3 for each desk: at 5 desks 12 % wait longer than the goal of 30 minutes.
    const row = figures.rows.find(({ minute }) => minute === 540);
    expect(row).toMatchObject({ n: 12, arrivalsPerHour: 12, desks: 5, desksOpen: 3 });
    expect(row?.lateShare).toBeLessThanOrEqual(0.2);
    expect(staffing(someFacts({ tickets }), context, { weekday: 2 })).toMatchObject({ days: 1, services: 6 });
    // Of a time before the known openings, how many desks were open is unknown, not none.
    const before = { ...ref, openingPeriods: ref.openingPeriods.map((one) => ({ ...one, validFrom: '2026-06-23' })) };
    const since = (all: typeof tickets) => staffing(someFacts({ tickets: all }), { ...context, ref: before }).rows[0];
    expect([since(tickets)?.desksOpen, since(tickets.slice(0, 6))?.desksOpen]).toEqual([3, null]);
    expect(staffing(someFacts(), context)).toMatchObject({ days: 0, perHour: null, rows: [] });
  });

  it('reads the theme of a visit by appointment from its ticket, once', () => {
    const visit = visitContact(anAppointment());
    const requests = [aRequest({ themeId: 'a' }), openRequest(), ...(visit ? [visit] : [])];
    const tickets = [aTicket({ booked: true, themeId: 'b' }), aTicket({ themeId: 'a' })];
    const { rows, unqualified } = whatPeopleAsk(someFacts({ requests, tickets }));
    expect(rows.map(({ themeId, count }) => [themeId, count])).toEqual([
      ['a', 1],
      ['b', 1],
    ]);
    expect(unqualified).toMatchObject({ count: 0, of: 2 });
  });

  it('counts repeats among visits, not among letters', () => {
    const requests = [
      ...times(3, (index) => aRequest({ channel: 'desk', isRepeat: index === 0 })),
      aRequest({ isRepeat: true }),
    ];
    expect(repeatVisits(someFacts({ requests }))).toMatchObject({
      all: { count: 1, of: 3 },
      reasons: [{ reasonId: 'deposit', repeats: { count: 1, of: 3 } }],
    });
  });
});
