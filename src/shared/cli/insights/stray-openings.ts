import { dayText, type Case } from './case';

/** Openings that lie a long way from all others, and the furthest day of them. */
type StrayOpenings = { readonly count: number; readonly day: string };

const farDays = 366;
/** More than this share of all are no slips of the pen. */
const mostShare = 0.01;

/** The first and the last few openings where more than a year lies between them and the rest; `null` = none. */
export const strayOpenings = (cases: readonly Case[]): StrayOpenings | null => {
  const days = Float64Array.from(cases, ({ day }) => day).sort();
  const most = Math.floor(days.length * mostShare);
  const at = (index: number): number => days[index] ?? 0;
  // How many stand before the last great gap among the first ones, and behind the first great gap among the last ones.
  let [before, after] = [0, 0];
  for (let index = 1; index <= most; index += 1) {
    if (at(index) - at(index - 1) > farDays) before = index;
    if (at(days.length - index) - at(days.length - index - 1) > farDays) after = index;
  }
  if (before + after === 0) return null;
  return { count: before + after, day: dayText(before > 0 ? at(0) : at(days.length - 1)) };
};
