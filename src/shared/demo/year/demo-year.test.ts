import { describe, expect, test } from 'vitest';

import type { AppointmentFact, RequestFact, TicketFact } from '../../domain/insights/facts/fact';
import { isUnserved } from '../../domain/insights/facts/unserved';
import { quantile } from '../../domain/insights/stats/quantile';
import type { Channel } from '../../domain/model/request';
import { weekdayOf } from '../../time/civil';
import { holidayName } from '../../time/public-holidays';
import { demoReference } from '../demo-reference';
import { demoYear } from './demo-year';

const reference = demoReference('2026-11-26', 'Europe/Paris');
const options = { seed: 1, inhabitants: 30_000, from: '2025-11-12', to: '2026-11-11', reference };
const year = demoYear(options);
const requests: readonly RequestFact[] = year.sheets.flatMap((sheet) => sheet.requests);
const appointments: readonly AppointmentFact[] = year.sheets.flatMap((sheet) => sheet.appointments);
const tickets: readonly TicketFact[] = year.sheets.flatMap((sheet) => sheet.tickets);
const served = tickets.filter((ticket) => ticket.status === 'done');
const share = <Value>(all: readonly Value[], has: (value: Value) => boolean): number =>
  all.filter(has).length / all.length;
const median = (values: readonly number[]): number =>
  quantile(
    values.toSorted((a, b) => a - b),
    0.5,
  ) ?? Number.NaN;

