import type { Refusal } from '../../errors/refusal';
import { no, ok, type Result } from '../../lib/result';
import {
  inService,
  type AbandonReason,
  type Ticket,
  type TicketEventBody,
  type TicketOrigin,
  type TicketOutcome,
  type TicketStatus,
  type WaitBand,
} from '../model/ticket';

import { ticketDetails } from './ticket-details';

/** What a person can ask of a ticket. The fields are those of the events that follow. */
export type TicketCommand =
  | {
      readonly type: 'issue';
      readonly day: string;
      readonly series: string;
      readonly number: number;
      readonly reasonId: string;
      readonly priority: boolean;
      readonly appointmentId: string;
      readonly requestId: string;
      readonly citizenId: string;
      readonly dueAt: string;
      readonly label?: string;
      readonly trackKey?: string;
      readonly announced?: WaitBand | null;
      readonly origin?: TicketOrigin;
    }
  | { readonly type: 'call'; readonly deskId: string; readonly tentative: boolean; readonly why: readonly string[] }
  | { readonly type: 'recall' }
  /** `unlessServed`: nothing is written where the service has begun. */
  | { readonly type: 'start'; readonly unlessServed?: boolean }
  | { readonly type: 'hold' }
  | { readonly type: 'resume' }
  | { readonly type: 'park'; readonly roomId?: string }
  | { readonly type: 'requeue' }
  /** Empty or absent: to whoever serves the reason, and no way back. A way back that was promised before stands. */
  | {
      readonly type: 'transfer';
      readonly reasonId: string;
      readonly deskId?: string;
      readonly agentId?: string;
      readonly returnToDeskId?: string;
      readonly returnReasonId?: string;
    }
  /** After how many calls in vain the ticket ends, and how long nobody calls again until then, minutes. */
  | { readonly type: 'markNoAnswer'; readonly noAnswerCalls: number; readonly cooldownMin: number }
  | { readonly type: 'abandon'; readonly why?: AbandonReason }
  /** `isBackClosed`: nobody is at the desk that they should go back to, so that any other may receive them. */
  | {
      readonly type: 'finish';
      readonly outcome: TicketOutcome;
      readonly themeId?: string;
      readonly isBackClosed?: boolean;
    }
  | { readonly type: 'addRequest'; readonly requestId: string; readonly reasonId: string }
  | { readonly type: 'doubtTimes' }
  | { readonly type: 'markPriority'; readonly priority: boolean }
  | { readonly type: 'markPaper'; readonly paperId: string; readonly mark: 'seen' | 'missing' | '' }
  | { readonly type: 'closeDay' };

type Command<Type extends TicketCommand['type']> = Extract<TicketCommand, { type: Type }>;
type Simple = Exclude<TicketCommand, { type: 'issue' | 'call' | 'finish' }>;
type Decision = Result<TicketEventBody[], Refusal>;

const present: readonly TicketStatus[] = ['waiting', 'called', 'serving', 'onHold', 'parked'];

/** From which statuses each plain command is possible. */
const allowedFrom: Readonly<Record<Simple['type'], readonly TicketStatus[]>> = {
  recall: ['called'],
  start: ['called'],
  hold: ['serving'],
  resume: ['onHold'],
  park: ['waiting', 'called', 'serving', 'onHold'],
  // Who waits and is left in peace may be called again at once: they are here.
  requeue: ['waiting', 'called', 'parked', 'noAnswer', 'abandoned'],
  transfer: present,
  markNoAnswer: ['called'],
  abandon: present,
  addRequest: present,
  doubtTimes: ['called', 'serving', 'onHold', 'parked', 'done'],
  markPriority: present,
  markPaper: present,
  closeDay: ['waiting', 'called', 'parked'],
};

/** Names what holds the person on the copy of the writer. What holds them elsewhere, unknown to the writer, goes on. */
const seenBy = (state: Ticket): { readonly call: string } => ({ call: ticketDetails(state).heldBy });

type Transferred = Extract<TicketEventBody, { type: 'transferred' }>;

const onlyGiven = (facts: Readonly<Record<string, string | undefined>>): Partial<Transferred> =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined && value !== ''));

/** Who was promised the way back has it until they are there, over any number of further transfers. */
const transferred = (state: Ticket, command: Command<'transfer'>): Transferred => {
  const { reasonId, deskId, agentId } = command;
  const { returnToDeskId, returnReasonId } = ticketDetails(state);
  const back =
    returnToDeskId === ''
      ? { returnToDeskId: command.returnToDeskId, returnReasonId: command.returnReasonId ?? state.reasonId }
      : { returnToDeskId, returnReasonId };
  const isThere = back.returnToDeskId === undefined || back.returnToDeskId === '' || back.returnToDeskId === deskId;
  return {
    type: 'transferred',
    ...seenBy(state),
    reasonId,
    ...onlyGiven({ deskId, agentId, ...(isThere ? {} : back) }),
  };
};

