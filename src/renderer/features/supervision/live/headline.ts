import { supervisionText } from '#shared/i18n/fr/supervision';

import type { LiveDay } from './live-day';

/** No opening today, or the last one is past. */
export const isDayOver = ({ load, time }: Pick<LiveDay, 'load' | 'time'>): boolean => {
  const last = load.rows.at(-1);
  return last === undefined || time >= last.to;
};

/** The sentence that heads the screen: whether the day fits, and when it does not. */
export const headline = (day: Pick<LiveDay, 'load' | 'time' | 'fits'>): string => {
  if (day.load.rows.length === 0) return supervisionText.closedToday;
  if (isDayOver(day)) return supervisionText.dayOver;
  const { stretches, desksShort } = day.fits;
  const worst = stretches.toSorted((a, b) => b.tooMany - a.tooMany)[0];
  return worst ? supervisionText.fitsExcept(stretches, worst, desksShort, day.time) : supervisionText.fits;
};

/** The sentence of the load panel: how many too many, and the room that is left. */
export const loadSentence = ({ fits, time }: Pick<LiveDay, 'fits' | 'time'>): readonly [bold: string, rest: string] => {
  const text = supervisionText.load;
  if (fits.fits) return [text.allFits(fits.spareAfter), ''];
  const worst = fits.stretches.toSorted((a, b) => b.tooMany - a.tooMany)[0] ?? fits;
  return [
    text.over(worst.tooMany, worst.from < time ? '' : worst.from, worst.to),
    fits.spareAfter > 0 ? text.spare(fits.spareAfter) : '',
  ];
};
