import { foldDeskSession } from '#shared/domain/lifecycle/fold-desk-session';
import { foldTicket } from '#shared/domain/lifecycle/fold-ticket';
import type { DeskSession } from '#shared/domain/model/desk-session';
import type { AnyEvent } from '#shared/domain/model/event';
import type { Ticket } from '#shared/domain/model/ticket';

type Body = { readonly type: string; readonly [key: string]: unknown };

/** The documents of a simulated day: real logs, folded by the real folds after every event. */
export const makeFloor = (day: string) => {
  const tickets = new Map<string, Ticket>();
  const sessions = new Map<string, DeskSession>();
  let made = 0;
  const stamp = (log: readonly AnyEvent[], body: Body, ms: number, deskId: string): AnyEvent[] => {
    made += 1;
    const by = { agentId: '', deviceId: 'sim', deskId };
    return [
      ...log,
      { ...body, id: `e${String(made).padStart(9, '0')}`, n: log.length + 1, at: new Date(ms).toISOString(), by },
    ];
  };
  return {
    tickets: (): Ticket[] => [...tickets.values()],
    sessions: (): DeskSession[] => [...sessions.values()],
    ticket: (id: string): Ticket | undefined => tickets.get(id),
    tell: (id: string, ms: number, body: Body, deskId = ''): void => {
      tickets.set(id, foldTicket(id, 'site', stamp(tickets.get(id)?.events ?? [], body, ms, deskId)));
    },
    tellDesk: (deskId: string, ms: number, body: Body): void => {
      const id = `${deskId}:${day}`;
      sessions.set(deskId, foldDeskSession(id, 'site', stamp(sessions.get(deskId)?.events ?? [], body, ms, deskId)));
    },
  };
};

export type FloorDocuments = ReturnType<typeof makeFloor>;
