import { civilOf, minutesOf, timeOf } from '../../../time/civil';
import { effectiveEvents } from '../../lifecycle/event-log';
import type { DeskSession } from '../../model/desk-session';
import type { SiteReference } from '../../model/reference';
import { planDay } from '../../scheduling/plan-day';

/**
 * A desk that receives nobody now. `dueSince` = civil `HH:mm` from which the plan has it open at this moment, `''` = it is shut by the plan
 * too; `shutAt` = when it was closed by hand since, `''` = it was not; `opensAt` = that of its next opening by the plan, `''` = not any more today.
 */
export type ShutDesk = {
  readonly deskId: string;
  readonly number: number;
  readonly state: 'paused' | 'closed';
  readonly dueSince: string;
  readonly shutAt: string;
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
      const session = sessions.find((one) => one.deskId === desk.id && one.day === day);
      const status = session?.status ?? 'closed';
      if (status === 'open') return [];
      const open = plan.get(desk.id) ?? [];
      const next = open.find(({ from }) => from > now);
      const due = open.find(({ from, to }) => from <= now && now < to);
      const state = status === 'paused' ? 'paused' : 'closed';
      const dueSince = due ? timeOf(due.from) : '';
      const ended = session && effectiveEvents(session.events).findLast(({ type }) => type === 'closed');
      const endedAt = ended ? civilOf(ended.at, ref.site.zone).time : '';
      const shutAt = due && minutesOf(endedAt || '00:00') > due.from ? endedAt : '';
      const opensAt = next ? timeOf(next.from) : '';
      return [{ deskId: desk.id, number: desk.number, state, dueSince, shutAt, opensAt }];
    })
    .toSorted((a, b) => a.number - b.number);
};
