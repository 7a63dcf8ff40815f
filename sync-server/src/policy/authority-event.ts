import { nextCounter } from '#shared/domain/lifecycle/event-log';
import type { AnyEvent, EventLog } from '#shared/domain/model/event';

/** The name under which the server signs its own events. */
export const SERVER_ACTOR = { agentId: '', deviceId: 'server', deskId: '' } as const;

type AuthorityBody = {
  readonly type: 'accepted' | 'overbooked' | 'calledTwice';
  readonly cause: string;
  readonly [key: string]: unknown;
};

/** An event of the server about another event. Its id follows from the cause, so that saying it twice says it once. */
export const authorityEvent = (log: EventLog, at: string, body: AuthorityBody): AnyEvent => ({
  ...body,
  id: `${body.cause}~${body.type}`,
  n: nextCounter(log),
  at,
  by: SERVER_ACTOR,
});
