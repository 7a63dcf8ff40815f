import { civilOf } from '#shared/time/civil';
import { logOf } from '#shared/sync/merge-document';
import type { WireDocument } from '#shared/sync/protocol';
import { isCivilDay } from '#shared/time/civil-day';

/** The collections of which facts are made. */
export const factCollections = ['requests', 'appointments', 'tickets'] as const;
export type FactCollection = (typeof factCollections)[number];

/** A document that changes day every day for a year and more is none that a person wrote. */
const MOST_DAYS = 500;

const isDay = (value: unknown): value is string => typeof value === 'string' && isCivilDay(value);

const instantShape = /^[12]\d{3}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,3})?Z$/;

const civilDay = (instant: unknown, zone: string): string =>
  typeof instant === 'string' && instantShape.test(instant) && isCivilDay(instant.slice(0, 10))
    ? civilOf(instant, zone).day
    : '';

/**
 * The civil days on which a document is, or ever was: its log tells them all, so that the day which an appointment left is found
 * without having kept a note of it. Total: of a document that is gone, or not sound, the days count as well.
 */
export const touchedDays = (document: WireDocument, zone: string): ReadonlySet<string> => {
  const events = logOf(document).filter((event) => typeof event === 'object' && (event as object | null) !== null);
  const days = [
    document['day'],
    civilDay(document['receivedAt'], zone),
    ...events.flatMap((event) => [event['day'], civilDay(event['receivedAt'], zone)]),
  ];
  return new Set(days.filter(isDay).slice(0, MOST_DAYS));
};
