import { addDays } from './civil';
import { pad } from '../lib/pad';
import { compareText } from '../lib/compare';

/** Where a site lies, which decides its public holidays; the same words as `Site.territory`, which lies above this layer. */
export type Territory =
  | 'mainland'
  | 'alsaceMoselle'
  | 'guadeloupe'
  | 'martinique'
  | 'guyane'
  | 'reunion'
  | 'mayotte'
  | 'saintPierreEtMiquelon'
  | 'saintBarthelemy'
  | 'saintMartin'
  | 'nouvelleCaledonie'
  | 'polynesieFrancaise'
  | 'wallisEtFutuna';

/** A public holiday: its civil day and its French name. */
type PublicHoliday = { readonly day: string; readonly name: string };

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
  return `${pad(year, 4)}-${pad(month)}-${pad((h + l - 7 * m + 33 * month + 19) % 32)}`;
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

/**
 * Days of the abolition of slavery (code du travail, L3422-2). That article still says 27 May for Saint-Martin; the town halls
 * keep 28 May, by the ministers' circular of 3 May 2019 and the prefecture's notice of that year.
 */
const abolition: Partial<Record<Territory, string>> = {
  mayotte: '04-27',
  martinique: '05-22',
  guadeloupe: '05-27',
  saintMartin: '05-28',
  guyane: '06-10',
  saintBarthelemy: '10-09',
  reunion: '12-20',
};

/** Local feasts of fixed days (year from which, year until which) besides the abolition. */
type LocalFeast = { readonly day: string; readonly name: string; readonly since?: number; readonly until?: number };

/**
 * French Polynesia: its own code du travail (LP 3321-1); from 2025 on Matāri’i takes the place of the feast of autonomy (loi du
 * pays adopted on 6 May 2025). New Caledonia: code du travail Lp. 231-1. Wallis and Futuna: the calendar of its administration.
 */
const localFeasts: Partial<Record<Territory, readonly LocalFeast[]>> = {
  polynesieFrancaise: [
    { day: '03-05', name: 'Arrivée de l’Évangile' },
    { day: '06-29', name: 'Fête de l’autonomie', since: 1985, until: 2024 },
    { day: '11-20', name: 'Matāri’i', since: 2025 },
  ],
  nouvelleCaledonie: [{ day: '09-24', name: 'Fête de la citoyenneté', since: 2004 }],
  wallisEtFutuna: [
    { day: '04-28', name: 'Saint-Pierre-Chanel' },
    { day: '07-29', name: 'Fête du territoire' },
  ],
  alsaceMoselle: [{ day: '12-26', name: 'Saint-Étienne' }],
};

/** Where Good Friday is a public holiday. */
const goodFriday: readonly Territory[] = ['alsaceMoselle', 'polynesieFrancaise'];

const localHolidays = (year: number, territory: Territory, easter: string): PublicHoliday[] => {
  const day = abolition[territory];
  const feasts = localFeasts[territory] ?? [];
  return [
    ...(day ? [{ day: `${pad(year, 4)}-${day}`, name: 'Abolition de l’esclavage' }] : []),
    ...(goodFriday.includes(territory) ? [{ day: addDays(easter, -2), name: 'Vendredi saint' }] : []),
    ...feasts
      .filter(({ since = 0, until = 9999 }) => since <= year && year <= until)
      .map((feast) => ({ day: `${pad(year, 4)}-${feast.day}`, name: feast.name })),
  ];
};

/**
 * The public holidays of a year in a territory, by day (code du travail, L3133-1 and L3422-2; local law of
 * Alsace-Moselle and of the communities overseas). Two feasts may fall on one day, as Ascension and 8 May in 1997: then both are listed.
 */
export const publicHolidays = (year: number, territory: Territory): PublicHoliday[] => {
  const easter = easterSunday(year);
  return [
    ...fixed.map(([monthDay, name]) => ({ day: `${pad(year, 4)}-${monthDay}`, name })),
    ...afterEaster.map(([offset, name]) => ({ day: addDays(easter, offset), name })),
    ...localHolidays(year, territory, easter),
  ].toSorted((a, b) => compareText(a.day, b.day));
};

/** The name of the public holiday on a day, or `''`. */
export const holidayName = (day: string, territory: Territory): string =>
  publicHolidays(Number(day.slice(0, 4)), territory).find((holiday) => holiday.day === day)?.name ?? '';
