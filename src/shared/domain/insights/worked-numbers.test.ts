import { describe, expect, it } from 'vitest';

import { addDays, civilOf } from '../../time/civil';
import { smallTown } from '../scheduling/small-town.fixture';
import { dueDay } from './clock/due-day';
import { addWorkingDays } from './clock/working-days';
import {
  aDay,
  anAppointment,
  aRequest,
  aTicket,
  closedAfter,
  openRequest,
  someFacts,
  times,
} from './facts/small-facts.fixture';
import { applyPeriod } from './facts/apply-filter';
import { waitMin, presenceMin } from '../queue/wait';
import { forecastDays, forecastSkill } from './forecast/forecast';
import { periodOf } from './period/period-of';
import { protectTable } from '../../../../tests/insights/protect/protect-table';
import { erlangC, waitsLonger } from './stats/erlang-c';
import { rateScore } from './stats/rate-score';
import { robustScore } from './stats/robust-z';
import { compareCounts } from './steering/compare';
import { delayByChannel } from './steering/delay-by-channel';
import { delaySummary } from './steering/delay-summary';
import { noShowChart } from './steering/no-show-chart';
import { quarterByReason } from './steering/quarter-by-reason';
import { tenDays } from './steering/ten-days';
import { waitsByHour } from './steering/waits-by-hour';
import { whatPeopleAsk } from './steering/what-people-ask';

// The worked numbers of dashboards.md, in the order of the page: of each the figure that screens, exports and the read interface use.
const ref = smallTown();
const context = { ref, period: periodOf('quarter', '2026-06-22') };
const at = (time: string): string => `2026-06-22T${time}:00.000Z`;

