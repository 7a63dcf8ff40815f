import { minutesOf } from '../../time/civil';
import type { Appointment } from '../model/appointment';
import type { SiteReference } from '../model/reference';
import { livePlacements } from '../scheduling/live-placements';
import { overlaps, type Interval } from '../scheduling/intervals';
import { intervalOf } from '../scheduling/placed';
import type { Crowd } from './crowd';
import { compareText } from '../../lib/compare';

/** A row of the strip chart: a station or desk (`number`), or `0` for what finds no place, with those on it. */
type StripLane = { readonly number: number; readonly appointments: readonly Appointment[] };

/** The time around a surplus: civil minutes, on half hours, and who is on which station or desk. */
export type Strip = { readonly window: Interval; readonly lanes: readonly StripLane[] };

const half = 30;

const windowOf = ({ from, to }: Interval): Interval => {
  const start = Math.floor((from - 15) / half) * half;
  return { from: Math.max(0, start), to: Math.max(start + 3 * half, Math.ceil((to + 15) / half) * half) };
};

const fits = (lane: readonly Appointment[], one: Appointment): boolean =>
  !lane.some((other) => overlaps(intervalOf(other), intervalOf(one)));

/** Seats each on the first lane that is free for its whole length. What finds none stays without a place. */
const seat = (inOrder: readonly Appointment[], lanes: Appointment[][]): Appointment[] =>
  inOrder.filter((one) => {
    const lane = lanes.find((seated) => fits(seated, one));
    lane?.push(one);
    return lane === undefined;
  });

/**
 * Who occupies what around a surplus: the stations, or its desk. An appointment is not bound to a station, so they are
 * seated by start; the surplus, and any other, has the row without a number.
 */
export const stripOf = (
  ref: SiteReference,
  ofDay: readonly Appointment[],
  surplus: Appointment,
  limit: Crowd['limit'],
): Strip => {
  const window = windowOf(intervalOf(surplus));
  const live = new Map(livePlacements(ofDay, ref.reasons).map((one) => [one.id, one]));
  const shown = ofDay
    .filter((one) => {
      const placed = live.get(one.id);
      if (!placed || one.day !== surplus.day || !overlaps(intervalOf(placed), window)) return false;
      return limit === 'stations' ? placed.needsStation : placed.deskId === surplus.deskId;
    })
    .toSorted(
      (a, b) => minutesOf(a.time) - minutesOf(b.time) || b.durationMin - a.durationMin || compareText(a.id, b.id),
    );
  const numbers =
    limit === 'stations'
      ? ref.stations.map(({ number }) => number)
      : ref.desks.filter(({ id }) => id === surplus.deskId).map(({ number }) => number);
  const seats: Appointment[][] = numbers.map(() => []);
  const isSurplus = (one: Appointment): boolean =>
    one.id === surplus.id || one.confirmation === 'overbooked' || one.confirmation === 'kept';
  // The surplus takes a seat only where one stays free, and its own row otherwise.
  const left = [
    ...seat(
      shown.filter((one) => !isSurplus(one)),
      seats,
    ),
    ...shown.filter(isSurplus),
  ];
  const rows =
    left.length === 0 ? [] : spread(left.toSorted((a, b) => Number(b.id === surplus.id) - Number(a.id === surplus.id)));
  return {
    window,
    lanes: [
      ...numbers.map((number, index) => ({ number, appointments: seats[index] ?? [] })),
      ...rows.map((appointments) => ({ number: 0, appointments })),
    ],
  };
};

/** Rows for those without a place: as many as overlap. */
const spread = (left: readonly Appointment[]): Appointment[][] => {
  const rows: Appointment[][] = [];
  for (const one of left) {
    const row = rows.find((seated) => fits(seated, one));
    if (row) row.push(one);
    else rows.push([one]);
  }
  return rows;
};
