import { no, ok, type Result } from '../../../lib/result';
import { toInstant } from '../../../time/civil';
import type { ContentLine } from './content-lines';
import { zoneOfName } from './zone-of-name';

/** A moment of a calendar file: an instant, or a day without hours. */
type ReadMoment = { readonly instant: string; readonly allDay: string };

/** Why a moment was not read. */
export type MomentFault = 'badDate' | 'unknownZone';

const shape = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z)?)?$/;

const isRealDay = (day: string): boolean => {
  const ms = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(day);
};

/** Reads `DTSTART` or `DTEND`: UTC, with a zone, floating (then it is of `siteZone`), or a whole day. */
export const readMoment = (
  { value, parameters }: Pick<ContentLine, 'value' | 'parameters'>,
  siteZone: string,
): Result<ReadMoment, MomentFault> => {
  const [, year, month, date, hour, minute, second, utc] = shape.exec(value.trim()) ?? [];
  const day = `${year}-${month}-${date}`;
  if (year === undefined || !isRealDay(day)) return no('badDate');
  if (hour === undefined) return ok({ instant: '', allDay: day });
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return no('badDate');
  const time = `${hour}:${minute}`;
  if (utc !== undefined) return ok({ instant: `${day}T${time}:00.000Z`, allDay: '' });
  const name = parameters['TZID'];
  const zone = name === undefined ? siteZone : zoneOfName(name);
  return zone === null ? no('unknownZone') : ok({ instant: toInstant(day, time, zone), allDay: '' });
};

/** The minutes of a `DURATION` (`PT30M`, `P1DT2H`), `null` for what is none. */
export const readDurationMin = (value: string): number | null => {
  const found = /^\+?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(value.trim());
  if (!found) return null;
  const [weeks = 0, days = 0, hours = 0, minutes = 0] = found.slice(1).map((part) => Number(part ?? 0));
  return ((weeks * 7 + days) * 24 + hours) * 60 + minutes;
};
