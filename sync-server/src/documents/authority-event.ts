import { nextCounter } from '#shared/domain/lifecycle/event-log';
import type { AnyEvent, EventLog } from '#shared/domain/model/event';

import type { AuthoritySeal } from './authority-seal';

/** The name under which the server signs its own events. */
export const SERVER_ACTOR = { agentId: '', deviceId: 'server', deskId: '' } as const;

type AuthorityBody = {
  readonly type: 'accepted' | 'overbooked' | 'calledTwice' | 'wordsErased';
  readonly cause: string;
  readonly [key: string]: unknown;
};

/** When the server speaks, how it names its events (by their cause, unless the simulation breaks that rule), and how it seals them. */
export type Voice = {
  readonly at: string;
  readonly nameOf: (body: AuthorityBody) => string;
  readonly seal: AuthoritySeal;
};

/** The name of an event of the server follows from its cause, so that saying it twice says it once. */
export const nameByCause: Voice['nameOf'] = ({ cause, type }) => `${cause}~${type}`;

/** An event of the server about another event of a document, with its proof. */
export const authorityEvent = (
  { id, events }: { readonly id: string; readonly events: EventLog },
  { at, nameOf, seal }: Voice,
  body: AuthorityBody,
): AnyEvent => {
  const event = { ...body, id: nameOf(body), n: nextCounter(events), at, by: SERVER_ACTOR };
  return { ...event, mac: seal.of(id, event) };
};
