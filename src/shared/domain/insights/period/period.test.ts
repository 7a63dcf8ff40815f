import { describe, expect, it } from 'vitest';

import { nextPeriod, previousPeriod, yearBefore } from './neighbour-periods';
import { periodOf } from './period-of';
import { daysOf, decadesOf, tenDayWindows, weeksOf } from './windows';

describe('periods', () => {
  it('contain their day', () => {
    expect(periodOf('week', '2026-11-26')).toEqual({ kind: 'week', from: '2026-11-23', to: '2026-11-29' });
    expect(periodOf('month', '2028-02-10')).toEqual({ kind: 'month', from: '2028-02-01', to: '2028-02-29' });
    expect(periodOf('quarter', '2026-09-30')).toEqual({ kind: 'quarter', from: '2026-07-01', to: '2026-09-30' });
    expect(periodOf('halfYear', '2026-06-30')).toEqual({ kind: 'halfYear', from: '2026-01-01', to: '2026-06-30' });
    expect(periodOf('year', '2026-06-30')).toEqual({ kind: 'year', from: '2026-01-01', to: '2026-12-31' });
  });

  it('have one before and one a year before', () => {
    expect(previousPeriod(periodOf('quarter', '2026-02-01'))).toEqual(periodOf('quarter', '2025-12-31'));
    expect(yearBefore(periodOf('month', '2028-02-10'))).toEqual(periodOf('month', '2027-02-10'));
    expect(yearBefore(periodOf('week', '2026-11-26'))).toEqual(periodOf('week', '2025-11-27'));
    expect(yearBefore({ kind: 'custom', from: '2028-02-29', to: '2028-03-05' })).toEqual({
      kind: 'custom',
      from: '2027-02-28',
      to: '2027-03-05',
    });
    expect(previousPeriod({ kind: 'custom', from: '2026-03-11', to: '2026-03-20' }).from).toBe('2026-03-01');
    expect(nextPeriod(periodOf('halfYear', '2026-08-01')).to).toBe('2027-06-30');
  });
});

describe('windows', () => {
  it('are décades of the calendar', () => {
    expect(decadesOf('2026-02-05', '2026-02-28')).toEqual([
      { from: '2026-02-05', to: '2026-02-10', isWhole: false },
      { from: '2026-02-11', to: '2026-02-20', isWhole: true },
      { from: '2026-02-21', to: '2026-02-28', isWhole: true },
    ]);
  });

  it('are ten days each from the first day', () => {
    expect(tenDayWindows('2026-01-05', '2026-01-18')).toEqual([
      { from: '2026-01-05', to: '2026-01-14', isWhole: true },
      { from: '2026-01-15', to: '2026-01-18', isWhole: false },
    ]);
  });

  it('are weeks from Monday to Sunday', () => {
    expect(weeksOf('2026-11-25', '2026-12-06').map((week) => week.isWhole)).toEqual([false, true]);
  });

  it('are none of an empty stretch', () => {
    expect([daysOf('2026-01-02', '2026-01-01'), decadesOf('2026-01-02', '2026-01-01')]).toEqual([[], []]);
  });
});
