import { describe, expect, test } from 'vitest';

import { easterSunday, holidayName, publicHolidays } from './public-holidays';

describe('public holidays', () => {
  test.each([
    [2000, '2000-04-23'],
    [2008, '2008-03-23'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
  ])('Easter of %i', (year, day) => expect(easterSunday(year)).toBe(day));

  test('the mainland has eleven days', () => {
    expect(publicHolidays(2026, 'mainland').map((holiday) => holiday.day)).toEqual([
      '2026-01-01',
      '2026-04-06',
      '2026-05-01',
      '2026-05-08',
      '2026-05-14',
      '2026-05-25',
      '2026-07-14',
      '2026-08-15',
      '2026-11-01',
      '2026-11-11',
      '2026-12-25',
    ]);
  });

  test('Alsace-Moselle has two more', () => {
    expect(publicHolidays(2026, 'alsaceMoselle')).toHaveLength(13);
    expect(holidayName('2026-04-03', 'alsaceMoselle')).toBe('Vendredi saint');
    expect(holidayName('2026-04-03', 'mainland')).toBe('');
    expect(holidayName('2026-12-26', 'alsaceMoselle')).toBe('Saint-Étienne');
  });

  test.each([
    ['guadeloupe', '2026-05-27'],
    ['martinique', '2026-05-22'],
    ['guyane', '2026-06-10'],
    ['reunion', '2026-12-20'],
    ['mayotte', '2026-04-27'],
  ] as const)('%s keeps the day of the abolition', (territory, day) => {
    expect(publicHolidays(2026, territory)).toHaveLength(12);
    expect(holidayName(day, territory)).toBe('Abolition de l’esclavage');
  });

  test.each([
    ['saintMartin', '2026-05-28'],
    ['saintBarthelemy', '2026-10-09'],
  ] as const)('%s has its own day of the abolition', (territory, day) => {
    expect(publicHolidays(2026, territory)).toHaveLength(12);
    expect(holidayName(day, territory)).toBe('Abolition de l’esclavage');
  });

  test('Saint-Pierre-et-Miquelon keeps the eleven days and no other', () => {
    expect(publicHolidays(2026, 'saintPierreEtMiquelon')).toEqual(publicHolidays(2026, 'mainland'));
  });

  test.each([
    ['polynesieFrancaise', '2026-03-05', 'Arrivée de l’Évangile'],
    ['polynesieFrancaise', '2026-04-03', 'Vendredi saint'],
    ['polynesieFrancaise', '2026-11-20', 'Matāri’i'],
    ['polynesieFrancaise', '2026-06-29', ''],
    ['polynesieFrancaise', '2024-06-29', 'Fête de l’autonomie'],
    ['polynesieFrancaise', '2024-11-20', ''],
    ['nouvelleCaledonie', '2026-09-24', 'Fête de la citoyenneté'],
    ['wallisEtFutuna', '2026-04-28', 'Saint-Pierre-Chanel'],
    ['wallisEtFutuna', '2026-07-29', 'Fête du territoire'],
    ['wallisEtFutuna', '2026-04-03', ''],
  ] as const)('%s on %s: %s', (territory, day, name) => expect(holidayName(day, territory)).toBe(name));
});

test('knows years of fewer than four digits: a date that is being typed passes through them', () => {
  for (const year of [2, 20, 202, 999]) {
    const days = publicHolidays(year, 'mainland').map(({ day }) => day);
    expect(days.every((day) => /^\d{4}-\d{2}-\d{2}$/.test(day) && Number(day.slice(0, 4)) === year)).toBe(true);
  }
});
