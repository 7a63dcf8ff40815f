import type { DeskSession } from '../model/desk-session';
import type { Agent, Desk } from '../model/reference';
import type { Ticket } from '../model/ticket';

/** A desk as overviews show it. `label` is the number of the ticket that it holds. */
export type DeskState = {
  readonly deskId: string;
  readonly number: number;
  readonly agent: string;
  readonly state: 'serving' | 'called' | 'free' | 'paused' | 'closed';
  readonly label: string;
};

/** What each desk is doing now. A ticket on hold counts as being served. */
export const deskStates = (
  desks: readonly Desk[],
  sessions: readonly DeskSession[],
  agents: readonly Agent[],
  tickets: readonly Ticket[],
): readonly DeskState[] => {
  const agentOf = new Map(agents.map((agent) => [agent.id, agent.shortName]));
  const sessionOf = new Map(sessions.map((session) => [session.deskId, session]));
  return desks.map((desk): DeskState => {
    const session = sessionOf.get(desk.id);
    const held = tickets.filter((ticket) => ticket.deskId === desk.id);
    const serving = held.find((ticket) => ticket.status === 'serving' || ticket.status === 'onHold');
    const called = held.find((ticket) => ticket.status === 'called');
    const isClosed = !session || session.status === 'closed';
    const base = { deskId: desk.id, number: desk.number, agent: isClosed ? '' : (agentOf.get(session.agentId) ?? '') };
    if (serving) return { ...base, state: 'serving', label: serving.label };
    if (called) return { ...base, state: 'called', label: called.label };
    if (isClosed) return { ...base, state: 'closed', label: '' };
    return { ...base, state: session.status === 'paused' ? 'paused' : 'free', label: '' };
  });
};

type Here = { readonly agentId: string; readonly deviceId: string };

/** Whether the agent of an open desk wrote there from another computer, later than anything they wrote from this one: they went on over there. */
const wentOn = ({ deskId, agentId, events }: DeskSession, tickets: readonly Ticket[], deviceId: string): boolean => {
  const own = [events, ...tickets.map((ticket) => ticket.events)]
    .flat()
    .filter(({ by }) => by.deskId === deskId && by.agentId === agentId);
  const last = own.reduce((latest, event) => (event.at > latest.at ? event : latest), { at: '', by: { deviceId } });
  return last.by.deviceId !== deviceId;
};

/**
 * The desk that was opened at this device for somebody who sits here no more, and that nobody closed. It may be the one where who sits here now wants to
 * receive: they can open it once it is closed. One whose agent went on at another computer is not left. `tickets` are those of the day.
 */
export const leftDeskOf = (
  sessions: readonly DeskSession[],
  tickets: readonly Ticket[],
  { agentId, deviceId }: Here,
): DeskSession | null =>
  sessions.find(
    (one) =>
      one.status !== 'closed' &&
      one.agentId !== agentId &&
      one.events.findLast(({ type }) => type === 'opened')?.by.deviceId === deviceId &&
      !wentOn(one, tickets, deviceId),
  ) ?? null;
