import { daysBetween } from '../../time/civil';
import { dimensions, type Dimension, type Groups } from './group-cases';
import type { Stretch } from './stretch';

const most = 500;
const mostDays = 5_000_000;
const least = 20;

/** How many values of a column have windows and are watched: 500, fewer where so many over so many days would be no answer to read. */
export const mostWatched = (stretch: Stretch | null): number => {
  const days = stretch ? daysBetween(stretch.from, stretch.to) + 1 : 1;
  return Math.max(least, Math.min(most, Math.floor(mostDays / days)));
};

/** The most frequent values of each column alone. */
export const watchedGroups = (groups: Groups, number: number): Groups => {
  const of = (dimension: Dimension): Groups[Dimension] => groups[dimension] && groups[dimension].slice(0, number);
  return { channel: of('channel'), department: of('department'), reason: of('reason') };
};

/** A column of more values than are watched. */
export type ManyValues = { readonly dimension: Dimension; readonly values: number };

/** The columns of which not every value is watched. */
export const manyValues = (groups: Groups, number: number): readonly ManyValues[] =>
  dimensions.flatMap((dimension) => {
    const values = groups[dimension]?.length ?? 0;
    return values > number ? [{ dimension, values }] : [];
  });
