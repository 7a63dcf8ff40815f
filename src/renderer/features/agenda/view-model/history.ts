import { crossedByArrival } from '#shared/domain/lifecycle/crossed-by-arrival';
import { compareEvents, effectiveEvents } from '#shared/domain/lifecycle/event-log';
import { allTextsOf } from '#shared/domain/lifecycle/read-payload';
import type { AnyEvent, EventLog } from '#shared/domain/model/event';
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

/** A step of somebody at another device; `isUndone` = it took that step back. */
export type OtherStep = {
  readonly id: string;
  readonly agentId: string;
  readonly of: AnyEvent;
  readonly isUndone: boolean;
};

/** What an agent did last with the appointment at another device; `null` where only this device and the server wrote. */
export const lastStepElsewhere = (events: EventLog, deviceId: string): OtherStep | null => {
  const last = events.findLast(({ by }) => by.agentId !== '' && by.deviceId !== deviceId);
  if (!last) return null;
  const { id, by } = last;
  const taken = last.type === 'undone' ? events.find((one) => one.id === last['target']) : undefined;
  return { id, agentId: by.agentId, of: taken ?? last, isUndone: taken !== undefined };
};
