import type { Appointment } from '../model/appointment';
import type { AnyEvent } from '../model/event';

import { standingEvents } from './crossed-by-arrival';
import { crossingOf, wordsOf, WRONG_ENTRY } from './crossed-plan';
import { isPlacement } from './placement-event';
import { textOf } from './read-payload';

/**
 * The event that called an appointment off, while its person does not know of it; `null` otherwise: the office did, or they were told otherwise by a desk
 * that had not heard of it. Nobody is told of an entry that was wrong, and whoever had come was told at the desk.
 */
export const untoldCancel = ({ status, arrivedAt, events }: Appointment): AnyEvent | null => {
  if ((status !== 'cancelledByOffice' && status !== 'cancelledByCitizen') || arrivedAt !== '') return null;
  const standing = standingEvents(events);
  const cancel = standing.findLast(({ type }) => type === status);
  if (!cancel || crossingOf(events)) return cancel ?? null;
  if (status === 'cancelledByCitizen' || textOf(cancel, 'why') === WRONG_ENTRY) return null;
  const opened = standing.findLastIndex(({ type }) => type === 'reopened');
  const isTold = wordsOf(standing, events).some(({ by, plan }) => !isPlacement(plan) && standing.indexOf(by) > opened);
  return isTold ? null : cancel;
};