describe('exact definitions', () => {
  it('a booked person who comes early does not wait before the start; presence is kept apart', () => {
    const early = { issuedAt: at('08:40'), dueAt: at('09:00'), firstCalledAt: at('09:05') };
    expect([waitMin(early), presenceMin(early)]).toEqual([5, 25]);
    expect(waitMin({ ...early, firstCalledAt: at('08:50') })).toBe(0);
  });

  it('a booked person who comes late waits from the arrival, a walk-in from the ticket on; zero waits count', () => {
    const late = { issuedAt: at('09:10'), dueAt: at('09:00'), firstCalledAt: at('09:15') };
    expect([waitMin(late), presenceMin(late)]).toEqual([5, 5]);
    const walkIn = { issuedAt: at('09:10'), dueAt: '', firstCalledAt: at('09:10') };
    expect(waitMin(walkIn)).toBe(0);
    const { all } = waitsByHour(someFacts({ tickets: [aTicket({ waitMin: 0 }), aTicket({ waitMin: 10 })] }), context);
    expect(all).toMatchObject({ n: 2, mean: 5 });
  });

  it('12 no-shows of 80 = 15.0 %, Wilson 95 % 8.8-24.4; cancelled and without outcome excluded and shown', () => {
    const chart = noShowChart(
      someFacts({
        appointments: [
          ...times(12, () => anAppointment({ end: 'noShow' })),
          ...times(68, () => anAppointment()),
          ...times(5, () => anAppointment({ end: 'cancelledByCitizen', cancelledDaysBefore: 3 })),
          ...times(3, () => anAppointment({ end: 'needsOutcome' })),
        ],
      }),
    );
    expect(chart.rate).toMatchObject({ count: 12, of: 80, share: 0.15 });
    expect([chart.rate?.low, chart.rate?.high].map((bound) => ((bound ?? 0) * 100).toFixed(1))).toEqual([
      '8.8',
      '24.4',
    ]);
    expect([chart.cancelled, chart.withoutOutcome]).toEqual([5, 3]);
  });

  it('abandoned and notServedAtClosing are separate outcomes, never no-shows', () => {
    const facts = someFacts({
      tickets: [
        aTicket({ status: 'abandoned', waitMin: null }),
        ...times(2, () => aTicket({ status: 'notServedAtClosing', waitMin: null })),
      ],
    });
    expect(waitsByHour(facts, context)).toMatchObject({ abandoned: 1, notServedAtClosing: 2, noAnswer: 0 });
    expect(noShowChart(facts).rate).toBeNull();
  });

  it('waits 0,0,5,10,10,15,20,25,30,10: mean 12.5, median 10, P90 25.5, 70 % within 15 minutes', () => {
    const waits = [0, 0, 5, 10, 10, 15, 20, 25, 30, 10];
    const facts = someFacts({ tickets: waits.map((wait) => aTicket({ waitMin: wait })) });
    const { all } = waitsByHour(facts, { ...context, ref: smallTown({ site: { ...ref.site, waitGoalMin: 15 } }) });
    expect(all).toMatchObject({
      n: 10,
      mean: 12.5,
      median: 10,
      p90: 25.5,
      withinGoal: { count: 7, of: 10, share: 0.7 },
    });
  });

  it('a mean is weighted by tickets: 1 of 60 minutes and 59 of 0 in two hours = 1.0, not 30', () => {
    const tickets = [
      aTicket({ waitMin: 60 }),
      ...times(59, () => aTicket({ waitMin: 0, minute: 700, waitFromMinute: 700 })),
    ];
    const { all, hours } = waitsByHour(someFacts({ tickets }), context);
    expect(all.mean).toBe(1);
    expect(hours.map(({ mean }) => mean)).toEqual([60, 0]);
  });

  it('e-mails of 2, 4, 6 and letters of 6, 12, 18 days = 4 and 12, ratio 3.00; 1,000 desk visits change neither', () => {
    const processed = [
      ...[2, 4, 6].map((days) => closedAfter(days, { channel: 'email' })),
      ...[6, 12, 18].map((days) => closedAfter(days)),
    ];
    const visits = times(1000, () => aRequest({ channel: 'desk' }));
    for (const requests of [processed, [...processed, ...visits]]) {
      const { rows, working, calendar } = delayByChannel(someFacts({ requests }), context);
      const mean = (channel: string) => rows.find((row) => row.channel === channel)?.working.mean;
      expect([mean('email'), mean('mail')]).toEqual([4, 12]);
      expect(working).toEqual({ slowest: 'mail', fastest: 'email', ratio: 3 });
      expect(calendar).toEqual(working);
    }
  });

  it('three process groups are kept apart, with n, mean, median, P90 and those still open of each channel', () => {
    const requests = [
      ...[2, 4, 6].map((days) => closedAfter(days, { channel: 'email' })),
      openRequest({ channel: 'email', day: '2026-06-24' }),
      ...times(1000, () => aRequest({ channel: 'desk' })),
      closedAfter(9, { channel: 'portal' }),
    ];
    const { rows } = delayByChannel(someFacts({ requests }), context);
    const told = rows.map(({ channel, group, n, open, calendar }) => [channel, group, n, open, calendar.mean]);
    expect(told.filter(([, , n]) => n !== 0)).toEqual([
      ['email', 'processed', 3, 1, 4],
      ['portal', 'portal', 1, 0, 9],
      ['desk', 'physical', 1000, 0, 0],
    ]);
    const email = rows.find(({ channel }) => channel === 'email');
    expect(email?.calendar).toMatchObject({ n: 3, median: 4 });
    expect(email?.calendar.p90).toBeCloseTo(5.6, 12);
  });

  it('open requests are censored, never dropped', () => {
    const closed = [2, 4, 6].map((days) => ({ days, isClosed: true }));
    expect(delaySummary(closed)).toMatchObject({ n: 3, open: 0, median: 4, kmMedian: 4 });
    const open = times(3, () => ({ days: 10, isClosed: false }));
    expect(delaySummary([...closed, ...open])).toMatchObject({ n: 3, open: 3, median: 4, kmMedian: 6 });
    const facts = someFacts({ requests: [closedAfter(2), openRequest({ day: '2026-06-24' })] });
    expect(delayByChannel(facts, context).rows[0]).toMatchObject({ n: 1, open: 1, working: { n: 1 } });
  });

  it('a letter of 30/04/2026 + 15 working days = 27/05/2026; an e-mail of 07/05/2026 + 5 = 18/05/2026', () => {
    expect(addWorkingDays('2026-04-30', 15, 'mainland')).toBe('2026-05-27');
    expect(addWorkingDays('2026-05-07', 5, 'mainland')).toBe('2026-05-18');
    // At 16:00 of that day by the clock of the site: the hour plays no part.
    const { day } = civilOf('2026-04-30T14:00:00.000Z', 'Europe/Paris');
    expect(dueDay({ unit: 'workingDays', count: 15 }, day, 0, 'mainland')).toBe('2026-05-27');
  });

  it('time spent waiting on the citizen is paused: two working days of it move 18/05/2026 to 20/05/2026', () => {
    expect(dueDay({ unit: 'workingDays', count: 5 }, '2026-05-07', 0, 'mainland')).toBe('2026-05-18');
    expect(dueDay({ unit: 'workingDays', count: 5 }, '2026-05-07', 2, 'mainland')).toBe('2026-05-20');
    expect(dueDay({ unit: 'workingDays', count: 5 }, '2026-05-07', 1.2, 'mainland')).toBe('2026-05-20');
  });

  it('holidays are those of the territory: in Martinique 22/05 is one', () => {
    expect(addWorkingDays('2026-05-21', 1, 'mainland')).toBe('2026-05-22');
    // The 22nd, Whit Monday the 25th, and a weekend between them.
    expect(addWorkingDays('2026-05-21', 1, 'martinique')).toBe('2026-05-26');
  });

  it('a deposit of 31/01 + 1 month = 28/02', () => {
    expect(dueDay({ unit: 'months', count: 1 }, '2026-01-31', 0, 'mainland')).toBe('2026-02-28');
  });

  it('130 of 200 appointments of a quarter = 65.0 %; cancelled ones counted apart', () => {
    const facts = someFacts({
      appointments: [
        ...times(70, () => anAppointment({ reasonId: 'walk' })),
        ...times(130, () => anAppointment()),
        ...times(20, () => anAppointment({ end: 'cancelledByOffice', cancelledDaysBefore: 1 })),
      ],
    });
    const { rows, n, cancelled, deposits } = quarterByReason(facts, context);
    expect([n, cancelled]).toEqual([200, 20]);
    expect(rows[0]).toEqual({ reasonId: 'deposit', count: 130, share: 0.65, noShow: 0, cancelled: 20 });
    expect(deposits).toMatchObject({ count: 130, of: 200, share: 0.65 });
  });

  it('appointments of a quarter are those whose start lies in it', () => {
    const days = ['2026-03-31', '2026-04-01', '2026-06-30', '2026-07-01'];
    const facts = someFacts({ appointments: days.map((day) => anAppointment({ day })) });
    expect(quarterByReason(applyPeriod(facts, context.period), context).n).toBe(2);
  });

  it('48 requests over 8 open days, then 42 over 6: raw -12.5 %, true +16.7 %', () => {
    const days = [
      ...times(8, (index) => aDay(`2026-06-0${index + 1}`)),
      ...times(6, (index) => aDay(`2026-06-${index + 11}`)),
    ];
    const requests = [
      ...times(48, (index) => aRequest({ day: `2026-06-0${(index % 8) + 1}` })),
      ...times(42, (index) => aRequest({ day: `2026-06-${(index % 6) + 11}` })),
    ];
    const facts = someFacts({ days, requests }, { day: '2026-06-21' });
    const [department] = tenDays(facts, { ...context, period: periodOf('month', '2026-06-01') }).departments;
    expect(department?.windows.map(({ count, openDays, rate }) => [count, openDays, rate])).toEqual([
      [48, 8, 6],
      [42, 6, 7],
    ]);
    expect(department?.change.raw).toBe(-0.125);
    expect(((department?.change.true ?? 0) * 100).toFixed(1)).toBe('16.7');
    expect(department?.change.trend).toBe('notSignificant');
  });

  it('120 against 100 = +20 %, exact Poisson interval 0.91-1.58, not significant', () => {
    const { change, low, high, isSignificant } = compareCounts(120, 100);
    expect(change).toBeCloseTo(0.2, 12);
    expect([low, high].map((bound) => bound?.toFixed(2))).toEqual(['0.91', '1.58']);
    expect(isSignificant).toBe(false);
  });

  it('Pareto 30/12/8 = 60/84/100 %; more than 5 % unqualified raises an alert', () => {
    const requests = (
      [
        ['a', 30],
        ['b', 12],
        ['c', 8],
      ] as const
    ).flatMap(([themeId, count]) => times(count, () => aRequest({ themeId })));
    const asked = (unqualified: number) =>
      whatPeopleAsk(someFacts({ requests: [...requests, ...times(unqualified, () => aRequest({ themeId: '' }))] }));
    expect(asked(0).rows.map(({ cumulative }) => cumulative)).toEqual([0.6, 0.84, 1]);
    expect(asked(0).isQualityAlert).toBe(false);
    // 2 of 52 are 3.8 %, 3 of 53 are 5.7 %.
    expect([asked(2), asked(3)].map(({ isQualityAlert }) => isQualityAlert)).toEqual([false, true]);
  });

  it('Erlang C: 12 and 3 per hour at 5 desks .5541, 11.082 min, .2617; at 6 desks .2848, 2.848, .0635', () => {
    const of = (desks: number) => {
      const load = { arrivals: 12, perDesk: 3, desks };
      const { waits, meanWaitMin } = erlangC(load);
      return [waits.toFixed(4), meanWaitMin.toFixed(3), waitsLonger(load, 15).toFixed(4)];
    };
    expect(of(5)).toEqual(['0.5541', '11.082', '0.2617']);
    expect(of(6)).toEqual(['0.2848', '2.848', '0.0635']);
  });

  it('abnormal beyond 3.5 robust sigmas of log(1 + x) over 26 windows: median / 1.4826 MAD', () => {
    const history = times(26, (index) => 500 + 10 * (index % 5));
    const score = robustScore(900, history);
    const logs = history.map((count) => Math.log1p(count)).toSorted((a, b) => a - b);
    const middle = ((logs[12] ?? 0) + (logs[13] ?? 0)) / 2;
    const far = logs.map((log) => Math.abs(log - middle)).toSorted((a, b) => a - b);
    const mad = ((far[12] ?? 0) + (far[13] ?? 0)) / 2;
    // No count varies less than a Poisson count: that floor is the greater one here.
    const scale = Math.max(1.4826 * mad, Math.sqrt(Math.expm1(middle) + 0.25) / (1 + Math.expm1(middle)));
    expect(score?.z).toBeCloseTo((Math.log1p(900) - middle) / scale, 9);
    expect(score?.isOut).toBe(true);
    expect(robustScore(520, history)?.isOut).toBe(false);
  });

  it('rates by a Laney chart: what varies more than chance widens the limits', () => {
    // 10 % of 100 each week is calm; the same mean from 4 to 16 % is not, and then 20 % is no news.
    const calm = times(26, (index) => ({ count: 9 + (index % 3), of: 100 }));
    const wild = times(26, (index) => ({ count: index % 2 === 0 ? 4 : 16, of: 100 }));
    expect(rateScore({ count: 25, of: 100 }, calm)?.isOut).toBe(true);
    expect(rateScore({ count: 25, of: 100 }, wild)?.isOut).toBe(false);
    expect(rateScore({ count: 25, of: 100 }, calm)?.expected).toBeCloseTo(0.1, 2);
  });

  it('a day is forecast by the median of the last 8 same weekdays, with its skill against the naive forecast', () => {
    const mondays = [1000, 10, 20, 30, 40, 50, 60, 70, 80].map((count, index) => ({
      day: addDays('2026-08-31', 7 * index),
      count,
    }));
    expect(forecastDays(mondays, ['2026-11-16'], 'mainland')).toMatchObject([{ expected: 45, factor: 1 }]);
    expect(forecastDays(mondays, ['2026-11-11'], 'mainland')).toMatchObject([{ expected: 0, factor: 0 }]);
    // 10, then 20 (both say 10), then 60 (median 15, naive 20): errors 55 against 50.
    const three = [10, 20, 60].map((count, index) => ({ day: addDays('2026-08-31', 7 * index), count }));
    expect(forecastSkill(three, '2026-08-31', '2026-09-30', 'mainland').skill).toBeCloseTo(1 - 55 / 50, 12);
  });

  it('k >= 11 with secondary suppression: of 4 / 23 / 12 of 39 only 23 and 39 are published', () => {
    const cell = (row: string, count: number) => ({ row, column: '', count });
    const { cells, total } = protectTable([cell('young', 4), cell('adult', 23), cell('old', 12)]);
    expect(cells.map(({ row, count }) => [row, count])).toEqual([
      ['young', null],
      ['adult', 23],
      ['old', null],
    ]);
    expect(total).toBe(39);
  });
});
