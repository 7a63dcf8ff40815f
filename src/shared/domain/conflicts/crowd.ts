import type { Appointment } from '../model/appointment';
import type { SiteReference } from '../model/reference';
import { livePlacements } from '../scheduling/live-placements';
import { overlaps, peak, type Interval } from '../scheduling/intervals';
import { deskIntervalOf, stationIntervalOf, type Placed } from '../scheduling/placed';
import { compareText } from '../../lib/compare';
import { entryById } from '../../lib/entry-by-id';

/**
 * What a surplus competes for. `stations` = the enrolment stations of the site, `desk` = its desk. `count` is how many want
 * it at one moment, the surplus included; `capacity` how many it takes. `isFree` = a place was freed since.
 */
export type Crowd = {
  readonly limit: 'stations' | 'desk';
  readonly capacity: number;
  readonly count: number;
  readonly isFree: boolean;
  /** Those who hold the room that the surplus wants, by start. */
  readonly holders: readonly Appointment[];
};

/** The stretch for which a surplus wants its desk: its own pause counts as much as that of the others. */
const deskPlace = (ref: SiteReference, { reasonId, time, durationMin }: Appointment): Interval => {
  const bufferMin = entryById(ref.reasons, reasonId)?.bufferMin ?? 0;
  return deskIntervalOf({ time, durationMin, bufferMin });
};

/** Who of a day holds the desk at a moment of this stretch, pauses included. */
const holdsDesk = (one: Placed, deskId: string, place: Interval): boolean =>
  one.deskId === deskId && overlaps(deskIntervalOf(one), place);

/** Whether somebody may still be in the way of others: who was served is gone, also before their hour. */
export const isInTheWay = ({ status }: Appointment): boolean => status !== 'attended';

/**
 * Who stands against a surplus now, among the appointments of its day; the rivals of its event may have moved since. Whoever was served is left aside, unless
 * the place is free without them: the server counts them, and would refuse it again.
 */
export const crowdOf = (ref: SiteReference, ofDay: readonly Appointment[], surplus: Appointment): Crowd => {
  const crowd = crowdAmong(ref, ofDay.filter(isInTheWay), surplus);
  return crowd.isFree ? crowdAmong(ref, ofDay, surplus) : crowd;
};

const crowdAmong = (ref: SiteReference, ofDay: readonly Appointment[], surplus: Appointment): Crowd => {
  const place = stationIntervalOf(surplus);
  const others = ofDay.filter((one) => one.id !== surplus.id && one.day === surplus.day);
  const placed = livePlacements(others, ref.reasons);
  const needsStation = ref.reasons.some((reason) => reason.id === surplus.reasonId && reason.needsStation);
  const atStations = needsStation
    ? placed.filter((one) => one.needsStation && overlaps(stationIntervalOf(one), place))
    : [];
  const deskWanted = deskPlace(ref, surplus);
  const atDesk = placed.filter((one) => holdsDesk(one, surplus.deskId, deskWanted));
  const stations = ref.stations.length;
  const busyStations = peak(atStations.map(stationIntervalOf), place);
  const busyDesk = peak(atDesk.map(deskIntervalOf), deskWanted);
  const limit = needsStation && busyStations >= stations ? 'stations' : 'desk';
  const held = new Set((limit === 'stations' ? atStations : atDesk).map(({ id }) => id));
  const count = 1 + (limit === 'stations' ? busyStations : busyDesk);
  const capacity = limit === 'stations' ? stations : 1;
  const holders = others
    .filter((one) => held.has(one.id))
    .toSorted((a, b) => compareText(a.time, b.time) || compareText(a.id, b.id));
  return { limit, capacity, count, isFree: count <= capacity, holders };
};

/**
 * Those of the holders whose place would be enough: without them, and leaving aside other surpluses as the server does, the
 * surplus fits for its whole length. Empty when no single move makes room.
 */
export const whoMakesRoom = (
  ref: SiteReference,
  ofDay: readonly Appointment[],
  surplus: Appointment,
): readonly Appointment[] => {
  const place = stationIntervalOf(surplus);
  const needsStation = ref.reasons.some((reason) => reason.id === surplus.reasonId && reason.needsStation);
  const counted = ofDay.filter(
    (one) =>
      one.id !== surplus.id &&
      one.day === surplus.day &&
      one.confirmation !== 'overbooked' &&
      one.confirmation !== 'kept',
  );
  const deskWanted = deskPlace(ref, surplus);
  const fitsWithout = (gone: Appointment): boolean => {
    const left = livePlacements(
      counted.filter((one) => one.id !== gone.id),
      ref.reasons,
    );
    const atStations = left.filter((one) => one.needsStation).map(stationIntervalOf);
    const hasStation = !needsStation || peak(atStations, place) < ref.stations.length;
    return hasStation && !left.some((one) => holdsDesk(one, surplus.deskId, deskWanted));
  };
  return crowdOf(ref, ofDay, surplus).holders.filter((one) => one.status === 'booked' && fitsWithout(one));
};
