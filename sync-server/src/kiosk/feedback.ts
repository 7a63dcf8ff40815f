import { kioskOf } from '#shared/domain/publication/shipped-screens';
import { kioskFeedbackRequest } from '#shared/sync/kiosk-protocol';

import type { CoreParts, SyncCore } from '../parts';
import { takeFeedback } from '../feedback/take-feedback';
import { checked } from '../lib/checked';
import { atKiosk, floorNow } from './kiosk-scene';

/** How it went, said at the kiosk on the way out: nobody knows by whom. */
export const kioskFeedbackCall =
  (parts: CoreParts): SyncCore['kioskFeedback'] =>
  async (device, body) => {
    const said = checked(kioskFeedbackRequest, body);
    const floor = await floorNow(parts, device.siteId);
    if (!kioskOf(floor.reference).feedback) return { kept: false };
    return atKiosk(parts, device, floor, async ({ site }) => {
      await takeFeedback(parts, site, { ...said, day: floor.day, reasonId: '', via: 'kiosk' });
      return { kept: true };
    });
  };
