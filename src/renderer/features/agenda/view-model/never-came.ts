import type { Appointment } from '#shared/domain/model/appointment';
import { minutesOf } from '#shared/time/civil';

/** Who is late today may still come for so long, minutes after the end of their time. */
const lateMin = 60;

type Due = Pick<Appointment, 'status' | 'day' | 'time' | 'durationMin'>;

/**
 * The appointments that can be noted absent all at once. Two kinds are asked about one by one instead: people who were given a ticket,
 * because they were in the hall, and people who may still come today.
 */
export const neverCame = <One extends Due>(
  due: readonly One[],
  now: { readonly day: string; readonly time: string },
): readonly One[] =>
  due.filter(
    ({ status, day, time, durationMin }) =>
      status !== 'arrived' && (day < now.day || minutesOf(time) + durationMin + lateMin <= minutesOf(now.time)),
  );
