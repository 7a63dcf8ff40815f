import type { DeskSession } from '#shared/domain/model/desk-session';
import type { SiteReference } from '#shared/domain/model/reference';
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
  readonly isOwn: boolean;
  readonly isUsual: boolean;
};

/** The desks of the site as choices for an agent. */
export const deskChoices = (
  { desks, agents, reasons }: Pick<SiteReference, 'desks' | 'agents' | 'reasons'>,
  sessions: readonly DeskSession[],
  { agentId, deviceId }: { readonly agentId: string; readonly deviceId: string },
): readonly DeskChoice[] => {
  const left = leftDeskOf(sessions, { agentId, deviceId });
  const usual = entryById(agents, agentId)?.usualDeskId ?? '';
  return desks.map((desk) => {
    const session = sessions.find((one) => one.deskId === desk.id && one.status !== 'closed');
    const isOwn = session?.agentId === agentId;
    const taken = session && !isOwn ? entryById(agents, session.agentId) : undefined;
    return {
      deskId: desk.id,
      number: desk.number,
      serves: reasons.filter((reason) => desk.reasonIds.includes(reason.id)).map((reason) => reason.name),
      left: left?.deskId === desk.id ? left.agentId : '',
      takenBy: session && !isOwn ? (taken?.shortName ?? '?') : '',
      isOwn,
      isUsual: desk.id === usual,
    };
  });
};

/** Whether an agent may sit down there: nobody else is there, or their place can be taken. */
export const isOpenTo = ({ takenBy, left }: DeskChoice): boolean => takenBy === '' || left !== '';

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
