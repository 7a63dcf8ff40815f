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

/** The closure that runs at a site now; `null` = none, or desks were opened since it began: the town receives all the same. */
export const siteClosureNow = ({ reference, sessions, nowIso }: ClosedFacts): SiteClosure | null => {
  const { zone } = reference.site;
  const { day, time } = civilOf(nowIso, zone);
  const now = minutesOf(time);
  const closed = closedBy(reference)(day).site.filter(({ cause }) => cause !== 'clock');
  const running = union(closed).find(({ from, to }) => from <= now && now < to);
  if (!running) return null;
  const since = timeOf(running.from);
  const receives = (session: DeskSession): boolean =>
    session.day === day && session.status !== 'closed' && civilOf(session.openedAt, zone).time >= since;
  if (sessions.some(receives)) return null;
  const nowMs = Date.parse(nowIso);
  const next = openingInstants(reference, day).site.find(({ to }) => to > nowMs);
  return { since, until: next ? civilOf(new Date(next.from).toISOString(), zone).time : '' };
};

/**
 * Whether nobody who comes now is received, so that a kiosk that gave numbers would make people wait for nobody: a closure or a public holiday runs
 * (desks that were open before serve who is in the house), or nobody is at a desk and the last opening of the day is over. A site without any opening
 * period says nothing of its hours and is closed on such days alone.
 */
export const isClosed = (facts: ClosedFacts): boolean => {
  const { reference, sessions, nowIso } = facts;
  if (siteClosureNow(facts)) return true;
  const { day } = civilOf(nowIso, reference.site.zone);
  if (sessions.some((session) => session.day === day && session.status !== 'closed')) return false;
  if (reference.openingPeriods.length === 0) return false;
  const nowMs = Date.parse(nowIso);
  return !openingInstants(reference, day).site.some(({ to }) => to > nowMs);
};
