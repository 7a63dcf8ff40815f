import { civilOf } from '#shared/time/civil';
import type { WireDocument } from '#shared/sync/protocol';

/** The collections of which facts are made. */
export const factCollections = ['requests', 'appointments', 'tickets'] as const;
export type FactCollection = (typeof factCollections)[number];

const isDay = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);

const civilDay = (instant: unknown, zone: string): string =>
  typeof instant === 'string' && !Number.isNaN(Date.parse(instant)) ? civilOf(instant, zone).day : '';

/**
 * The civil days on which a document is, or ever was: its log tells them all, so that the day which an appointment left is found
 * without having kept a note of it.
 */
export const touchedDays = (document: WireDocument, zone: string): ReadonlySet<string> => {
  const events = Array.isArray(document['events']) ? (document['events'] as readonly Record<string, unknown>[]) : [];
  const days = [
    document['day'],
    civilDay(document['receivedAt'], zone),
    ...events.flatMap((event) => [event['day'], civilDay(event['receivedAt'], zone)]),
  ];
  return new Set(days.filter(isDay));
};
