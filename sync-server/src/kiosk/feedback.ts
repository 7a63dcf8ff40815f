import { kioskOf } from '#shared/domain/publication/shipped-screens';

import { MOST_OPINIONS_PER_DAY, WORKING_DAY_MS } from '../bounds';
import { hasGiven, takeFeedback } from '../feedback/take-feedback';
import { floorNow } from '../floor/floor';
import { budgetsOf } from '../lib/budgets';
import { spend } from '../lib/problem';
import type { Handler } from '../wire/handler';
import { atKiosk, type KioskNeeds } from './kiosk-scene';

/** How it went, said at the kiosk on the way out: nobody knows by whom. */
export const kioskFeedback = (parts: KioskNeeds): Handler<'kioskFeedback'> => {
  const budgets = budgetsOf(MOST_OPINIONS_PER_DAY, WORKING_DAY_MS);
  return async (said, device) => {
    const floor = await floorNow(parts, device.siteId);
    if (!kioskOf(floor.reference).feedback) return { kept: false };
    return atKiosk(parts, device, floor, async ({ site, nowMs }) => {
      const given = { ...said, day: floor.day, reasonId: '', via: 'kiosk' } as const;
      if (await hasGiven(site, given)) return { kept: true };
      spend(budgets, device.id, nowMs);
      await takeFeedback(parts, site, given);
      return { kept: true };
    });
  };
};
