import { decideRequest } from '#shared/domain/lifecycle/decide-request';
import { asksForHelp } from '#shared/domain/lifecycle/asks-for-help';
import { textOf } from '#shared/domain/lifecycle/read-payload';
import { receptionText } from '#shared/i18n/fr/reception';
import { logOf } from '#shared/sync/merge-document';
import { civilOf } from '#shared/time/civil';

import { loadAllOfDay } from '../documents/load-facts';
import { Problem } from '../lib/problem';
import { floorNow } from '../floor/floor';
import type { Handler } from '../wire/handler';
import { addEvents, atKiosk, type KioskScene, type KioskNeeds } from './kiosk-scene';

const ONCE_WITHIN_MS = 60_000;

/** Whether this kiosk asked for the same within the last minute: that cry still stands. */
const stillStands = async ({ site, device, nowMs }: KioskScene, day: string, subject: string): Promise<boolean> =>
  (await loadAllOfDay(site, 'requests', day)).some((document) => {
    const log = logOf(document);
    const asked = log.find((event) => event.type === 'received' && textOf(event, 'subject') === subject);
    const isOwn = asked?.by.deviceId === device.id && nowMs - Date.parse(asked.at) < ONCE_WITHIN_MS;
    return isOwn && asksForHelp(log);
  });

/**
 * Somebody at a kiosk asks reception to come: a request of the desk channel that desks show. Twice within a minute is once. What a machine asks for itself says so
 * in its subject, as nobody stands there.
 */
export const kioskHelp =
  (parts: KioskNeeds): Handler<'kioskHelp'> =>
  async ({ key, why }, device) => {
    const floor = await floorNow(parts, device.siteId);
    return atKiosk(parts, device, floor, async (scene) => {
      const { day } = civilOf(scene.at, scene.reference.site.zone);
      const subject = why === 'printer' ? receptionText.help.printerStopped : '';
      if (await stillStands(scene, day, subject)) return { asked: true };
      const wish = { type: 'receive', day, channel: 'desk', reasonId: '', citizenId: '', ticketId: '' } as const;
      const received = decideRequest(null, { ...wish, help: true, ...(subject !== '' && { subject }) });
      if (!received.ok) throw new Problem('badRequest', received.reason.code);
      await addEvents(scene, key, 'requests', key, received.value);
      return { asked: true };
    });
  };
