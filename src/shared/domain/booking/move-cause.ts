import { minutesOf } from '../../time/civil';
import { isCivilDay } from '../../time/civil-day';
import type { Appointment } from '../model/appointment';
import type { Closure, SiteReference } from '../model/reference';
import { overlaps } from '../scheduling/intervals';
import { intervalOf } from '../scheduling/placed';
import { heldBy } from './held-by';

/** Civil days, both included, and civil times on each of them. */
export type MoveSpell = Pick<Closure, 'fromDay' | 'toDay' | 'from' | 'to'>;

/**
 * Why many appointments are moved at once, which says whose they are: those of an agent who is away, those of the whole site or of one
 * desk that is closed, those of a desk that nobody holds, or everybody whom no open desk holds. Only who has no open desk is meant (0078).
 */
export type MoveCause = { readonly spell: MoveSpell } & (
  | { readonly kind: 'absence'; readonly agentId: string }
  | { readonly kind: 'closure' | 'left' }
  | { readonly kind: 'deskClosure' | 'emptyDesk'; readonly deskId: string }
);

type Placed = Pick<Appointment, 'day' | 'time' | 'durationMin' | 'deskId'>;

const wholeDay = { from: '00:00', to: '23:59' } as const;

/** Everybody of these days whom no open desk holds: a plan, an absence or a closure left them behind. */
export const leftOn = (fromDay: string, toDay = fromDay): MoveCause => ({
  kind: 'left',
  spell: { fromDay, toDay, ...wholeDay },
});

/**
 * What moves those whom a change of settings leaves outside (`leftOutside`): their desk on the days from the first of them to the last,
 * everybody of these days where they stand at several desks. `null` = it leaves nobody.
 */
export const leftCause = (left: readonly Pick<Placed, 'day' | 'deskId'>[]): MoveCause | null => {
  const days = left.map(({ day }) => day).toSorted();
  const [fromDay, toDay, deskId] = [days[0], days.at(-1), left[0]?.deskId];
  if (fromDay === undefined || toDay === undefined || deskId === undefined) return null;
  const all = leftOn(fromDay, toDay);
  return left.every((one) => one.deskId === deskId) ? { kind: 'deskClosure', deskId, spell: all.spell } : all;
};

/** What an absence of an agent moves. */
export const absenceCause = ({
  agentId,
  fromDay,
  toDay,
  from,
  to,
}: MoveSpell & { readonly agentId: string }): MoveCause => ({
  kind: 'absence',
  agentId,
  spell: { fromDay, toDay, from, to },
});

/** What a closure of a desk (`''` = of the whole site) moves. */
export const closureCause = ({ deskId, fromDay, toDay, from, to }: MoveSpell & Pick<Closure, 'deskId'>): MoveCause => {
  const spell = { fromDay, toDay, from, to };
  return deskId === '' ? { kind: 'closure', spell } : { kind: 'deskClosure', deskId, spell };
};

const isIn = ({ fromDay, toDay, from, to }: MoveSpell, one: Placed): boolean =>
  fromDay <= one.day && one.day <= toDay && overlaps(intervalOf(one), { from: minutesOf(from), to: minutesOf(to) });

const withoutAbsencesOf = (ref: SiteReference, agentId: string): SiteReference => ({
  ...ref,
  unavailabilities: ref.unavailabilities.filter((one) => one.agentId !== agentId),
  recurringAbsences: ref.recurringAbsences.filter((one) => one.agentId !== agentId),
});

const mayMean = (ref: SiteReference, cause: MoveCause): ((one: Placed) => boolean) => {
  switch (cause.kind) {
    case 'absence':
      // Also at the desk of another, whom this agent would have replaced.
      return heldBy(withoutAbsencesOf(ref, cause.agentId));
    case 'deskClosure':
    case 'emptyDesk':
      return ({ deskId }) => deskId === cause.deskId;
    default:
      return () => true;
  }
};

/** Says of an appointment whether a cause leaves it without an open desk. */
export const meantBy = (ref: SiteReference, cause: MoveCause): ((one: Placed) => boolean) => {
  const [may, isHeld] = [mayMean(ref, cause), heldBy(ref)];
  return (one) => isIn(cause.spell, one) && !isHeld(one) && may(one);
};

type Params = Readonly<Record<string, string | undefined>>;

/** The parameters of the agenda that `causeOf` reads back. */
export const moveParams = (cause: MoveCause): Readonly<Record<string, string>> => {
  const { fromDay, toDay, from, to } = cause.spell;
  return {
    move: cause.kind,
    ...('agentId' in cause ? { agent: cause.agentId } : {}),
    ...('deskId' in cause ? { desk: cause.deskId } : {}),
    from: fromDay,
    to: toDay,
    fromTime: from,
    toTime: to,
  };
};

const isTime = (text: string): boolean => /^\d{2}:\d{2}$/.test(text);

/** The cause that an address names; `null` when it names none, so that nobody is moved for a reason that no screen gave. */
export const causeOf = ({
  move,
  from: fromDay = '',
  to: toDay = '',
  fromTime: from = '',
  toTime: to = '',
  agent: agentId = '',
  desk: deskId = '',
}: Params): MoveCause | null => {
  if (!isCivilDay(fromDay) || !isCivilDay(toDay) || toDay < fromDay || !isTime(from) || !isTime(to)) return null;
  const spell = { fromDay, toDay, from, to };
  switch (move) {
    case 'absence':
      return agentId === '' ? null : { kind: move, agentId, spell };
    case 'deskClosure':
    case 'emptyDesk':
      return deskId === '' ? null : { kind: move, deskId, spell };
    case 'closure':
    case 'left':
      return { kind: move, spell };
    default:
      return null;
  }
};
