import { addDays } from '#shared/time/civil';
import { publicHolidays, type Territory } from '#shared/time/public-holidays';

const aYear = 365;

/** The public holidays of a territory from a day on, within a year, in order. */
export const nextHolidays = (
  territory: Territory,
  from: string,
): readonly { readonly day: string; readonly name: string }[] => {
  const year = Number(from.slice(0, 4));
  const until = addDays(from, aYear);
  return [year, year + 1]
    .flatMap((one) => publicHolidays(one, territory))
    .filter(({ day }) => day >= from && day < until)
    .toSorted((a, b) => a.day.localeCompare(b.day));
};
