import { undoEvents } from '#shared/domain/lifecycle/undo';
import { kioskUndoRequest } from '#shared/sync/kiosk-protocol';
import { logOf, type LogCollection } from '#shared/sync/merge-document';

import type { CoreParts, SyncCore } from '../core/core';
import { checked } from '../lib/checked';
import { requestIdOf } from './give-ticket';
import { addEvents, atKiosk, floorNow, storedOf, type KioskScene } from './kiosk-scene';
import { ownTicket } from './own-ticket';

/** For how long a touch may be taken back, milliseconds. */
const UNDO_WITHIN_MS = 2 * 60_000;

/** Takes back what the touch wrote into one document; `false` when something was built on it since. */
const takeBack = async (
  scene: KioskScene,
  key: string,
  collection: LogCollection,
  id: string,
  act: string,
): Promise<boolean> => {
  const stored = await storedOf(scene.site, collection, id);
  if (!stored) return true;
  const undone = undoEvents(logOf(stored), [`${key}~${act}`]);
  if (!undone.ok) return undone.reason.code === 'nothingToUndo';
  await addEvents(scene, key, collection, id, undone.value);
  return true;
};

/** Takes back a ticket, its request and the arrival of its person, while it waits and nobody has touched it. */
export const kioskUndoCall =
  (parts: CoreParts): SyncCore['kioskUndo'] =>
  async (device, body) => {
    const { key } = checked(kioskUndoRequest, body);
    const floor = await floorNow(parts, device.siteId);
    return atKiosk(parts, device, floor, async (scene) => {
      const ticket = await ownTicket(scene, key);
      if (!ticket) return { undone: false };
      if (ticket.status === 'void') return { undone: true };
      const isLate = scene.nowMs - Date.parse(ticket.issuedAt) > UNDO_WITHIN_MS;
      if (ticket.status !== 'waiting' || isLate) return { undone: false };
      if (!(await takeBack(scene, key, 'tickets', key, 'issued'))) return { undone: false };
      if (ticket.appointmentId !== '') await takeBack(scene, key, 'appointments', ticket.appointmentId, 'arrived');
      if (ticket.requestId !== '') await takeBack(scene, key, 'requests', requestIdOf(key), 'received');
      return { undone: true };
    });
  };
