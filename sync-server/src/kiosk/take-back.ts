import { undoEvents } from '#shared/domain/lifecycle/undo';
import type { Ticket } from '#shared/domain/model/ticket';
import { logOf, type LogCollection } from '#shared/sync/merge-document';

import { loadOne } from '../documents/load-facts';
import { addEvents, type KioskScene } from './kiosk-scene';

/** Takes back what a touch wrote into one document; `false` when something was built on it since. */
const takeBack = async (
  scene: KioskScene,
  key: string,
  collection: LogCollection,
  id: string,
  act: string,
): Promise<boolean> => {
  const stored = await loadOne(scene.site, collection, id);
  if (!stored) return true;
  const undone = undoEvents(logOf(stored), [`${key}~${act}`]);
  if (!undone.ok) return undone.reason.code === 'nothingToUndo';
  await addEvents(scene, key, collection, id, undone.value);
  return true;
};

/** Takes back a ticket that still waits, its request and the arrival of its person; `false` once somebody touched it. */
export const takeTicketBack = async (scene: KioskScene, ticket: Ticket): Promise<boolean> => {
  const { id, appointmentId, requestId } = ticket;
  if (ticket.status === 'void') return true;
  if (ticket.status !== 'waiting' || !(await takeBack(scene, id, 'tickets', id, 'issued'))) return false;
  if (appointmentId !== '') await takeBack(scene, id, 'appointments', appointmentId, 'arrived');
  if (requestId !== '') await takeBack(scene, id, 'requests', requestId, 'received');
  return true;
};
