import { minutesOf, timeOf } from '../../../time/civil';
import type { DeskSession } from '../../model/desk-session';
import type { SiteReference } from '../../model/reference';
import { planDay } from '../../scheduling/plan-day';

/**
 * A desk that receives nobody now. `dueSince` = civil `HH:mm` from which the plan has it open at this moment, `''` = it is shut by the plan
 * too; `opensAt` = that of its next opening by the plan, `''` = not any more today.
 */
type ShutDesk = {
  readonly deskId: string;
  readonly number: number;
  readonly state: 'paused' | 'closed';
  readonly dueSince: string;
  readonly opensAt: string;
};

/** The desks that receive nobody at this moment of a civil day, by number. */
export const desksShut = (
  ref: SiteReference,
  sessions: readonly DeskSession[],
  day: string,
  time: string,
): readonly ShutDesk[] => {
  const now = minutesOf(time);
  const plan = new Map(planDay(ref, day).desks.map((desk) => [desk.deskId, desk.open]));
  return ref.desks
    .flatMap((desk): ShutDesk[] => {
      const status = sessions.find((one) => one.deskId === desk.id && one.day === day)?.status ?? 'closed';
      if (status === 'open') return [];
      const open = plan.get(desk.id) ?? [];
      const next = open.find(({ from }) => from > now);
      const due = open.find(({ from, to }) => from <= now && now < to);
      const state = status === 'paused' ? 'paused' : 'closed';
      const dueSince = due ? timeOf(due.from) : '';
      return [{ deskId: desk.id, number: desk.number, state, dueSince, opensAt: next ? timeOf(next.from) : '' }];
    })
    .toSorted((a, b) => a.number - b.number);
};
