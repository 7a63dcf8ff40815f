import { crossedByArrival } from '#shared/domain/lifecycle/crossed-by-arrival';
import { compareEvents, effectiveEvents } from '#shared/domain/lifecycle/event-log';
import { allTextsOf } from '#shared/domain/lifecycle/read-payload';
import type { EventLog } from '#shared/domain/model/event';
import { civilOf } from '#shared/time/civil';

/** One line of what happened to an appointment. `params` are the facts of the event that words may need. */
export type HistoryLine = {
  readonly id: string;
  readonly type: string;
  readonly params: Readonly<Record<string, string>>;
  readonly agentId: string;
  readonly day: string;
  readonly time: string;
  readonly undone: boolean;
  /** Its writer had not heard that the person was there. */
  readonly inVain: boolean;
};

/** The log as lines, oldest first; what was undone or changed nothing stays, marked. */
export const historyLines = (events: EventLog, zone: string): HistoryLine[] => {
  const told = effectiveEvents(events);
  const live = new Set(told.map(({ id }) => id));
  const crossed = crossedByArrival(told);
  return events
    .filter(({ type }) => type !== 'undone')
    .toSorted(compareEvents)
    .map((event) => ({
      id: event.id,
      type: event.type,
      params: allTextsOf(event),
      agentId: event.by.agentId,
      ...civilOf(event.at, zone),
      undone: !live.has(event.id),
      inVain: crossed.has(event.id),
    }));
};
