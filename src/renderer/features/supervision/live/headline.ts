import { supervisionText } from '#shared/i18n/fr/supervision';

import type { LiveDay } from './live-day';

/** No opening today, or the last one is past. */
export const isDayOver = ({ load, time }: Pick<LiveDay, 'load' | 'time'>): boolean => {
  const last = load.rows.at(-1);
  return last === undefined || time >= last.to;
};

const worstOf = ({ stretches }: LiveDay['fits']) => stretches.toSorted((a, b) => b.tooMany - a.tooMany)[0];

/** The sentence that heads the screen: whether the day fits, and when it does not. */
export const headline = (day: Pick<LiveDay, 'load' | 'time' | 'fits'>): string => {
  if (day.load.rows.length === 0) return supervisionText.closedToday;
  if (isDayOver(day)) return supervisionText.dayOver;
  const { stretches, desksShort } = day.fits;
  const worst = worstOf(day.fits);
  return worst ? supervisionText.fitsExcept(stretches, worst, desksShort, day.time) : supervisionText.fits;
};

/** The sentence of the load panel: the stretches that the headline names with their people too many, and the roomiest other one. */
export const loadSentence = ({ fits, time }: Pick<LiveDay, 'fits' | 'time'>): readonly [bold: string, rest: string] => {
  const text = supervisionText.load;
  const worst = worstOf(fits);
  if (!worst) return [text.allFits(fits.free.reduce((sum, { places }) => sum + places, 0)), ''];
  const roomiest = fits.free.toSorted((a, b) => b.places - a.places)[0];
  return [
    text.over(fits.stretches, worst, time),
    roomiest && roomiest.places > 0 ? text.free(roomiest, roomiest.places, time) : '',
  ];
};
