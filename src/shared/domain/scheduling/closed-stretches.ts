import { minutesOf } from '../../time/civil';
import { publicHolidays } from '../../time/public-holidays';
import { skippedMinutes, type SkippedMinutes } from '../../time/skipped-minutes';
import type { SiteReference } from '../model/reference';
import type { Interval } from './intervals';
import { unmannedOn, type Seat } from './seats';

/** Why a stretch is closed: a closure, a public holiday, an agent who is away, a plan with nobody, or a clock put forward. */
type ClosedCause = 'closure' | 'holiday' | 'absence' | 'nobody' | 'clock';

/** A stretch in which a desk is closed, and why (civil minutes). */
export type ClosedInterval = Interval & { readonly label: string; readonly cause?: ClosedCause };

/** What is closed on a day: everywhere (`site`), and at single desks. `holiday` is the name of a public holiday, or `''`. */
export type ClosedDay = {
  readonly holiday: string;
  readonly site: readonly ClosedInterval[];
  readonly desks: ReadonlyMap<string, readonly ClosedInterval[]>;
};

type Spell = {
  readonly fromDay: string;
  readonly toDay: string;
  readonly from: string;
  readonly to: string;
};

const isOn = (day: string, spell: Spell): boolean => spell.fromDay <= day && day <= spell.toDay;
const minutes = (spell: Spell): Interval => ({ from: minutesOf(spell.from), to: minutesOf(spell.to) });

/** What is the same for a whole year, worked out once per year. */
const byYear = <Value>(make: (year: number) => Value): ((day: string) => Value) => {
  const known = new Map<number, Value>();
  return (day) => {
    const year = Number(day.slice(0, 4));
    const found = known.get(year) ?? make(year);
    known.set(year, found);
    return found;
  };
};

const everywhere = (holiday: string, skipped: SkippedMinutes | undefined): ClosedInterval[] => [
  ...(skipped ? [{ from: skipped.from, to: skipped.to, label: '', cause: 'clock' as const }] : []),
  ...(holiday === '' ? [] : [{ from: 0, to: 24 * 60, label: holiday, cause: 'holiday' as const }]),
];

const closedSeat = ({ deskId, from, to, label, why }: Seat): readonly [deskId: string, closed: ClosedInterval] => [
  deskId,
  { from, to, label, cause: why === 'nobody' ? 'nobody' : 'absence' },
];

/** What closes a site and its desks, for the day asked for. A closure over several days takes its hours on each of them. */
export const closedBy = (ref: SiteReference): ((day: string) => ClosedDay) => {
  const holidaysOf = byYear((year) => publicHolidays(year, ref.site.territory));
  const skippedOf = byYear((year) => skippedMinutes(year, ref.site.zone));
  return (day) => {
    const holiday = holidaysOf(day).find((one) => one.day === day)?.name ?? '';
    const closures = ref.closures
      .filter((one) => isOn(day, one))
      .map((one) => [one.deskId, { ...minutes(one), label: one.label, cause: 'closure' as const }] as const);
    const desks = new Map<string, ClosedInterval[]>();
    for (const [deskId, closed] of [...closures, ...unmannedOn(ref, day).map(closedSeat)]) {
      if (deskId === '') continue;
      const ofDesk = desks.get(deskId);
      if (ofDesk) ofDesk.push(closed);
      else desks.set(deskId, [closed]);
    }
    const ofSite = closures.filter(([deskId]) => deskId === '').map(([, closed]) => closed);
    const skipped = skippedOf(day).find((one) => one.day === day);
    return { holiday, site: [...ofSite, ...everywhere(holiday, skipped)], desks };
  };
};
