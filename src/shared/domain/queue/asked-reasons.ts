import { civilOf } from '../../time/civil';
import { compareText } from '../../lib/compare';
import { entryById } from '../../lib/entry-by-id';
import { announcedMeasures } from '../lifecycle/announced-measures';
import type { DeskSession } from '../model/desk-session';
import type { SiteReference } from '../model/reference';

/** A reason that a desk was asked to receive beside its own. `until` = civil `HH:mm`, from which on it is not asked any more. */
export type AskedReason = { readonly reasonId: string; readonly until: string };

/** The moment at which a desk calls. `sessions` are those of the day. */
export type CallMoment = {
  readonly reference: SiteReference;
  readonly sessions: readonly DeskSession[];
  readonly nowIso: string;
};

/**
 * The reasons that an agent was asked to receive at a desk at this moment (0120); none while they do not sit there. A request names its
 * desk, its agent (`''` = whoever sits there) and its hours; it counts from its first minute, whether it was read or not, until it ends
 * or is taken back. One that names another desk, site or day, or a reason that does not exist, is passed over.
 */
export const askedReasons = (
  deskId: string,
  agentId: string,
  { reference, sessions, nowIso }: CallMoment,
): readonly AskedReason[] => {
  const own = sessions.filter(
    (one) =>
      one.deskId === deskId &&
      one.siteId === reference.site.id &&
      one.status !== 'closed' &&
      agentId !== '' &&
      one.agentId === agentId &&
      one.events.some(({ type }) => type === 'measureAnnounced'),
  );
  if (own.length === 0) return [];
  const { day, time } = civilOf(nowIso, reference.site.zone);
  const asked = announcedMeasures(own, day).flatMap(({ measure }): readonly AskedReason[] => {
    const isAsked =
      measure.kind === 'switch' &&
      measure.deskId === deskId &&
      (measure.agentId === '' || measure.agentId === agentId) &&
      measure.from <= time &&
      time < measure.to &&
      entryById(reference.reasons, measure.reasonId) !== undefined;
    return isAsked ? [{ reasonId: measure.reasonId, until: measure.to }] : [];
  });
  // Asked twice for the same, it stays asked until the later end.
  const longest = asked.toSorted((a, b) => compareText(b.until, a.until));
  return longest.filter(({ reasonId }, at) => longest.findIndex((one) => one.reasonId === reasonId) === at);
};
