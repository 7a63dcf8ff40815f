import { addDays, weekdayOf } from '../../time/civil';
import type { OpeningPeriod } from '../model/reference';
import { bodyOf } from './entries-of';
import type { SettingChange } from './setting-change';

/** One set of hours for several desks on several weekdays, from a civil day on. No stretch = they receive nobody on them. */
export type HoursWish = {
  readonly deskIds: readonly string[];
  readonly weekdays: readonly number[];
  readonly stretches: readonly { readonly from: string; readonly to: string }[];
  readonly since: string;
};

type Body = Omit<OpeningPeriod, 'id'>;

const isOnce = ({ validFrom, validUntil }: Body): boolean => validFrom === validUntil;
const isForAll = ({ reasonIds, keptFor }: Body): boolean => reasonIds === undefined && keptFor === undefined;

/** A body that opens on some day, or nothing. */
const ifEver = (body: Body): Body | null => {
  if (body.weekdays.length === 0 || (body.validUntil !== '' && body.validUntil < body.validFrom)) return null;
  return isOnce(body) && !body.weekdays.includes(weekdayOf(body.validFrom)) ? null : body;
};

/** An opening without some weekdays from a day on: what stays of it as it was, and what goes on on its other weekdays. */
const withoutDays = (opening: Body, { weekdays, since }: HoursWish): readonly [Body | null, Body | null] => {
  const rest = opening.weekdays.filter((weekday) => !weekdays.includes(weekday));
  if (opening.validFrom >= since) return [ifEver({ ...opening, weekdays: rest }), null];
  return [
    ifEver({ ...opening, validUntil: addDays(since, -1) }),
    ifEver({ ...opening, weekdays: rest, validFrom: since }),
  ];
};

const isReplaced = (opening: Body, { deskIds, weekdays, since }: HoursWish): boolean =>
  deskIds.includes(opening.deskId) &&
  isForAll(opening) &&
  !isOnce(opening) &&
  (opening.validUntil === '' || opening.validUntil >= since) &&
  opening.weekdays.some((weekday) => weekdays.includes(weekday));

/**
 * The changes of one act by which desks have the same hours on the same weekdays from a day on. Their weekly openings for everybody end
 * for these weekdays on the day before and go on for the others. Openings of a single day, for some reasons or kept for somebody stay.
 */
export const setHours = (
  openings: readonly OpeningPeriod[],
  wish: HoursWish,
  newId: () => string,
): readonly SettingChange[] => [
  ...openings
    .filter((opening) => isReplaced(opening, wish))
    .flatMap((opening): SettingChange[] => {
      const before = bodyOf(opening);
      const [kept, goesOn] = withoutDays(before, wish);
      return [{ id: opening.id, before, body: kept }, ...(goesOn ? [{ id: newId(), before: null, body: goesOn }] : [])];
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
