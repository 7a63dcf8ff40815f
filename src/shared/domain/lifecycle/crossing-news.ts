import type { AnyEvent } from '../model/event';
import { inHand, type Ticket } from '../model/ticket';
import type { Request } from '../model/request';
import { endsOfCalls } from './crossing';
import { isBeside } from './crossed-plan';
import { compareEvents, effectiveEvents } from './event-log';
import { textOf } from './read-payload';
import { ticketDetails } from './ticket-details';

/** Events that show that an agent has dealt with the person since. A mark does not: it may be written without having heard either. */
const acts: ReadonlySet<string> = new Set([...endsOfCalls, 'called', 'started', 'done']);

/**
 * An end or a start that changed nothing because a desk held the person; `isThere` = they are at a desk still, `deskId` is that one. Where they
 * are at no desk, `why` says what their writer had not heard of: a call, that their own call was taken back, or that a colleague had sent the
 * person on, set them aside or put them back.
 */
export type CrossingNews = {
  readonly event: AnyEvent;
  readonly deskId: string;
  readonly isThere: boolean;
  readonly why: 'called' | 'takenBack' | 'movedOn';
};

/** Why an event changed nothing, by what it crossed. */
export const whyOf = (event: AnyEvent, by: AnyEvent): CrossingNews['why'] => {
  if (by.id === event.id) return 'takenBack';
  return endsOfCalls.has(by.type) ? 'movedOn' : 'called';
};

/**
 * The ends and starts that changed nothing, the latest of each agent, as long as they are news: the service did not take place, and their writer has not
 * done something else for the person since.
 */
export const crossedEnds = (ticket: Ticket): readonly CrossingNews[] => {
  const { crossed } = ticketDetails(ticket);
  if (ticket.status === 'done' || ticket.status === 'void') return [];
  const vain = new Set(crossed.map(({ event }) => event.id));
  const isAct = ({ id, type }: AnyEvent): boolean => acts.has(type) && !vain.has(id);
  return (
    crossed
      .filter(({ event: { n, by } }, index) => {
        const isTheirs = (one: AnyEvent): boolean => one.by.agentId === by.agentId;
        return (
          !crossed.slice(index + 1).some(({ event }) => isTheirs(event)) &&
          !ticket.events.some((one) => isTheirs(one) && isAct(one) && one.n > n)
        );
      })
      .map(({ event, by }) => {
        const isThere = inHand.has(ticket.status);
        return {
          event,
          deskId: isThere ? ticket.deskId : textOf(by, 'deskId') || by.by.deskId,
          isThere,
          why: whyOf(event, by),
        };
      })
      // Who began a service and has the person at their own desk learns nothing.
      .filter(({ event, deskId, isThere }) => !(event.type === 'started' && isThere && deskId === event.by.deskId))
  );
};

/** A step of a request, and the one of a desk that had not heard of it and that counts in its place. */
export type CrossedStep = { readonly event: AnyEvent; readonly by: AnyEvent };

const steps: ReadonlySet<string> = new Set(['assigned', 'started', 'waitingOnCitizen', 'answered', 'closed']);

const saysTheSame = (event: AnyEvent, by: AnyEvent): boolean =>
  event.type === by.type &&
  ['outcome', 'departmentId', 'agentId'].every((field) => textOf(event, field) === textOf(by, field));

/** The steps of a request that another desk crossed by closing it, or by giving it to somebody else, as long as that stands. */
const overruled = (told: readonly AnyEvent[], events: readonly AnyEvent[]): readonly CrossedStep[] => {
  const since = told.slice(told.findLastIndex(({ type }) => type === 'reopened') + 1);
  const closing = since.find(({ type }) => type === 'closed');
  const by = closing ?? since.findLast(({ type }) => type === 'assigned');
  if (!by) return [];
  return since.flatMap((event): CrossedStep[] => {
    const isOfKind = closing ? steps.has(event.type) : event.type === 'assigned' && compareEvents(event, by) < 0;
    if (event === by || !isOfKind || saysTheSame(event, by) || !isBeside(event, by, events)) return [];
    return [{ event, by }];
  });
};

/**
 * Those steps as long as their writer has not gone on with the request since. The merge keeps both steps; whoever took the other one believes that it
 * counts.
 */
export const crossedSteps = ({ events }: Pick<Request, 'events'>): readonly CrossedStep[] => {
  const told = effectiveEvents(events);
  return overruled(told, events).filter(({ event, by }) => {
    const n = Math.max(event.n, by.n);
    return !told.some((one) => one.by.agentId === event.by.agentId && one.n > n);
  });
};

/** What a closing of another desk leaves no trace of. An answer was given all the same, and who has the request stays written. */
const endedByClosing: ReadonlySet<string> = new Set(['started', 'waitingOnCitizen', 'closed']);

/** The steps that changed nothing, for the history: they stand in it beside the one that counts. */
export const stepsInVain = ({ events }: Pick<Request, 'events'>): readonly CrossedStep[] =>
  overruled(effectiveEvents(events), events).filter(
    ({ event, by }) => by.type !== 'closed' || endedByClosing.has(event.type),
  );