describe('the demonstration year', () => {
  test('is the same for the same options, another for another seed, and a day does not hang on the days before it', () => {
    const small = { ...options, inhabitants: 2000 };
    const one = JSON.stringify(demoYear(small));
    expect(JSON.stringify(demoYear(small))).toBe(one);
    expect(JSON.stringify(demoYear({ ...small, seed: 2 }))).not.toBe(one);
    const tail = demoYear({ ...options, from: '2026-08-01' });
    expect(tail.sheets[0]?.day).toBe('2026-08-01');
    expect(tail.sheets[10]?.appointments).toEqual(year.sheets.find((one) => one.day === '2026-08-11')?.appointments);
    expect(tail.sheets[10]?.tickets).toEqual(year.sheets.find((one) => one.day === '2026-08-11')?.tickets);
  });

  test('has a sheet for each civil day; ids are single', () => {
    expect(year.sheets).toHaveLength(365);
    for (const facts of [requests, appointments, tickets])
      expect(new Set(facts.map((one) => one.id)).size).toBe(facts.length);
  });

  test('serves two people per inhabitant and year at the desks, 55 % of them by appointment', () => {
    expect(served.length / 60_000).toBeCloseTo(1, 1);
    expect(share(served, (one) => one.booked)).toBeCloseTo(0.55, 1.7);
  });

  test('has the shares of the week, and nothing while the town hall is closed', () => {
    const ofWeekday = (weekday: number): number => {
      const days = year.sheets.filter(
        (one) => weekdayOf(one.day) === weekday && one.about.openDepartmentIds.length > 0,
      );
      return days.reduce((sum, one) => sum + one.tickets.length, 0) / days.length;
    };
    const means = [1, 2, 3, 4, 5, 6].map(ofWeekday);
    const all = means.reduce((sum, one) => sum + one, 0);
    const wanted = [0.205, 0.205, 0.215, 0.208, 0.154, 0.013];
    means.forEach((mean, place) => expect(Math.abs(mean / all - (wanted[place] ?? 0))).toBeLessThan(0.01));
    const shut = year.sheets.filter((one) => weekdayOf(one.day) === 7 || holidayName(one.day, 'mainland') !== '');
    expect(shut.length).toBeGreaterThan(55);
    for (const one of shut)
      expect([
        one.tickets.length,
        one.appointments.length,
        one.about.openDepartmentIds.length,
        one.about.deskMin,
      ]).toEqual([0, 0, 0, 0]);
    const saturday = tickets.filter((one) => weekdayOf(one.day) === 6);
    expect(Math.max(...saturday.map((one) => one.minute))).toBeLessThan(12 * 60);
  });

  test('rises in March and in September', () => {
    const perDay = (months: readonly string[]): number => {
      const days = year.sheets.filter(
        (one) => months.includes(one.day.slice(5, 7)) && one.about.deskMin > 0 && weekdayOf(one.day) < 6,
      );
      return days.reduce((sum, one) => sum + one.tickets.length, 0) / days.length;
    };
    const calm = perDay(['01', '02', '04', '05', '06', '07', '08', '10', '12']);
    for (const month of ['03', '09']) expect(perDay([month])).toBeGreaterThan(1.07 * calm);
  });

  test('has its peaks from 9 to 11 and after 16', () => {
    const walkIns = tickets.filter((one) => !one.booked && weekdayOf(one.day) < 6);
    const perHour = (from: number, to: number): number =>
      walkIns.filter((one) => from * 60 <= one.minute && one.minute < to * 60).length / (to - from);
    expect(perHour(9, 11)).toBeGreaterThan(1.4 * perHour(11, 12));
    expect(perHour(16, 16.5)).toBeGreaterThan(1.3 * perHour(14, 16));
  });

  test('a deposit takes 18 minutes in the median, with a deviation of .35 of its logarithm', () => {
    const minutes = served.flatMap((one) =>
      ['reason-cni', 'reason-passport', 'reason-cni-passport'].includes(one.reasonId) ? (one.serviceMin ?? []) : [],
    );
    expect(Math.abs(median(minutes) - 18)).toBeLessThan(0.3);
    const logs = minutes.map(Math.log);
    const mean = logs.reduce((sum, one) => sum + one, 0) / logs.length;
    expect(Math.sqrt(logs.reduce((sum, one) => sum + (one - mean) ** 2, 0) / logs.length)).toBeCloseTo(0.35, 1.7);
  });

  test('15 % stay away without a reminder, 6 % with one', () => {
    const due = appointments.filter((one) => one.end === 'attended' || one.end === 'noShow');
    const rate = (reminded: boolean): number =>
      share(
        due.filter((one) => one.reminded === reminded),
        (one) => one.end === 'noShow',
      );
    expect(Math.abs(rate(false) - 0.15)).toBeLessThan(0.015);
    expect(Math.abs(rate(true) - 0.06)).toBeLessThan(0.008);
  });

  test('letters take about three times as long as e-mails, and delays are skewed', () => {
    const delays = (channel: Channel): number[] =>
      requests.flatMap((one) => (one.channel === channel ? (one.workingDays ?? []) : []));
    const ratio = median(delays('mail')) / median(delays('email'));
    expect(ratio).toBeGreaterThan(2.7);
    expect(ratio).toBeLessThan(3.6);
    for (const channel of ['mail', 'email', 'portal'] as const) {
      const values = delays(channel);
      expect(values.reduce((sum, one) => sum + one, 0) / values.length).toBeGreaterThan(1.1 * median(values));
    }
  });

  test('some 3 % of the closed requests have no theme; an open one has none yet, and no delay', () => {
    const closed = requests.filter((one) => !one.isOpen && !isUnserved(one.outcome) && one.day < '2026-09-01');
    expect(share(closed, (one) => one.themeId === '')).toBeCloseTo(0.03, 1.9);
    const open = requests.filter((one) => one.isOpen);
    expect(open.length).toBeGreaterThan(50);
    for (const one of open)
      expect([one.themeId, one.closedDay, one.delayDays, one.workingDays]).toEqual(['', '', null, null]);
  });

  test('no time runs backwards; the states of a closed request add up to its working days and pauses', () => {
    for (const one of requests) {
      if (one.isOpen) continue;
      expect(one.closedDay >= one.day && one.closedDay <= options.to && (one.delayDays ?? -1) >= 0).toBe(true);
      const stayed = one.stays.reduce((sum, stay) => sum + stay.days, 0);
      expect(Math.abs(stayed - (one.workingDays ?? 0) - one.pausedDays)).toBeLessThan(1e-9);
    }
    for (const one of served)
      expect(
        (one.waitMin ?? -1) >= 0 && (one.presenceMin ?? -1) >= (one.waitMin ?? 0) && (one.serviceMin ?? 0) > 0,
      ).toBe(true);
  });

  test('what closes after the last known day is open', () => {
    const later = demoYear({ ...options, from: '2026-10-01', asOf: '2026-12-31' });
    const openOf = (sheets: typeof year.sheets): number =>
      sheets.filter((one) => one.day >= '2026-10-01').flatMap((one) => one.requests.filter((request) => request.isOpen))
        .length;
    expect(openOf(later.sheets)).toBeLessThan(openOf(year.sheets) / 3);
  });
});
