import { nextCounter } from '#shared/domain/lifecycle/event-log';
import type { AnyEvent, EventLog } from '#shared/domain/model/event';

/** The name under which the server signs its own events. */
export const SERVER_ACTOR = { agentId: '', deviceId: 'server', deskId: '' } as const;

type AuthorityBody = {
  readonly type: 'accepted' | 'overbooked' | 'calledTwice';
  readonly cause: string;
  readonly [key: string]: unknown;
};

/** When the server speaks, and how it names its events: by their cause, unless the simulation breaks that rule. */
export type Voice = { readonly at: string; readonly nameOf: (body: AuthorityBody) => string };

/** The name of an event of the server follows from its cause, so that saying it twice says it once. */
export const nameByCause: Voice['nameOf'] = ({ cause, type }) => `${cause}~${type}`;

/** An event of the server about another event. */
export const authorityEvent = (log: EventLog, { at, nameOf }: Voice, body: AuthorityBody): AnyEvent => ({
  ...body,
  id: nameOf(body),
  n: nextCounter(log),
  at,
  by: SERVER_ACTOR,
});
