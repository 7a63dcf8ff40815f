import { addDays, minutesOf, weekdayOf } from '../../time/civil';
import type { OpeningPeriod, SiteReference } from '../model/reference';
import type { KeptPurpose } from '../model/agenda-settings';
import { subtract, union, type Interval } from './intervals';

/** An open stretch for some reasons only (empty = all), or kept for a purpose (`''` = for all) until the day `releasedOn` (`''` = never). */
export type LimitedStretch = Interval & {
  readonly reasonIds: readonly string[];
  readonly keptFor: KeptPurpose | '';
  readonly releasedOn: string;
};

/** What a desk opens on a day, before closures: for every wish, and for some only. */
export type Openings = { readonly general: readonly Interval[]; readonly limited: readonly LimitedStretch[] };

type Dated = { readonly validFrom: string; readonly validUntil: string };

/** Whether something with dates counts on a day; both days are included, `''` = no end. */
export const isValidOn = (day: string, { validFrom, validUntil }: Dated): boolean =>
  validFrom <= day && (validUntil === '' || day <= validUntil);

const releaseDay = (day: string, daysBefore: number): string => (daysBefore > 0 ? addDays(day, -daysBefore) : '');

/** The limits of a period on a day, `null` when it has none (any more). Without `today` nothing is released. */
const limitsOf = (period: OpeningPeriod, day: string, today: string): Omit<LimitedStretch, 'from' | 'to'> | null => {
  const reasonIds = period.reasonIds ?? [];
  const releasedOn = period.keptFor ? releaseDay(day, period.releaseDaysBefore ?? 0) : '';
  const isReleased = releasedOn !== '' && today !== '' && today >= releasedOn;
  const keptFor = isReleased ? '' : (period.keptFor ?? '');
  return reasonIds.length === 0 && keptFor === ''
    ? null
    : { reasonIds, keptFor, releasedOn: isReleased ? '' : releasedOn };
};

/**
 * The opening periods of a site by desk, for the day asked for. Periods add up: a limited one over a general one takes nothing away
 * from it, so a wider opening never removes a slot.
 */
export const openingsBy = (ref: SiteReference): ((day: string, today: string) => ReadonlyMap<string, Openings>) => {
  const byWeekday = Array.from({ length: 8 }, (_, weekday) =>
    ref.openingPeriods
      .filter((one) => one.weekdays.includes(weekday))
      .map((period) => ({ period, from: minutesOf(period.from), to: minutesOf(period.to) })),
  );
  return (day, today) => {
    const found = new Map<string, { general: Interval[]; limited: LimitedStretch[] }>();
    for (const { period, from, to } of byWeekday[weekdayOf(day)] ?? []) {
      if (!isValidOn(day, period)) continue;
      const ofDesk = found.get(period.deskId) ?? { general: [], limited: [] };
      found.set(period.deskId, ofDesk);
      const limits = limitsOf(period, day, today);
      if (limits) ofDesk.limited.push({ from, to, ...limits });
      else ofDesk.general.push({ from, to });
    }
    return found;
  };
};

const cut = (stretch: LimitedStretch, closed: readonly Interval[]): LimitedStretch[] =>
  subtract([stretch], closed).map((rest) => ({ ...stretch, ...rest }));

/** Openings without what is closed. `open` is all of it, whomever it is for. */
export const withoutClosed = (
  { general, limited }: Openings,
  closed: readonly Interval[],
): Openings & { readonly open: readonly Interval[] } => {
  const everyone = closed.length === 0 ? union(general) : subtract(general, closed);
  if (limited.length === 0) return { open: everyone, general: everyone, limited: [] };
  const some = limited.flatMap((stretch) => cut(stretch, closed));
  return { open: union([...everyone, ...some]), general: everyone, limited: some };
};
