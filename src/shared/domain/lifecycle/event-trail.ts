import type { AnyEvent, EventLog } from '../model/event';
import { effectiveUndos, sortedLog } from './event-log';
import { undoEvents } from './undo';

/**
 * One step of what happened to a document. `undoneBy` = the first event that took it back and still counts, `null` while the step
 * counts. `back` = the events that an undo names: the step itself, or all that took it back; none when nothing can be done.
 */
export type TrailStep = {
  readonly event: AnyEvent;
  readonly undoneBy: AnyEvent | null;
  readonly back: readonly string[];
};

/** The steps of a document, the latest first, with what may be taken back by the rule of every undo. Total for any set of events. */
export const trailOf = (log: EventLog): readonly TrailStep[] => {
  const undos = effectiveUndos(log).toReversed();
  return sortedLog(log)
    .filter(({ type }) => type !== 'undone')
    .toReversed()
    .map((event) => {
      // Two desks may have taken it back at once.
      const undoers = undos.filter(({ target }) => target === event.id);
      const named = undoers.length > 0 ? undoers.map(({ id }) => id) : [event.id];
      return { event, undoneBy: undoers[0] ?? null, back: undoEvents(log, named).ok ? named : [] };
    });
};
