import { Temporal } from 'temporal-polyfill';

/** From a moment on, a zone is this far from UTC. `at` is that instant; `''` = as far back as is known. */
export type OffsetChange = {
  readonly at: string;
  /** The civil time at that moment by the clock that was valid before it, `YYYY-MM-DDTHH:mm:ss`; `''` where `at` is `''`. */
  readonly civilBefore: string;
  readonly fromSeconds: number;
  readonly toSeconds: number;
};

const nsPerSecond = 1_000_000_000;

const secondsOf = (moment: Temporal.ZonedDateTime): number => Math.round(moment.offsetNanoseconds / nsPerSecond);

const changeAt = (moment: Temporal.ZonedDateTime): OffsetChange => {
  const fromSeconds = secondsOf(moment.subtract({ nanoseconds: 1 }));
  const toSeconds = secondsOf(moment);
  const civilBefore = moment
    .toPlainDateTime()
    .add({ seconds: fromSeconds - toSeconds })
    .toString({ smallestUnit: 'second' });
  return { at: new Date(moment.epochMilliseconds).toISOString(), civilBefore, fromSeconds, toSeconds };
};

/**
 * The offsets of a zone over civil days, both included: the one that is valid at the beginning, then every change until the
 * end. Real transitions from the zone’s own data, so a zone without daylight saving gives one entry.
 */
export const zoneOffsets = (zone: string, fromDay: string, toDay: string): readonly OffsetChange[] => {
  const start = Temporal.PlainDate.from(fromDay).toZonedDateTime(zone);
  const end = Temporal.PlainDate.from(toDay).add({ days: 1 }).toZonedDateTime(zone);
  const before = start.getTimeZoneTransition('previous');
  const offset = secondsOf(start);
  const first: OffsetChange = before
    ? changeAt(before)
    : { at: '', civilBefore: '', fromSeconds: offset, toSeconds: offset };
  const changes: OffsetChange[] = [first];
  let next = start.getTimeZoneTransition('next');
  while (next && Temporal.ZonedDateTime.compare(next, end) < 0) {
    changes.push(changeAt(next));
    next = next.getTimeZoneTransition('next');
  }
  return changes;
};

/** Whether a civil time happens at all: a spring night skips an hour. */
export const happens = (day: string, time: string, zone: string): boolean => {
  const plain = Temporal.PlainDateTime.from(`${day}T${time}`);
  return plain.toZonedDateTime(zone, { disambiguation: 'compatible' }).toPlainDateTime().equals(plain);
};
