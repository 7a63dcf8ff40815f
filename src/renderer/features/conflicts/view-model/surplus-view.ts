import { withHeldPlaces } from '#shared/domain/scheduling/live-placements';
import { moveAlternatives, type MoveTo } from '#shared/domain/conflicts/alternatives';
import { crowdOf, isInTheWay, whoMakesRoom, type Crowd } from '#shared/domain/conflicts/crowd';
import { howItHappened, type StoryStep } from '#shared/domain/conflicts/how-it-happened';
import { keepConsequences, type KeepConsequences } from '#shared/domain/conflicts/keep-consequences';
import { stripOf, type Strip } from '#shared/domain/conflicts/strip';
import type { Appointment } from '#shared/domain/model/appointment';
import type { SiteReference } from '#shared/domain/model/reference';
import { conflictsText } from '#shared/i18n/fr/conflicts';

import type { Words } from './words';

/** A way out of a surplus: somebody moves, or the surplus stays. `isAllowed` = by the role of who sits here. */
export type Solution =
  ({ readonly kind: 'move' } & MoveTo) | ({ readonly kind: 'keep'; readonly isAllowed: boolean } & KeepConsequences);

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

/**
 * The solutions for who moves, at most three: two places and keeping the surplus; three places for one of the others. Who is
 * here already does not move any more.
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
  const moves = mover.status === 'booked' ? moveAlternatives(facts, isSurplus ? solutions - 1 : solutions) : [];
  const places: Solution[] = moves.map((move) => ({ kind: 'move', ...move }));
  if (!isSurplus) return places;
  const ofDay = appointments.filter((one) => one.day === surplus.day);
  return [...places, { kind: 'keep', isAllowed: mayKeep, ...keepConsequences(reference, ofDay, surplus) }];
};

/** Whether a move leaves day and time as they are: nobody has to be told then. */
export const isSameMoment = (solution: Solution): boolean =>
  solution.kind === 'keep' || (solution.days === 0 && solution.minutes === 0);

/** The sentence at the head. */
export const surplusTitle = (surplus: Appointment, crowd: Crowd, words: Words): string => {
  const { day, time } = surplus;
  const text = conflictsText.overbooked;
  if (crowd.isFree) return text.free(day, time, words.today);
  if (crowd.limit === 'stations') return text.stations(day, time, words.today, crowd.count, crowd.capacity);
  return text.desk(day, time, words.today, crowd.count, words.deskNumber(surplus.deskId));
};
