import { kioskOf } from '#shared/domain/publication/shipped-screens';

import { takeFeedback } from '../feedback/take-feedback';
import { floorNow } from '../floor/floor';
import type { Handler } from '../wire/handler';
import { atKiosk, type KioskNeeds } from './kiosk-scene';

/** How it went, said at the kiosk on the way out: nobody knows by whom. */
export const kioskFeedback =
  (parts: KioskNeeds): Handler<'kioskFeedback'> =>
  async (said, device) => {
    const floor = await floorNow(parts, device.siteId);
    if (!kioskOf(floor.reference).feedback) return { kept: false };
    return atKiosk(parts, device, floor, async ({ site }) => {
      await takeFeedback(parts, site, { ...said, day: floor.day, reasonId: '', via: 'kiosk' });
      return { kept: true };
    });
  };
