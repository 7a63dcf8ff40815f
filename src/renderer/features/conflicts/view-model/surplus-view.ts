import { withHeldPlaces } from '#shared/domain/scheduling/live-placements';
import { doubleOf } from '#shared/domain/booking/booking-warnings';
import { moveAlternatives, type MoveTo } from '#shared/domain/conflicts/alternatives';
import { crowdOf, isInTheWay, whoMakesRoom, type Crowd } from '#shared/domain/conflicts/crowd';
import { howItHappened, type StoryStep } from '#shared/domain/conflicts/how-it-happened';
import { keepConsequences, type KeepConsequences } from '#shared/domain/conflicts/keep-consequences';
import { stripOf, type Strip } from '#shared/domain/conflicts/strip';
import type { Appointment } from '#shared/domain/model/appointment';
import type { SiteReference } from '#shared/domain/model/reference';
import { conflictsText } from '#shared/i18n/fr/conflicts';

import type { Words } from './words';

/** A way out of a surplus: it was booked twice and goes, somebody moves, or it stays. `isAllowed` = by the role of who sits here. */
export type Solution =
  | { readonly kind: 'cancel'; readonly double: Appointment }
  | ({ readonly kind: 'move' } & MoveTo)
  | ({ readonly kind: 'keep'; readonly isAllowed: boolean } & KeepConsequences);

export type SurplusView = {
  readonly crowd: Crowd;
  readonly strip: Strip;
  readonly story: readonly StoryStep[];
  /** Those who may move: the surplus first, then each of those whose place would be enough. */
  readonly movers: readonly Appointment[];
};

/** What is known of a surplus before anything is chosen. */
export const surplusView = (
  reference: SiteReference,
  appointments: readonly Appointment[],
  surplus: Appointment,
): SurplusView => {
  const ofDay = appointments.filter((one) => one.day === surplus.day);
  const crowd = crowdOf(reference, ofDay, surplus);
  const drawn = ofDay.filter((one) => isInTheWay(one) || crowd.holders.includes(one));
  return {
    crowd,
    strip: stripOf(reference, drawn, surplus, crowd.limit),
    story: howItHappened(surplus, crowd.holders),
    movers: [surplus, ...whoMakesRoom(reference, ofDay, surplus)],
  };
};

type Choice = {
  readonly reference: SiteReference;
  readonly appointments: readonly Appointment[];
  /** What the server keeps for other desks: nobody is moved there. */
  readonly promised?: Parameters<typeof withHeldPlaces>[1];
  readonly surplus: Appointment;
  readonly mover: Appointment;
  readonly now: { readonly day: string; readonly time: string };
  readonly mayKeep: boolean;
};

const solutions = 3;

/** Of a surplus one at least is to keep it, and one to cancel it where its person has another appointment for the same thing. */
const placesFor = (isSurplus: boolean, double: Appointment | null): number =>
  solutions - (isSurplus ? 1 : 0) - (double ? 1 : 0);

/**
 * The solutions for who moves, at most three: two places and keeping the surplus; three places for one of the others. Of what was booked twice one
 * is cancelled first. Who is here already does not move any more.
 */
export const solutionsOf = ({
  reference,
  appointments,
  promised = [],
  surplus,
  mover,
  now,
  mayKeep,
}: Choice): Solution[] => {
  const isSurplus = mover.id === surplus.id;
  const taking = withHeldPlaces(appointments, promised, reference.site.id);
  const facts = { ref: reference, appointments: taking, appointment: mover, now };
  const double = isSurplus ? doubleOf(reference.reasons, surplus, appointments, now) : null;
  const moves = mover.status === 'booked' ? moveAlternatives(facts, placesFor(isSurplus, double)) : [];
  const places: Solution[] = moves.map((move) => ({ kind: 'move', ...move }));
  if (!isSurplus) return places;
  const ofDay = appointments.filter((one) => one.day === surplus.day);
  const cancel: Solution[] = double ? [{ kind: 'cancel', double }] : [];
  return [...cancel, ...places, { kind: 'keep', isAllowed: mayKeep, ...keepConsequences(reference, ofDay, surplus) }];
};

/** Whether day and time stay as the person knows them: nobody has to be told then. */
export const isSameMoment = (solution: Solution): boolean =>
  solution.kind !== 'move' || (solution.days === 0 && solution.minutes === 0);

/** The sentence at the head. */
export const surplusTitle = (surplus: Appointment, crowd: Crowd, words: Words): string => {
  const { day, time } = surplus;
  const text = conflictsText.overbooked;
  if (crowd.isFree) return text.free(day, time, words.today);
  if (crowd.limit === 'stations') return text.stations(day, time, words.today, crowd.count, crowd.capacity);
  return text.desk(day, time, words.today, crowd.count, words.deskNumber(surplus.deskId));
};
