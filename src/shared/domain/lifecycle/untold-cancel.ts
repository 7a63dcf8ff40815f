import type { Appointment } from '../model/appointment';
import type { AnyEvent } from '../model/event';

import { standingEvents } from './crossed-by-arrival';
import { crossedPlan } from './crossed-plan';
import { textOf } from './read-payload';

/** Why the office calls off an appointment that nobody ever had. It is stored as it is read on screen. */
export const WRONG_ENTRY = 'Erreur de saisie';

/**
 * The event that called an appointment off, while its person does not know of it; `null` otherwise: the office did, or they did and were told elsewhere, by a
 * desk that had not heard of it, that they are moved. Nobody is told of an entry that was wrong, and whoever had come was told at the desk.
 */
export const untoldCancel = ({ status, arrivedAt, events }: Appointment): AnyEvent | null => {
  if ((status !== 'cancelledByOffice' && status !== 'cancelledByCitizen') || arrivedAt !== '') return null;
  const standing = standingEvents(events);
  const cancel = standing.findLast(({ type }) => type === status);
  if (!cancel || textOf(cancel, 'why') === WRONG_ENTRY) return null;
  if (status === 'cancelledByCitizen' && !crossedPlan(cancel, standing)) return null;
  return standing.some((event) => event.type === 'informed' && textOf(event, 'cause') === cancel.id) ? null : cancel;
};
