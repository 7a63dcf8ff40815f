import { effectiveEvents } from './event-log';
import { oneOf, textOf } from './read-payload';
import { measureKinds, type DeskSession, type MeasureAnnouncedBody } from '../model/desk-session';
import type { AnyEvent } from '../model/event';
import type { Measure } from '../model/measure';
import { compareText } from '../../lib/compare';

/** A change at the desks that was announced and stands: `eventId` in the log of that desk and day takes it back. */
export type Announced = {
  readonly measure: Measure;
  readonly eventId: string;
  /** Instant, by the clock of whoever announced it. */
  readonly at: string;
  readonly byAgentId: string;
};

/** A measure as the payload of its event. */
export const announcedPayload = (measure: Measure, day: string): Omit<MeasureAnnouncedBody, 'type'> => {
  const { kind, deskId, agentId, from, to } = measure;
  const was = measure.kind === 'pause' ? measure.was : { from: '', to: '' };
  return {
    day,
    deskId,
    kind,
    agentId,
    from,
    to,
    reasonId: measure.kind === 'switch' ? measure.reasonId : '',
    closureId: measure.kind === 'pause' ? measure.closureId : '',
    wasFrom: was.from,
    wasTo: was.to,
  };
};

const isTime = (text: string): boolean => /^([01]\d|2[0-4]):[0-5]\d$/.test(text);

const measureOf = (event: AnyEvent): Measure | null => {
  const kind = oneOf<Measure['kind'] | ''>(event, 'kind', measureKinds, '');
  const [from, to] = [textOf(event, 'from'), textOf(event, 'to')];
  const base = { deskId: textOf(event, 'deskId'), agentId: textOf(event, 'agentId'), from, to };
  if (base.deskId === '' || !isTime(from) || !isTime(to)) return null;
  switch (kind) {
    case 'open':
      return { ...base, kind };
    case 'switch':
      return { ...base, kind, reasonId: textOf(event, 'reasonId') };
    case 'pause': {
      const was = { from: textOf(event, 'wasFrom'), to: textOf(event, 'wasTo') };
      return { ...base, kind, closureId: textOf(event, 'closureId'), was };
    }
    default:
      return null;
  }
};

/**
 * The changes that were announced for a civil day and not taken back, oldest first. They end with their day: each lives in the log of
 * its desk and day. An event of a newer version that this one cannot read is passed over.
 */
export const announcedMeasures = (sessions: readonly DeskSession[], day: string): readonly Announced[] =>
  sessions
    .filter((one) => one.day === day)
    .flatMap(({ events }) =>
      effectiveEvents(events).filter((event) => event.type === 'measureAnnounced' && textOf(event, 'day') === day),
    )
    .flatMap((event): readonly Announced[] => {
      const measure = measureOf(event);
      return measure ? [{ measure, eventId: event.id, at: event.at, byAgentId: event.by.agentId }] : [];
    })
    .toSorted((a, b) => compareText(a.at, b.at) || compareText(a.eventId, b.eventId));
