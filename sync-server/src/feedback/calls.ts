import { feedbackSummary } from '#shared/domain/insights/day/feedback-summary';
import { addDays } from '#shared/time/civil';

import type { Needs } from '../needs';
import { floorNow, type Floor } from '../floor/floor';
import type { Handler } from '../wire/handler';
import { mirrorOfRows } from '../documents/mirror';
import { FEEDBACKS, readFeedback } from './stored-feedback';

/** Opinions of so many days are summed up, today included. */
const DAYS = 30;

/** What people said in the last thirty days, as sums: no single opinion ever leaves the server. */
export const feedback = (parts: Needs<'store' | 'clock'> & { readonly floor: Floor }): Handler<'feedback'> => {
  const opinions = mirrorOfRows(parts.store, FEEDBACKS, readFeedback);
  return async (_input, { siteId }) => {
    const { day } = await floorNow(parts, siteId);
    const fromDay = addDays(day, 1 - DAYS);
    const { kept } = await opinions.of(siteId);
    const { count, mean, themes } = feedbackSummary(
      [...kept.values()].filter((one) => one.day >= fromDay && one.day <= day),
    );
    return { fromDay, toDay: day, count, mean, themes: [...themes] };
  };
};
