import type { Appointment } from '#shared/domain/model/appointment';
import type { Reason } from '#shared/domain/model/reference';
import { addMinutes, minutesBetween } from '#shared/time/civil';
import { pad } from '#shared/lib/pad';

const usualMin = 10;

/** How long a service was planned for, minutes: as booked, else the usual length of its reason for one person. */
export const plannedMinutes = (appointment: Appointment | undefined, reason: Reason | undefined): number =>
  appointment?.durationMin ?? reason?.durationsMin[0] ?? usualMin;

/** How a service stands against its plan. `share` is 0 to 1; `endsAt` an instant; `overMin` 0 while in time. */
export type ServiceTime = { readonly share: number; readonly endsAt: string; readonly overMin: number };

export const serviceTime = (startedAt: string, plannedMin: number, now: string): ServiceTime => {
  const elapsed = Math.max(0, minutesBetween(startedAt, now));
  return {
    share: Math.min(1, elapsed / plannedMin),
    endsAt: addMinutes(startedAt, plannedMin),
    overMin: Math.max(0, Math.floor(elapsed - plannedMin)),
  };
};

/** `06:42` from one instant to another, `1:06:42` past an hour; never negative, whatever the clocks say. */
export const stopwatch = (fromIso: string, toIso: string): string => {
  const seconds = Math.max(0, Math.floor((Date.parse(toIso) - Date.parse(fromIso)) / 1000)) || 0;
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  return `${hours > 0 ? `${hours}:` : ''}${pad(minutes)}:${pad(seconds % 60)}`;
};
