import { describe, expect, it } from 'vitest';

import { chance } from '../../../lib/chance';
import { addDays, weekdayOf } from '../../../time/civil';
import { isWorkingDay } from '../clock/working-days';
import { daysOf } from '../period/windows';
import { holidayPlace } from './beside-holiday';
import { forecastDays, forecastSkill } from './forecast';

const mondays = (counts: readonly number[], from = '2026-08-31') =>
  counts.map((count, index) => ({ day: addDays(from, 7 * index), count }));

describe('the place of a day to public holidays', () => {
  it('is before, after, bridge, holiday or plain', () => {
    // Ascension is Thursday 14 May 2026, Whit Monday 25 May.
    expect(
      ['2026-05-13', '2026-05-14', '2026-05-15', '2026-05-18'].map((day) => holidayPlace(day, 'mainland')),
    ).toEqual(['before', 'holiday', 'bridge', 'plain']);
    expect(
      ['2026-05-22', '2026-05-25', '2026-05-26', '2026-05-27'].map((day) => holidayPlace(day, 'mainland')),
    ).toEqual(['before', 'holiday', 'after', 'plain']);
    expect(holidayPlace('2026-07-13', 'mainland')).toBe('bridge');
    expect(holidayPlace('2026-05-22', 'martinique')).toBe('holiday');
  });
});

describe('the forecast of a day', () => {
  it('is the median of the last eight same weekdays', () => {
    const history = mondays([1000, 10, 20, 30, 40, 50, 60, 70, 80]);
    const [one] = forecastDays(history, ['2026-11-16'], 'mainland');
    expect(one).toMatchObject({ day: '2026-11-16', expected: 45, factor: 1 });
  });

  it('comes from the days before alone, and knows nothing of a weekday that never was', () => {
    const history = mondays([10, 20, 90]);
    const days = ['2026-09-14', '2026-09-08', '2026-08-31'];
    expect(forecastDays(history, days, 'mainland').map((one) => one.expected)).toEqual([15, null, null]);
  });

  it('leaves closed days out, and expects nobody on a public holiday', () => {
    const history = [...mondays([30, 30, 30]), { day: '2026-09-21', count: 0, isOpen: false }];
    expect(forecastDays(history, ['2026-09-28'], 'mainland')[0]?.expected).toBe(30);
    expect(forecastDays(history, ['2026-11-11'], 'mainland')[0]).toMatchObject({ expected: 0, high: 0, factor: 0 });
  });

  it('learns how many come after a public holiday', () => {
    const history = daysOf('2024-01-02', '2026-05-25')
      .filter((day) => isWorkingDay(day, 'mainland'))
      .map((day) => ({ day, count: holidayPlace(day, 'mainland') === 'after' ? 150 : 100 }));
    const [after, plain] = forecastDays(history, ['2026-05-26', '2026-05-27'], 'mainland');
    expect(after?.factor).toBeGreaterThan(1.35);
    expect(after?.factor).toBeLessThan(1.5);
    expect(plain).toMatchObject({ expected: 100, factor: 1 });
  });
});

describe('the skill of the forecast', () => {
  const next = chance(11);
  const year = daysOf('2025-01-01', '2026-06-30')
    .filter((day) => isWorkingDay(day, 'mainland'))
    .map((day) => ({ day, count: Math.round(100 - 8 * weekdayOf(day) + 60 * (next() + next() - 1)) }));

  it('is above 0 on days that vary around their weekday, and eight of ten lie in the band', () => {
    const skill = forecastSkill(year, '2025-07-01', '2026-06-30', 'mainland');
    expect(skill.n).toBe(daysOf('2025-07-01', '2026-06-30').filter((day) => isWorkingDay(day, 'mainland')).length);
    expect(skill.skill).toBeGreaterThan(0.1);
    expect(skill.skill).toBeCloseTo(1 - (skill.mae ?? 0) / (skill.naiveMae ?? 1), 12);
    expect(skill.covered).toBeGreaterThan(0.7);
    expect(skill.covered).toBeLessThan(0.9);
  });

  it('is worked out by hand for three Mondays', () => {
    // 10, then 20 (both expect 10), then 60 (median 15, naive 20).
    expect(forecastSkill(mondays([10, 20, 60]), '2026-01-01', '2026-12-31', 'mainland')).toMatchObject({
      n: 2,
      mae: 27.5,
      naiveMae: 25,
      skill: 1 - 27.5 / 25,
    });
  });

  it('says nothing of nothing', () => {
    const nothing = { n: 0, mae: null, naiveMae: null, skill: null, covered: null };
    expect(forecastSkill([], '2026-01-01', '2026-12-31', 'mainland')).toEqual(nothing);
    expect(forecastSkill(mondays([5]), '2026-01-01', '2026-12-31', 'mainland')).toEqual(nothing);
  });
});
