import type { DeskSession } from '../model/desk-session';
import type { SiteReference } from '../model/reference';
import { union, type Interval } from '../scheduling/intervals';
import { planDay } from '../scheduling/plan-day';
import { addDays, civilOf, timeOf, toInstant } from '../../time/civil';
import type { FloorState } from './floor-state';

/** When the desks of a site are open on a civil day, milliseconds; `site` = when any of them is. */
type OpeningInstants = {
  readonly ofDesk: ReadonlyMap<string, readonly Interval[]>;
  readonly site: readonly Interval[];
  /** The instant of a civil time of that day. */
  readonly msOf: (time: string) => number;
};

const make = (reference: SiteReference, day: string): OpeningInstants => {
  const { zone } = reference.site;
  const times = new Map<string, number>();
  const msOf = (time: string): number => {
    const known = times.get(time) ?? Date.parse(toInstant(day, time, zone));
    times.set(time, known);
    return known;
  };
  // 24:00 is the next midnight; a minute that the clock skips is the end of the gap.
  const ofMinute = (minute: number): number =>
    minute < 1440 ? msOf(timeOf(minute)) : Date.parse(toInstant(addDays(day, 1), timeOf(minute - 1440), zone));
  const ofDesk = new Map(
    planDay(reference, day).desks.map(({ deskId, open }) => [
      deskId,
      open
        .map(({ from, to }): Interval => ({ from: ofMinute(from), to: ofMinute(to) }))
        .filter(({ from, to }) => from < to),
    ]),
  );
  return { ofDesk, site: union([...ofDesk.values()].flat()), msOf };
};

const daysAhead = 21;

/** A civil day and time. */
type NextOpening = { readonly day: string; readonly time: string };

const made = new WeakMap<SiteReference, { readonly day: string; readonly instants: OpeningInstants }>();

/**
 * The openings of a civil day as instants: opening periods without closures, holidays and absences. Remembered as long as the
 * reference data lives: civil times of a zone are slow to work out, and waits are announced at every change of the queue.
 */
export const openingInstants = (reference: SiteReference, day: string): OpeningInstants => {
  const known = made.get(reference);
  if (known?.day === day) return known.instants;
  const instants = make(reference, day);
  made.set(reference, { day, instants });
  return instants;
};

/**
 * When a site whose doors are closed opens: later today, before the first opening or over noon, or on a day to come; `null` while an
 * opening runs, or where no hours are known. `day` `''` = on none of the next three weeks.
 */
export const opensAgain = (reference: SiteReference, nowIso: string): NextOpening | null => {
  const { day } = civilOf(nowIso, reference.site.zone);
  const nowMs = Date.parse(nowIso);
  if (reference.openingPeriods.length === 0) return null;
  const later = openingInstants(reference, day).site.find(({ to }) => to > nowMs);
  if (later)
    return later.from <= nowMs
      ? null
      : { day, time: civilOf(new Date(later.from).toISOString(), reference.site.zone).time };
  for (let offset = 1; offset <= daysAhead; offset += 1) {
    const next = addDays(day, offset);
    const [first] = union(planDay(reference, next).desks.flatMap(({ open }) => open));
    if (first) return { day: next, time: timeOf(first.from) };
  }
  return { day: '', time: '' };
};

/**
 * Whether the doors have closed behind people who may still be in the house, over noon or for today, or do not open today at all: whoever is given a ticket then
 * is one of these. Before the first opening nobody is served, whoever is signed on.
 */
export const isShutBehind = (reference: SiteReference, nowIso: string): boolean => {
  if (opensAgain(reference, nowIso) === null) return false;
  const { site } = openingInstants(reference, civilOf(nowIso, reference.site.zone).day);
  return site.length === 0 || site.some(({ to }) => to <= Date.parse(nowIso));
};

/**
 * Whether the last opening of today is over. It is not where a desk was opened after it and still stands: that desk is meant to receive, as that of a colleague
 * who takes the place of the only agent planned. A day without any opening, on which a town may still open desks, has none that could be over.
 */
export const isOverToday = ({
  reference,
  sessions,
  nowIso,
}: Pick<FloorState, 'reference' | 'sessions' | 'nowIso'>): boolean => {
  const { day } = civilOf(nowIso, reference.site.zone);
  const { site } = openingInstants(reference, day);
  const lastMs = Math.max(...site.map(({ to }) => to));
  const receives = (session: DeskSession): boolean =>
    session.day === day && session.status !== 'closed' && Date.parse(session.openedAt) >= lastMs;
  return site.length > 0 && lastMs <= Date.parse(nowIso) && !sessions.some(receives);
};
