import { lastDayOfMonth } from '../../../time/add-months';
import { addDays } from '../../../time/civil';

/** A civil month, `YYYY-MM`, with its first and last day. */
export type PublishedMonth = { readonly month: string; readonly from: string; readonly to: string };

/**
 * The months that lie whole between two civil days and are over by a third: the only stretches of open data, so that whatever periods somebody
 * asks for, they get the same cells and can subtract nothing.
 */
export const publishedMonths = (from: string, to: string, asOf: string): readonly PublishedMonth[] => {
  const months: PublishedMonth[] = [];
  let first = from.endsWith('-01') ? from : addDays(lastDayOfMonth(from), 1);
  for (let last = lastDayOfMonth(first); last <= to && last < asOf; last = lastDayOfMonth(first)) {
    months.push({ month: first.slice(0, 7), from: first, to: last });
    first = addDays(last, 1);
  }
  return months;
};
