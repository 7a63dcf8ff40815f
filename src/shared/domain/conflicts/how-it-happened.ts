import { placementEvent } from '../lifecycle/placement-event';
import type { Appointment } from '../model/appointment';
import type { AnyEvent, Envelope } from '../model/event';
import { compareText } from '../../lib/compare';

/**
 * A step in the story of a surplus: who placed an appointment, from where and when, and the moment at which the server heard
 * of it. `isOffline` = the server heard of it so much later that the device must have been out of reach.
 */
export type StoryStep = {
  readonly kind: 'placed' | 'tookLast' | 'arrived';
  readonly at: string;
  readonly by: Envelope['by'];
  readonly isOffline: boolean;
  readonly appointmentId: string;
};

/** An exchange takes seconds; a minute means that the line was down, or a clock wrong. */
export const offlineAfterMs = 60_000;

/** A word of the server cannot be undone, and a document keeps its log in order: nothing is sorted for the tens of thousands that a desk holds. */
const wordOn = (appointment: Appointment, placement: AnyEvent): AnyEvent | undefined =>
  appointment.events.find(
    (event) => (event.type === 'accepted' || event.type === 'overbooked') && event['cause'] === placement.id,
  );

/** When the word on a placement came, milliseconds, of a desk that the server did not reach when it made it; `null` = it did, or no word has come. */
const cameLateAt = (appointment: Appointment, placement: AnyEvent | undefined): number | null => {
  const word = placement && wordOn(appointment, placement);
  if (!word || !placement) return null;
  const at = Date.parse(word.at);
  return at - Date.parse(placement.at) > offlineAfterMs ? at : null;
};

/** Whether the placement of an appointment reached the server much later than it was made. */
export const wasPlacedOffline = (appointment: Appointment): boolean =>
  cameLateAt(appointment, placementEvent(appointment)) !== null;

/** When others heard of it, milliseconds, of an appointment that was booked by a desk that the server did not reach; `null` = at once. */
export const heardLateAt = (appointment: Appointment): number | null => {
  const at = cameLateAt(
    appointment,
    appointment.events.find(({ type }) => type === 'booked'),
  );
  return at === null ? null : at + offlineAfterMs;
};

const stepOf = (kind: StoryStep['kind'], appointment: Appointment): StoryStep[] => {
  const placement = placementEvent(appointment);
  if (!placement) return [];
  const { at, by } = placement;
  return [{ kind, at, by, isOffline: wasPlacedOffline(appointment), appointmentId: appointment.id }];
};

/**
 * How a surplus came about, in the order of time: its placement, the last of the others that took the room, and, when the
 * device was out of reach, the moment at which the placement arrived.
 */
export const howItHappened = (surplus: Appointment, holders: readonly Appointment[]): StoryStep[] => {
  const last = holders
    .filter((one) => one.confirmation !== 'overbooked')
    .toSorted((a, b) => compareText(placementEvent(a)?.at ?? '', placementEvent(b)?.at ?? ''))
    .at(-1);
  const own = stepOf('placed', surplus);
  const placement = placementEvent(surplus);
  const word = placement && wordOn(surplus, placement);
  const arrival: StoryStep[] =
    placement && word && wasPlacedOffline(surplus)
      ? [{ kind: 'arrived', at: word.at, by: placement.by, isOffline: false, appointmentId: surplus.id }]
      : [];
  return [...own, ...(last ? stepOf('tookLast', last) : []), ...arrival].toSorted((a, b) => compareText(a.at, b.at));
};
