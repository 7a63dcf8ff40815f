import { decideRequest } from '#shared/domain/lifecycle/decide-request';
import { asksForHelp } from '#shared/domain/lifecycle/asks-for-help';
import { logOf } from '#shared/sync/merge-document';
import { civilOf } from '#shared/time/civil';

import { loadAllOfDay } from '../documents/load-facts';
import { Problem } from '../lib/problem';
import { floorNow } from '../floor/floor';
import type { Handler } from '../wire/handler';
import { addEvents, atKiosk, type KioskScene, type KioskNeeds } from './kiosk-scene';

const ONCE_WITHIN_MS = 60_000;

/** Whether this kiosk asked within the last minute: that cry still stands. */
const stillStands = async ({ site, device, nowMs }: KioskScene, day: string): Promise<boolean> =>
  (await loadAllOfDay(site, 'requests', day)).some((document) => {
    const log = logOf(document);
    return (
      asksForHelp(log) && log.some(({ by, at }) => by.deviceId === device.id && nowMs - Date.parse(at) < ONCE_WITHIN_MS)
    );
  });

/** Somebody at a kiosk asks reception to come: a request of the desk channel that desks show. Twice within a minute is once. */
export const kioskHelp =
  (parts: KioskNeeds): Handler<'kioskHelp'> =>
  async ({ key }, device) => {
    const floor = await floorNow(parts, device.siteId);
    return atKiosk(parts, device, floor, async (scene) => {
      const { day } = civilOf(scene.at, scene.reference.site.zone);
      if (await stillStands(scene, day)) return { asked: true };
      const wish = { type: 'receive', day, channel: 'desk', reasonId: '', citizenId: '', ticketId: '' } as const;
      const received = decideRequest(null, { ...wish, help: true });
      if (!received.ok) throw new Problem('badRequest', received.reason.code);
      await addEvents(scene, key, 'requests', key, received.value);
      return { asked: true };
    });
  };
