import { describe, expect, it } from 'vitest';

import { addMonths, lastDayOfMonth } from '../../../time/add-months';
import { dueDay } from './due-day';
import { addWorkingDays, isWorkingDay, workingDaysBetween } from './working-days';

describe('the working-day clock', () => {
  it('leads from a letter of 30/04/2026 + 15 to 27/05/2026, and from an e-mail of 07/05/2026 + 5 to 18/05/2026', () => {
    expect(addWorkingDays('2026-04-30', 15, 'mainland')).toBe('2026-05-27');
    expect(addWorkingDays('2026-05-07', 5, 'mainland')).toBe('2026-05-18');
  });

  it('knows the holidays of the territory', () => {
    expect(isWorkingDay('2026-05-14', 'mainland')).toBe(false);
    expect(isWorkingDay('2026-04-03', 'alsaceMoselle')).toBe(false);
    expect(isWorkingDay('2025-12-26', 'alsaceMoselle')).toBe(false);
    expect(isWorkingDay('2025-12-26', 'mainland')).toBe(true);
    expect(addWorkingDays('2026-05-21', 2, 'martinique')).toBe('2026-05-27');
  });

  it('stands still at weekends and on holidays, and counts minutes', () => {
    expect(workingDaysBetween('2026-05-22', 960, '2026-05-26', 960, 'mainland')).toBe(1);
    expect(workingDaysBetween('2026-05-23', 100, '2026-05-24', 900, 'mainland')).toBe(0);
    expect(workingDaysBetween('2026-06-01', 540, '2026-06-01', 900, 'mainland')).toBe(0.25);
    expect(workingDaysBetween('2026-06-02', 540, '2026-06-01', 540, 'mainland')).toBe(-1);
    expect(workingDaysBetween('2025-12-31', 0, '2026-01-02', 0, 'mainland')).toBe(1);
  });
});

describe('the clock of months', () => {
  it('leads from 31/01 + 1 month to 28/02, and to the 29th in a leap year', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2028-01-31', 1)).toBe('2028-02-29');
    expect(addMonths('2026-11-30', 3)).toBe('2027-02-28');
    expect(addMonths('2026-01-15', -1)).toBe('2025-12-15');
    expect(lastDayOfMonth('2100-02-03')).toBe('2100-02-28');
  });
});

describe('the due day', () => {
  const due = (unit: 'workingDays' | 'calendarDays' | 'months', count: number, day: string, paused = 0): string =>
    dueDay({ unit, count }, day, paused, 'mainland');

  it('follows the clock of the commitment', () => {
    expect(due('workingDays', 15, '2026-04-30')).toBe('2026-05-27');
    expect(due('workingDays', 5, '2026-05-07')).toBe('2026-05-18');
    expect(due('months', 1, '2026-01-31')).toBe('2026-02-28');
    expect(due('calendarDays', 30, '2026-01-31')).toBe('2026-03-02');
  });

  it('moves by the pauses, a begun day as a whole one', () => {
    expect(due('workingDays', 5, '2026-06-01', 2)).toBe('2026-06-10');
    expect(due('workingDays', 5, '2026-06-01', 0.2)).toBe('2026-06-09');
    expect(due('workingDays', 5, '2026-06-01', 0.1 + 0.2 + 0.7)).toBe('2026-06-09');
    expect(due('months', 2, '2026-06-01', 3)).toBe('2026-08-04');
  });
});
