import { addDays } from '../../../time/civil';
import type { FactContext } from './fact-context';

/** Who comes for the same reason within so many days comes again. */
export const REPEAT_DAYS = 30;

/** Whether a person came for a reason within `REPEAT_DAYS` before a day; what happened on the day itself is the same visit. */
export const isRepeat = (
  { visitDays }: Pick<FactContext, 'visitDays'>,
  citizenId: string,
  reasonId: string,
  day: string,
): boolean => {
  if (!visitDays || citizenId === '') return false;
  const days = visitDays(citizenId, reasonId);
  if (days.length === 0) return false;
  const first = addDays(day, -REPEAT_DAYS);
  return days.some((other) => first <= other && other < day);
};
