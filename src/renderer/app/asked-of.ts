import type { Announced } from '#shared/domain/lifecycle/announced-measures';
import type { DeskSession } from '#shared/domain/model/desk-session';

type AskedInput = {
  readonly announced: readonly Announced[];
  readonly sessions: readonly DeskSession[];
  /** Who sits at this window; `''` = nobody is known. */
  readonly agentId: string;
  /** Civil `HH:mm` of now. */
  readonly time: string;
  /** Announcements that were read here. */
  readonly seen: readonly string[];
};

/**
 * What who sits here is asked by somebody else today: not over, not read, and not done already (the desk that was to be opened is). The
 * oldest first; `undefined` when nothing is asked.
 */
export const askedOf = ({ announced, sessions, agentId, time, seen }: AskedInput): Announced | undefined => {
  const sitsAt = (deskId: string): boolean =>
    sessions.some((one) => one.deskId === deskId && one.agentId === agentId && one.status !== 'closed');
  return announced.find(
    ({ eventId, byAgentId, measure }) =>
      agentId !== '' &&
      measure.agentId === agentId &&
      byAgentId !== agentId &&
      measure.to > time &&
      !seen.includes(eventId) &&
      !(measure.kind === 'open' && sitsAt(measure.deskId)),
  );
};
