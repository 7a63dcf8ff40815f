import { addDays, weekdayOf } from '../../time/civil';
import type { OpeningPeriod } from '../model/reference';
import { bodyOf } from './entries-of';
import type { SettingChange } from './setting-change';

/** A half of the working day. An opening belongs to the half in which it begins, one without a break to both. */
export const halves = ['morning', 'afternoon'] as const;
export type HalfOfDay = (typeof halves)[number];

type Stretch = { readonly from: string; readonly to: string };

/** Several desks on several weekdays, from a civil day on. */
export type HoursScope = {
  readonly deskIds: readonly string[];
  readonly weekdays: readonly number[];
  readonly since: string;
};

/**
 * One set of hours for them. The halves that are named get these stretches and no other, none = they receive nobody then; the other
 * half stays as it is at each desk.
 */
export type HoursWish = HoursScope & {
  readonly halves: readonly HalfOfDay[];
  readonly stretches: readonly Stretch[];
};

const noon = '12:00';
/** A stretch that begins before noon and is open still at this time has no break at noon. */
const breakIsOver = '14:00';
/** The half in which a stretch begins. */
export const halfOf = ({ from }: Pick<Stretch, 'from'>): HalfOfDay => (from < noon ? 'morning' : 'afternoon');
const hasNoBreak = ({ from, to }: Stretch): boolean => from < noon && to > breakIsOver;
const isOfHalf = (stretch: Stretch, half: HalfOfDay): boolean => hasNoBreak(stretch) || halfOf(stretch) === half;

/** What stays of a stretch without a break where one half of it is replaced by other stretches; `null` = nothing. */
const otherHalf = (
  stretch: Stretch,
  { halves: named, stretches }: Pick<HoursWish, 'halves' | 'stretches'>,
): Stretch | null => {
  if (!hasNoBreak(stretch) || named.length !== 1) return null;
  if (named[0] === 'afternoon') return { from: stretch.from, to: noon };
  const from = stretches.reduce((latest, { to }) => (to > latest ? to : latest), noon);
  return from < stretch.to ? { from, to: stretch.to } : null;
};

type Body = Omit<OpeningPeriod, 'id'>;

const isOnce = ({ validFrom, validUntil }: Body): boolean => validFrom === validUntil;
/** Whether an opening counts from a day on without end. */
const isAlways = ({ validFrom, validUntil }: Body, since: string): boolean => validFrom <= since && validUntil === '';
const isForAll = ({ reasonIds, keptFor }: Body): boolean => reasonIds === undefined && keptFor === undefined;

/** A body that opens on some day, or nothing. */
const ifEver = (body: Body): Body | null => {
  if (body.weekdays.length === 0 || (body.validUntil !== '' && body.validUntil < body.validFrom)) return null;
  return isOnce(body) && !body.weekdays.includes(weekdayOf(body.validFrom)) ? null : body;
};

/** An opening without some weekdays from a day on: what stays of it as it was, and what goes on on its other weekdays. */
const withoutDays = (opening: Body, { weekdays, since }: HoursScope): readonly [Body | null, Body | null] => {
  const rest = opening.weekdays.filter((weekday) => !weekdays.includes(weekday));
  if (opening.validFrom >= since) return [ifEver({ ...opening, weekdays: rest }), null];
  return [
    ifEver({ ...opening, validUntil: addDays(since, -1) }),
    ifEver({ ...opening, weekdays: rest, validFrom: since }),
  ];
};

const isMeant = (opening: Body, { deskIds, weekdays, since }: HoursScope): boolean =>
  deskIds.includes(opening.deskId) &&
  isForAll(opening) &&
  !isOnce(opening) &&
  (opening.validUntil === '' || opening.validUntil >= since) &&
  opening.weekdays.some((weekday) => weekdays.includes(weekday));

/** The stretch that all of these desks have in a half on all of these weekdays, `null` = none of them has any; `mixed` = they differ. */
export const hoursNow = (
  openings: readonly OpeningPeriod[],
  scope: HoursScope,
  half: HalfOfDay,
): Stretch | null | 'mixed' => {
  const meant = openings.filter((opening) => isMeant(opening, scope) && isOfHalf(opening, half));
  const [first, ...others] = meant;
  if (!first) return null;
  const isSame = !hasNoBreak(first) && others.every(({ from, to }) => from === first.from && to === first.to);
  const isEverywhere = scope.deskIds.every((deskId) =>
    scope.weekdays.every((weekday) =>
      meant.some((one) => one.deskId === deskId && one.weekdays.includes(weekday) && isAlways(one, scope.since)),
    ),
  );
  return isSame && isEverywhere ? { from: first.from, to: first.to } : 'mixed';
};

/** The stretch of a half that most of these openings have, what is offered where they differ; `null` = there is none. */
export const usualHours = (openings: readonly OpeningPeriod[], scope: HoursScope, half: HalfOfDay): Stretch | null => {
  const meant = openings.filter(
    (opening) => isMeant(opening, scope) && halfOf(opening) === half && !hasNoBreak(opening),
  );
  const timesOf = ({ from, to }: Stretch): number =>
    meant.reduce(
      (sum, one) =>
        one.from === from && one.to === to
          ? sum + one.weekdays.filter((weekday) => scope.weekdays.includes(weekday)).length
          : sum,
      0,
    );
  const [first] = meant.toSorted((a, b) => timesOf(b) - timesOf(a));
  return first ? { from: first.from, to: first.to } : null;
};

/**
 * The changes of one act by which desks have the same hours on the same weekdays from a day on. Their weekly openings for everybody that are
 * of these halves end for these weekdays on the day before and go on for the others; of one without a break the other half goes on. Openings of a
 * single day, for some reasons or kept for somebody stay.
 */
export const setHours = (
  openings: readonly OpeningPeriod[],
  wish: HoursWish,
  newId: () => string,
): readonly SettingChange[] => [
  ...openings
    .filter((opening) => isMeant(opening, wish) && wish.halves.some((half) => isOfHalf(opening, half)))
    .flatMap((opening): SettingChange[] => {
      const before = bodyOf(opening);
      const [kept, goesOn] = withoutDays(before, wish);
      const other = otherHalf(opening, wish);
      const weekdays = opening.weekdays.filter((weekday) => wish.weekdays.includes(weekday));
      const validFrom = opening.validFrom > wish.since ? opening.validFrom : wish.since;
      const rest = other && ifEver({ ...before, ...other, weekdays, validFrom });
      const goOn = [goesOn, rest].flatMap((body) => (body ? [{ id: newId(), before: null, body }] : []));
      return [{ id: opening.id, before, body: kept }, ...goOn];
    }),
  ...wish.deskIds.flatMap((deskId) =>
    wish.stretches.map(({ from, to }): SettingChange => ({
      id: newId(),
      before: null,
      body: {
        kind: 'openingPeriod',
        deskId,
        weekdays: wish.weekdays.toSorted((a, b) => a - b),
        from,
        to,
        validFrom: wish.since,
        validUntil: '',
      },
    })),
  ),
];
