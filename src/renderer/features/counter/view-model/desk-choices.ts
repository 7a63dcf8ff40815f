import type { DeskSession } from '#shared/domain/model/desk-session';
import type { SiteReference } from '#shared/domain/model/reference';
import { entryById } from '#shared/lib/entry-by-id';

/** A desk where an agent may sit down. `takenBy` is `''` when nobody else is there. */
export type DeskChoice = {
  readonly deskId: string;
  readonly number: number;
  /** The names of what it receives; empty = everything. */
  readonly serves: readonly string[];
  readonly takenBy: string;
  readonly isOwn: boolean;
  readonly isUsual: boolean;
};

/** The desks of the site as choices for an agent. */
export const deskChoices = (
  { desks, agents, reasons }: Pick<SiteReference, 'desks' | 'agents' | 'reasons'>,
  sessions: readonly DeskSession[],
  agentId: string,
): readonly DeskChoice[] => {
  const usual = entryById(agents, agentId)?.usualDeskId ?? '';
  return desks.map((desk) => {
    const session = sessions.find((one) => one.deskId === desk.id && one.status !== 'closed');
    const isOwn = session?.agentId === agentId;
    const taken = session && !isOwn ? entryById(agents, session.agentId) : undefined;
    return {
      deskId: desk.id,
      number: desk.number,
      serves: reasons.filter((reason) => desk.reasonIds.includes(reason.id)).map((reason) => reason.name),
      takenBy: session && !isOwn ? (taken?.shortName ?? '?') : '',
      isOwn,
      isUsual: desk.id === usual,
    };
  });
};

/** The desk to offer first: the one already open, the one of the station, the usual one, then any that is free. */
export const offeredDesk = (choices: readonly DeskChoice[], stationDeskId: string): string => {
  const free = choices.filter((choice) => choice.takenBy === '');
  const offered =
    free.find((choice) => choice.isOwn) ??
    free.find((choice) => choice.deskId === stationDeskId) ??
    free.find((choice) => choice.isUsual) ??
    free[0];
  return offered?.deskId ?? '';
};
