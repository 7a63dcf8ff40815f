import { addDays } from '../../../time/civil';
import { addMonths } from '../../../time/add-months';
import { periodOf } from '../period/period-of';
import type { Period } from '../period/period';
import { pad } from '../../../lib/pad';

/** A publication of a civil year. */
type Publication = {
  /** Its place among those of the year, from 0. */
  readonly index: number;
  /** Last civil day that it counts. */
  readonly to: string;
  /** Civil day from which it is made; nothing is told of these days before. */
  readonly madeFrom: string;
};

/** A month is published once desks that were cut off and letters of its last days have come in. */
const REST_DAYS = 7;
/** The year comes out a last time when the answers to its last requests are due. */
const LAST_MADE_FROM = '04-01';

/**
 * When the figures of a civil year come out: up to the end of each month, a week later, and the whole year a last time on 1 April of the
 * next. Between two of them they stand still, so that nobody sees what one day added.
 */
export const publicationsOf = (year: number): Publication[] => {
  const first = `${pad(year, 4)}-01-01`;
  const months = Array.from({ length: 12 }, (_, index): Publication => {
    const { to } = periodOf('month', addMonths(first, index));
    return { index, to, madeFrom: addDays(to, 1 + REST_DAYS) };
  });
  const to = `${first.slice(0, 4)}-12-31`;
  return [...months, { index: 12, to, madeFrom: `${pad(year + 1, 4)}-${LAST_MADE_FROM}` }];
};

/** The publication of a year that stands on a civil day; `null` = none came out yet. */
export const standingPublication = (year: number, today: string): Publication | null =>
  publicationsOf(year)
    .filter(({ madeFrom }) => madeFrom <= today)
    .at(-1) ?? null;

/** The day on which the next publication of a year comes out; `''` = it came out for the last time. */
export const nextPublicationDay = (year: number, today: string): string =>
  publicationsOf(year).find(({ madeFrom }) => madeFrom > today)?.madeFrom ?? '';

/** The latest civil year of which anything is published. */
export const latestPublishedYear = (today: string): number => {
  const year = Number(today.slice(0, 4));
  return standingPublication(year, today) ? year : year - 1;
};

/** The stretch of a publication: the civil year, or its first months. */
export const periodOfPublication = (year: number, { to }: Pick<Publication, 'to'>): Period => {
  const whole = periodOf('year', `${pad(year, 4)}-01-01`);
  return to === whole.to ? whole : { kind: 'custom', from: whole.from, to };
};
