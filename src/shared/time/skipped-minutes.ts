import { Temporal } from 'temporal-polyfill';

/** A stretch of civil minutes that the clock jumps over on a day, half open. */
export type SkippedMinutes = { readonly day: string; readonly from: number; readonly to: number };

const skippedAt = (jump: Temporal.ZonedDateTime): SkippedMinutes | null => {
  const last = jump.subtract({ nanoseconds: 1 });
  const minutes = Math.round((jump.offsetNanoseconds - last.offsetNanoseconds) / 60e9);
  if (minutes <= 0) return null;
  const to = jump.hour * 60 + jump.minute;
  return { day: jump.toPlainDate().toString(), from: Math.max(0, to - minutes), to };
};

/**
 * The civil minutes of a year that do not happen, because the clock is put forward in a night. The hour that happens twice in
 * autumn is no concern of civil minutes: it counts once, as its first pass, and what is booked there can only be over earlier.
 */
export const skippedMinutes = (year: number, zone: string): SkippedMinutes[] => {
  const from = Temporal.PlainDate.from({ year, month: 1, day: 1 }).toZonedDateTime(zone);
  const found: SkippedMinutes[] = [];
  let jump = from.subtract({ nanoseconds: 1 }).getTimeZoneTransition('next');
  while (jump && jump.year === year) {
    const skipped = skippedAt(jump);
    if (skipped) found.push(skipped);
    jump = jump.getTimeZoneTransition('next');
  }
  return found;
};
