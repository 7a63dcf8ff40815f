import { civilOf, minutesOf } from '../../time/civil';
import type { DeskSession } from '../model/desk-session';
import type { SiteReference } from '../model/reference';
import { openingInstants } from '../queue/opening-instants';
import { closedBy } from '../scheduling/closed-stretches';

type ClosedFacts = {
  readonly reference: SiteReference;
  readonly sessions: readonly DeskSession[];
  readonly nowIso: string;
};

/**
 * Whether nobody receives at a site any more today, so that a kiosk that gave numbers would make people wait for nobody: nobody is at a
 * desk, and the site is closed now (public holiday, closure), or its last opening of the day is over. A site without any opening period
 * says nothing of its hours and is closed on such days alone.
 */
export const isClosed = ({ reference, sessions, nowIso }: ClosedFacts): boolean => {
  const { day, time } = civilOf(nowIso, reference.site.zone);
  if (sessions.some((session) => session.day === day && session.status !== 'closed')) return false;
  const now = minutesOf(time);
  if (closedBy(reference)(day).site.some(({ from, to }) => from <= now && now < to)) return true;
  if (reference.openingPeriods.length === 0) return false;
  const nowMs = Date.parse(nowIso);
  return !openingInstants(reference, day).site.some(({ to }) => to > nowMs);
};