/** The call that fills the count ends the ticket; until then it stays in the queue and rests. */
const unanswered = (state: Ticket, { noAnswerCalls, cooldownMin }: Command<'markNoAnswer'>): TicketEventBody =>
  ticketDetails(state).noAnswers + 1 < noAnswerCalls
    ? { type: 'noAnswer', ...seenBy(state), retryMin: Math.max(0, Math.round(cooldownMin)) }
    : { type: 'noAnswer', ...seenBy(state) };

const eventOf = (state: Ticket, command: Simple): TicketEventBody => {
  switch (command.type) {
    case 'recall':
      return { type: 'recalled' };
    case 'start':
      return { type: 'started', ...seenBy(state) };
    case 'hold':
      return { type: 'held' };
    case 'resume':
      return { type: 'resumed' };
    case 'park':
      return { type: 'parked', ...seenBy(state), ...(command.roomId === undefined ? {} : { roomId: command.roomId }) };
    case 'requeue':
      return { type: 'requeued', ...seenBy(state) };
    case 'transfer':
      return transferred(state, command);
    case 'markNoAnswer':
      return unanswered(state, command);
    case 'abandon':
      return { type: 'abandoned', ...seenBy(state), ...(command.why === undefined ? {} : { why: command.why }) };
    case 'addRequest':
      return { type: 'requestAdded', requestId: command.requestId, reasonId: command.reasonId };
    case 'doubtTimes':
      return { type: 'timesDoubted' };
    case 'markPriority':
      return { type: 'priorityMarked', priority: command.priority };
    case 'markPaper':
      return { type: 'paperMarked', paperId: command.paperId, mark: command.mark };
    case 'closeDay':
      return { type: 'notServedAtClosing', ...seenBy(state) };
  }
};

const decideCall = (state: Ticket, command: Command<'call'>, refused: Decision): Decision => {
  const called = { type: 'called', deskId: command.deskId, tentative: command.tentative, why: command.why } as const;
  switch (state.status) {
    case 'waiting':
    case 'parked':
      return ok([called]);
    case 'noAnswer':
    case 'abandoned':
      // Someone who comes back is in the queue first, so that their end does not hide the call.
      return ok([{ type: 'requeued', ...seenBy(state) }, called]);
    case 'called':
    case 'serving':
    case 'onHold':
      return no({ code: 'alreadyCalled', ticketId: state.id, deskId: state.deskId });
    default:
      return refused;
  }
};

/** What ends a service: the visit is over, or the person goes back to the desk that sent them. */
const ending = (state: Ticket, { outcome, themeId, isBackClosed }: Command<'finish'>): TicketEventBody => {
  const { returnToDeskId, returnReasonId } = ticketDetails(state);
  if (returnToDeskId !== '')
    return {
      type: 'transferred',
      ...seenBy(state),
      reasonId: returnReasonId || state.reasonId,
      ...onlyGiven({ deskId: isBackClosed === true ? '' : returnToDeskId }),
    };
  return { type: 'done', outcome, ...(themeId === undefined || themeId === '' ? {} : { themeId }) };
};

const decideFinish = (state: Ticket, command: Command<'finish'>, refused: Decision): Decision =>
  inService.has(state.status) ? ok([ending(state, command)]) : refused;

/** Whether nothing is left to do: who waits already goes back into the queue only from their rest. */
const isInVain = (state: Ticket, command: Simple): boolean =>
  command.type === 'requeue' && state.status === 'waiting' && ticketDetails(state).notBefore === '';

/** Which events a command on a ticket brings about, or why not. `state` is `null` for one that is not there yet. */
export const decideTicket = (state: Ticket | null, command: TicketCommand): Decision => {
  const refused: Decision = no({
    code: 'notInState',
    entity: 'ticket',
    status: state?.status ?? '',
    command: command.type,
  });
  if (command.type === 'issue') {
    const { type: _, ...facts } = command;
    return state ? refused : ok([{ type: 'issued', ...facts }]);
  }
  if (!state) return refused;
  if (command.type === 'call') return decideCall(state, command, refused);
  if (command.type === 'finish') return decideFinish(state, command, refused);
  if (command.type === 'start' && command.unlessServed === true && inService.has(state.status)) return ok([]);
  if (!allowedFrom[command.type].includes(state.status) || isInVain(state, command)) return refused;
  // Two desks that wish the same are of one mind: the second writes nothing.
  return ok(command.type === 'markPriority' && command.priority === state.priority ? [] : [eventOf(state, command)]);
};
