import { civilOf, minutesOf, timeOf } from '../../time/civil';
import type { DeskSession } from '../model/desk-session';
import type { SiteReference } from '../model/reference';
import { openingInstants } from '../queue/opening-instants';
import { closedBy } from '../scheduling/closed-stretches';
import { union } from '../scheduling/intervals';

type ClosedFacts = {
  readonly reference: SiteReference;
  readonly sessions: readonly DeskSession[];
  readonly nowIso: string;
};

/** Since when a closure of the whole site or a public holiday runs, and when it opens again today; `until` `''` = not today. Civil times. */
export type SiteClosure = { readonly since: string; readonly until: string };

/** Whether somebody is booked into what is left of a closure. */
export const isInClosure = (closure: SiteClosure | null, time: string): boolean =>
  closure !== null && time >= closure.since && (closure.until === '' || time < closure.until);

/** A closure of a whole day is written up to here. */
const lastMinute = 23 * 60 + 59;

const isAtDesk = (sessions: readonly DeskSession[], day: string): boolean =>
  sessions.some((session) => session.day === day && session.status !== 'closed');

/**
 * The closure that runs at a site now; `null` = none. Somebody wrote it for this day: it holds whoever is still at a desk, and ends where it is changed. A public
 * holiday comes by itself: a town that opens desks on it receives.
 */
export const siteClosureNow = ({ reference, sessions, nowIso }: ClosedFacts): SiteClosure | null => {
  const { zone } = reference.site;
  const { day, time } = civilOf(nowIso, zone);
  const now = minutesOf(time);
  const closed = closedBy(reference)(day).site.filter(
    ({ cause }) => cause === 'closure' || (cause === 'holiday' && !isAtDesk(sessions, day)),
  );
  const running = union(closed).find(({ from, to }) => from <= now && now < to);
  if (!running) return null;
  const since = timeOf(running.from);
  // A town that says nothing of its hours is open again when the closure ends.
  if (reference.openingPeriods.length === 0) return { since, until: running.to < lastMinute ? timeOf(running.to) : '' };
  const nowMs = Date.parse(nowIso);
  const next = openingInstants(reference, day).site.find(({ to }) => to > nowMs);
  return { since, until: next ? civilOf(new Date(next.from).toISOString(), zone).time : '' };
};

/** The closure of a publication that runs at a civil moment: a screen without its source may still be told of that of yesterday, or of this morning. */
export const closureAt = (
  { closure, day }: { readonly closure: SiteClosure | null; readonly day: string },
  now: { readonly day: string; readonly time: string },
): SiteClosure | null =>
  closure && day === now.day && (closure.until === '' || now.time < closure.until) ? closure : null;

/**
 * Whether nobody receives at a site any more today, so that a kiosk that gave numbers would make people wait for nobody: nobody is at a
 * desk, and the site is closed now (public holiday, closure), or its last opening of the day is over. A site without any opening period
 * says nothing of its hours and is closed on such days alone.
 */
export const isClosed = (facts: ClosedFacts): boolean => {
  const { reference, sessions, nowIso } = facts;
  const { day, time } = civilOf(nowIso, reference.site.zone);
  if (isAtDesk(sessions, day)) return false;
  const now = minutesOf(time);
  if (closedBy(reference)(day).site.some(({ from, to }) => from <= now && now < to)) return true;
  if (reference.openingPeriods.length === 0) return false;
  const nowMs = Date.parse(nowIso);
  return !openingInstants(reference, day).site.some(({ to }) => to > nowMs);
};
