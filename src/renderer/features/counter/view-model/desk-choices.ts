import type { DeskSession } from '#shared/domain/model/desk-session';
import type { SiteReference } from '#shared/domain/model/reference';
import type { Ticket } from '#shared/domain/model/ticket';
import { leftDeskOf } from '#shared/domain/queue/desk-states';
import { entryById } from '#shared/lib/entry-by-id';

/** A desk where an agent may sit down. `takenBy` is `''` when nobody else is there. */
export type DeskChoice = {
  readonly deskId: string;
  readonly number: number;
  /** The names of what it receives; empty = everything. */
  readonly serves: readonly string[];
  readonly takenBy: string;
  /** The agent for whom it was opened at this station, and whose place can be taken; `''` = it is not so. */
  readonly left: string;
  /** The agent who has it open at another computer, where who asks may take it over: that computer may be gone. `''` = it is not so. */
  readonly held: string;
  readonly isOwn: boolean;
  readonly isUsual: boolean;
};

/** Who looks for a desk, and at which computer. With `closesDay`, the right to close the day, a desk that is open at another computer can be chosen too. */
type Here = { readonly agentId: string; readonly deviceId: string; readonly closesDay: boolean };

/** The desks of the site as choices for an agent. */
export const deskChoices = (
  { desks, agents, reasons }: Pick<SiteReference, 'desks' | 'agents' | 'reasons'>,
  { sessions, tickets }: { readonly sessions: readonly DeskSession[]; readonly tickets: readonly Ticket[] },
  { agentId, deviceId, closesDay }: Here,
): readonly DeskChoice[] => {
  const left = leftDeskOf(sessions, tickets, { agentId, deviceId });
  const usual = entryById(agents, agentId)?.usualDeskId ?? '';
  return desks.map((desk) => {
    const session = sessions.find((one) => one.deskId === desk.id && one.status !== 'closed');
    const isOwn = session?.agentId === agentId;
    const isLeft = left?.deskId === desk.id;
    const taken = session && !isOwn ? entryById(agents, session.agentId) : undefined;
    return {
      deskId: desk.id,
      number: desk.number,
      serves: reasons.filter((reason) => desk.reasonIds.includes(reason.id)).map((reason) => reason.name),
      left: isLeft ? left.agentId : '',
      held: session && !isOwn && !isLeft && closesDay ? session.agentId : '',
      takenBy: session && !isOwn ? (taken?.shortName ?? '?') : '',
      isOwn,
      isUsual: desk.id === usual,
    };
  });
};

/** Whether an agent may sit down there: nobody else is there, or their place can be taken. */
export const isOpenTo = ({ takenBy, left }: DeskChoice): boolean => takenBy === '' || left !== '';

/** Whether it can be chosen: also one that is held elsewhere, which is asked first. */
export const isChoosable = (choice: DeskChoice): boolean => isOpenTo(choice) || choice.held !== '';

/** The desk to offer first: the one already open, the one of the station, the usual one, then any that is free. */
export const offeredDesk = (choices: readonly DeskChoice[], stationDeskId: string): string => {
  const free = choices.filter((choice) => choice.takenBy === '');
  const offered =
    free.find((choice) => choice.isOwn) ??
    choices.find((choice) => choice.deskId === stationDeskId && isOpenTo(choice)) ??
    free.find((choice) => choice.isUsual) ??
    free[0];
  return offered?.deskId ?? '';
};
