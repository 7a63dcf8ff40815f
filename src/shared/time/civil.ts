import { Temporal } from 'temporal-polyfill';
import { pad } from '../lib/pad';

const dayMs = 86_400_000;
const utcMs = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const dayOfMs = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** A civil day and time, as the clock on the wall of the site shows them. */
export type Civil = { readonly day: string; readonly time: string };

/**
 * The instant (UTC, with milliseconds) of a civil time. A time that a DST night skips moves forward by the length of the
 * gap; a time that happens twice is the first of the two (Temporal's `compatible`).
 */
export const toInstant = (day: string, time: string, zone: string): string => {
  const zoned = Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(zone, { disambiguation: 'compatible' });
  return new Date(zoned.epochMilliseconds).toISOString();
};

type Offsets = Map<number, number | null>;
const offsetsOf = new Map<string, Offsets>();
/** Ten years and more of one zone. */
const mostOffsets = 4_000;

const zonedAt = (ms: number, zone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);

/** How far a zone is from UTC during a day of UTC, milliseconds; `null` on a day on which that changes. Days are counted from 1970 on. */
const offsetOn = (utcDay: number, zone: string): number | null => {
  const offsets = offsetsOf.get(zone) ?? new Map<number, number | null>();
  const known = offsets.get(utcDay);
  if (known !== undefined) return known;
  const [start, end] = [zonedAt(utcDay * dayMs, zone), zonedAt((utcDay + 1) * dayMs, zone)];
  const change = start.getTimeZoneTransition('next');
  const isSteady =
    start.offsetNanoseconds === end.offsetNanoseconds &&
    (change === null || change.epochMilliseconds >= end.epochMilliseconds);
  const offset = isSteady ? start.offsetNanoseconds / 1_000_000 : null;
  if (offsets.size >= mostOffsets) offsets.clear();
  offsetsOf.set(zone, offsets.set(utcDay, offset));
  return offset;
};

/**
 * `civilOf` for an instant as this app writes them, on a day on which the clocks do not change: the zone is asked once for all instants of
 * such a day. `null` for any other.
 */
const civilOnSteadyDay = (instantIso: string, zone: string): Civil | null => {
  const ms = Date.parse(instantIso);
  if (instantIso.length !== 24 || Number.isNaN(ms) || new Date(ms).toISOString() !== instantIso) return null;
  const offset = offsetOn(Math.floor(ms / dayMs), zone);
  if (offset === null) return null;
  const local = new Date(ms + offset).toISOString();
  return local.length === 24 ? { day: local.slice(0, 10), time: local.slice(11, 16) } : null;
};

/** The civil day and `HH:mm` of an instant in a zone; seconds are cut off, never rounded. */
export const civilOf = (instantIso: string, zone: string): Civil => {
  const onSteadyDay = civilOnSteadyDay(instantIso, zone);
  if (onSteadyDay) return onSteadyDay;
  const plain = Temporal.Instant.from(instantIso).toZonedDateTimeISO(zone).toPlainDateTime();
  return { day: plain.toPlainDate().toString(), time: `${pad(plain.hour)}:${pad(plain.minute)}` };
};

/** Minutes since midnight of a civil `HH:mm`. */
export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** `HH:mm` of minutes since midnight. */
export const timeOf = (minutes: number): string => `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;

/** The civil day `count` days later (earlier when negative). Civil days have no hours, so DST plays no part. */
export const addDays = (day: string, count: number): string => dayOfMs(utcMs(day) + count * dayMs);

/** Number of days from one civil day to another; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number => Math.round((utcMs(to) - utcMs(from)) / dayMs);

/** Day of the week, 1 = Monday to 7 = Sunday (ISO 8601). */
export const weekdayOf = (day: string): number => new Date(utcMs(day)).getUTCDay() || 7;

/** The Monday of the week of a civil day. */
export const mondayOf = (day: string): string => addDays(day, 1 - weekdayOf(day));

/** Whole and broken minutes from one instant to another; negative when `to` is earlier. */
export const minutesBetween = (fromIso: string, toIso: string): number =>
  (Date.parse(toIso) - Date.parse(fromIso)) / 60_000;

/** Whole minutes from one instant to a later one, cut down; negative when it lies before, 0 when either is no instant. */
export const wholeMinutesBetween = (fromIso: string, toIso: string): number => {
  const minutes = minutesBetween(fromIso, toIso);
  return Number.isFinite(minutes) ? Math.floor(minutes) : 0;
};

/** The instant so many minutes later (earlier when negative). */
export const addMinutes = (instantIso: string, minutes: number): string =>
  new Date(Date.parse(instantIso) + Math.round(minutes * 60_000)).toISOString();
