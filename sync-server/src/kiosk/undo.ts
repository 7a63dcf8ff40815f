import type { Ticket } from '#shared/domain/model/ticket';

import { floorNow } from '../floor/floor';
import type { Handler } from '../wire/handler';
import { atKiosk, type KioskScene, type KioskNeeds } from './kiosk-scene';
import { insteadOf, ownTicket } from './own-ticket';
import { takeTicketBack } from './take-back';

/** For how long a touch may be taken back, milliseconds. */
const UNDO_WITHIN_MS = 2 * 60_000;

/** The ticket that a person holds for a touch: the kiosk's own number, where it was printed instead of the server's. */
const heldTicket = async (scene: KioskScene, key: string): Promise<Ticket | null> =>
  (await ownTicket(scene, insteadOf(key))) ?? ownTicket(scene, key);

/** Takes back a ticket, its request and the arrival of its person, while it waits and nobody has touched it. */
export const kioskUndo =
  (parts: KioskNeeds): Handler<'kioskUndo'> =>
  async ({ key }, device) => {
    const floor = await floorNow(parts, device.siteId);
    return atKiosk(parts, device, floor, async (scene) => {
      const ticket = await heldTicket(scene, key);
      if (!ticket) return { undone: false };
      const isLate = ticket.status !== 'void' && scene.nowMs - Date.parse(ticket.issuedAt) > UNDO_WITHIN_MS;
      return { undone: !isLate && (await takeTicketBack(scene, ticket)) };
    });
  };
