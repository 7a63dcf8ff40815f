import { describe, expect, test } from 'vitest';

import { isUnserved } from '../../domain/insights/facts/unserved';
import { addDays } from '../../time/civil';
import { demoReference } from '../demo-reference';
import { demoYear } from './demo-year';

const reference = demoReference('2026-11-26', 'Europe/Paris');
const year = demoYear({ seed: 1, inhabitants: 21_500, from: '2025-11-12', to: '2026-11-11', reference });
const planted = Object.fromEntries(year.anomalies.map((one) => [one.measure, one] as const));
const between = (from = '', to = ''): typeof year.sheets =>
  year.sheets.filter((one) => from <= one.day && one.day <= to);

describe('what is planted in the demonstration year', () => {
  test('lies in the last month of the last whole quarter', () => {
    expect(year.anomalies.map(({ measure, from, to }) => [measure, from, to])).toEqual([
      ['requests', '2026-09-21', '2026-09-30'],
      ['noShow', '2026-09-14', '2026-09-20'],
      ['unqualified', '2026-09-01', '2026-09-30'],
      ['backlog', '2026-08-20', '2026-09-30'],
    ]);
    const early = demoYear({ seed: 1, inhabitants: 3000, from: '2026-10-01', to: '2026-10-05', reference });
    expect(early.anomalies).toEqual([]);
  });

  test('requests of the housing department double per open day, by one reason', () => {
    const housing = (from = '', to = ''): { perDay: number; ofCause: number } => {
      const days = between(from, to);
      const found = days.flatMap((one) => one.requests).filter((one) => one.departmentId === 'department-housing');
      const open = days.filter((one) => one.about.openDepartmentIds.includes('department-housing')).length;
      return {
        perDay: found.length / open,
        ofCause: found.filter((one) => planted['requests']?.driver.ids.includes(one.reasonId)).length / found.length,
      };
    };
    const then = housing(planted['requests']?.from, planted['requests']?.to);
    const before = housing('2026-09-01', '2026-09-20');
    expect(then.perDay / before.perDay).toBeGreaterThan(1.7);
    expect(then.ofCause).toBeGreaterThan(0.5);
    expect(before.ofCause).toBeLessThan(0.2);
    const reason = reference.find((one) => one.id === planted['requests']?.driver.ids[0])?.body;
    expect(reason?.kind === 'reason' && reason.name).toBe('Attestation d’hébergement');
  });

  test('three days go without reminders, and more stay away in their week', () => {
    const rate = (from = '', to = ''): readonly [number, number] => {
      const due = between(from, to)
        .flatMap((one) => one.appointments)
        .filter((one) => one.end === 'attended' || one.end === 'noShow');
      return [
        due.filter((one) => one.end === 'noShow').length / due.length,
        due.filter((one) => one.reminded && planted['noShow']?.driver.ids.includes(one.day)).length,
      ];
    };
    const [then, reminded] = rate(planted['noShow']?.from, planted['noShow']?.to);
    const [before] = rate('2026-08-17', '2026-09-13');
    expect(reminded).toBe(0);
    expect(then).toBeGreaterThan(before * 1.4);
  });

  test('above 5 % of a month have no theme, mostly phone calls', () => {
    const closed = between(planted['unqualified']?.from, planted['unqualified']?.to).flatMap((one) =>
      one.requests.filter((request) => !request.isOpen),
    );
    const without = closed.filter((one) => one.themeId === '' && !isUnserved(one.outcome));
    expect(without.length / closed.length).toBeGreaterThan(0.05);
    expect(without.filter((one) => one.channel === 'phone').length / without.length).toBeGreaterThan(0.5);
  });

  test('letters of a department lie', () => {
    const openAt = (day: string): number =>
      year.sheets
        .filter((one) => one.day <= day)
        .flatMap((one) => one.requests)
        .filter((one) => one.channel === 'mail' && planted['backlog']?.driver.ids.includes(one.departmentId))
        .filter((one) => one.isOpen || one.closedDay > day).length;
    const end = planted['backlog']?.to ?? '';
    expect(openAt(end)).toBeGreaterThan(1.7 * openAt(addDays(end, -50)));
  });
});
