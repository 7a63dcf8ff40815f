import { addDays, compareDays } from './civil';

/** Where a site lies, which decides its public holidays; the same words as `Site.territory`, which lies above this layer. */
export type Territory = 'mainland' | 'alsaceMoselle' | 'guadeloupe' | 'martinique' | 'guyane' | 'reunion' | 'mayotte';

/** A public holiday: its civil day and its French name. */
export type PublicHoliday = { readonly day: string; readonly name: string };

const pad = (value: number): string => String(value).padStart(2, '0');

/** Easter Sunday of a Gregorian year (Meeus/Jones/Butcher). */
export const easterSunday = (year: number): string => {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  return `${year}-${pad(month)}-${pad((h + l - 7 * m + 33 * month + 19) % 32)}`;
};

const fixed: readonly (readonly [string, string])[] = [
  ['01-01', 'Jour de l’An'],
  ['05-01', 'Fête du Travail'],
  ['05-08', 'Victoire 1945'],
  ['07-14', 'Fête nationale'],
  ['08-15', 'Assomption'],
  ['11-01', 'Toussaint'],
  ['11-11', 'Armistice 1918'],
  ['12-25', 'Noël'],
];

const afterEaster: readonly (readonly [number, string])[] = [
  [1, 'Lundi de Pâques'],
  [39, 'Ascension'],
  [50, 'Lundi de Pentecôte'],
];

/** Days of the abolition of slavery (code du travail, L3422-2). */
const abolition: Partial<Record<Territory, string>> = {
  mayotte: '04-27',
  martinique: '05-22',
  guadeloupe: '05-27',
  guyane: '06-10',
  reunion: '12-20',
};

const localHolidays = (year: number, territory: Territory, easter: string): PublicHoliday[] => {
  if (territory === 'alsaceMoselle') {
    return [
      { day: addDays(easter, -2), name: 'Vendredi saint' },
      { day: `${year}-12-26`, name: 'Saint-Étienne' },
    ];
  }
  const day = abolition[territory];
  return day ? [{ day: `${year}-${day}`, name: 'Abolition de l’esclavage' }] : [];
};

/**
 * The public holidays of a year in a territory, by day (code du travail, L3133-1 and L3422-2; local law of
 * Alsace-Moselle). Two feasts may fall on one day, as Ascension and 8 May in 1997: then both are listed.
 */
export const publicHolidays = (year: number, territory: Territory): PublicHoliday[] => {
  const easter = easterSunday(year);
  return [
    ...fixed.map(([monthDay, name]) => ({ day: `${year}-${monthDay}`, name })),
    ...afterEaster.map(([offset, name]) => ({ day: addDays(easter, offset), name })),
    ...localHolidays(year, territory, easter),
  ].toSorted((a, b) => compareDays(a.day, b.day));
};

/** The name of the public holiday on a day, or `''`. */
export const holidayName = (day: string, territory: Territory): string =>
  publicHolidays(Number(day.slice(0, 4)), territory).find((holiday) => holiday.day === day)?.name ?? '';
