import { describe, expect, test } from 'vitest';

import { addDays } from '../../time/civil';
import { demoReference } from '../demo-reference';
import { demoYear } from './demo-year';

const reference = demoReference('2026-11-26', 'Europe/Paris');
const year = demoYear({ seed: 1, inhabitants: 21_500, from: '2025-11-12', to: '2026-11-11', reference });
const planted = Object.fromEntries(year.anomalies.map((one) => [one.kind, one] as const));
const between = (from = '', to = ''): typeof year.sheets =>
  year.sheets.filter((one) => from <= one.day && one.day <= to);

describe('what is planted in the demonstration year', () => {
  test('lies in the last month of the last whole quarter', () => {
    expect(year.anomalies.map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ['requests', '2026-09-21', '2026-09-30'],
      ['noShow', '2026-09-14', '2026-09-20'],
      ['unqualified', '2026-09-01', '2026-09-30'],
      ['backlog', '2026-09-03', '2026-09-30'],
    ]);
    const early = demoYear({ seed: 1, inhabitants: 3000, from: '2026-10-01', to: '2026-10-05', reference });
    expect(early.anomalies).toEqual([]);
  });

  test('housing requests double per open day, by one theme', () => {
    const housing = (from = '', to = ''): { perDay: number; byTheme: number } => {
      const days = between(from, to);
      const found = days.flatMap((one) => one.requests).filter((one) => one.departmentId === 'department-housing');
      const open = days.filter((one) => one.about.openDepartmentIds.includes('department-housing')).length;
      return {
        perDay: found.length / open,
        byTheme: found.filter((one) => one.themeId === planted['requests']?.driver).length / found.length,
      };
    };
    const then = housing(planted['requests']?.from, planted['requests']?.to);
    const before = housing('2026-09-01', '2026-09-20');
    expect(then.perDay / before.perDay).toBeGreaterThan(1.7);
    expect(then.byTheme).toBeGreaterThan(0.5);
    const theme = reference.find((one) => one.id === planted['requests']?.driver)?.body;
    expect(theme?.kind === 'theme' && theme.departmentId).toBe('department-housing');
  });

  test('a week goes without reminders, and more stay away', () => {
    const rate = (from = '', to = ''): readonly [number, number] => {
      const due = between(from, to)
        .flatMap((one) => one.appointments)
        .filter((one) => one.end === 'attended' || one.end === 'noShow');
      return [due.filter((one) => one.end === 'noShow').length / due.length, due.filter((one) => one.reminded).length];
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
    const without = closed.filter((one) => one.themeId === '');
    expect(without.length / closed.length).toBeGreaterThan(0.05);
    expect(without.filter((one) => one.channel === 'phone').length / without.length).toBeGreaterThan(0.5);
  });

  test('letters of a department lie', () => {
    const openAt = (day: string): number =>
      year.sheets
        .filter((one) => one.day <= day)
        .flatMap((one) => one.requests)
        .filter((one) => one.channel === 'mail' && one.departmentId === planted['backlog']?.driver)
        .filter((one) => one.isOpen || one.closedDay > day).length;
    const end = planted['backlog']?.to ?? '';
    expect(openAt(end)).toBeGreaterThan(1.7 * openAt(addDays(end, -40)));
  });
});
