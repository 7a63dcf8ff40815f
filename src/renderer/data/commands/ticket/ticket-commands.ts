import { holdsCall } from '#shared/domain/lifecycle/crossing';
import { ticketDetails } from '#shared/domain/lifecycle/ticket-details';
import type { DeskSession } from '#shared/domain/model/desk-session';
import { type AbandonReason, inHand, type Ticket } from '#shared/domain/model/ticket';
import { callPolicyOf } from '#shared/domain/queue/call-policy';
import { no, ok, type Result } from '#shared/lib/result';
import { textOf } from '#shared/domain/lifecycle/read-payload';
import { undoneIds } from '#shared/domain/lifecycle/event-log';
import { undoEvents } from '#shared/domain/lifecycle/undo';
import type { LogCollection } from '#shared/sync/merge-document';
import type { Refusal } from '#shared/errors/refusal';
import type { SiteReference } from '#shared/domain/model/reference';
import type { ActFacts } from '#shared/domain/model/act-facts';
import type { TicketCommand } from '#shared/domain/lifecycle/decide-ticket';

import type { DataContext } from '../../context';
import { load } from '../../load';
import { readAll } from '../../plain';
import { loadReference, deskNumber, reasonOf, todayOf } from '../../reference';
import type { Acted } from '../door/act';
import { type AnyChange, eventChange, commandChange } from '../door/changes';
import { commit } from '../door/commit';
import { callNext, callTicket } from './call';
import { checkIn, receiveToday } from './check-in';
import { closeDay } from './close-day';
import { finishService } from './finish-service';
import { logPassage } from './log-passage';

/** An act that is one command on one ticket; `factsOf` hears its label. */
const ticketAct = async (
  context: DataContext,
  ticketId: string,
  command: TicketCommand,
  factsOf: (label: string) => ActFacts,
): Acted => {
  const ticket = await load(context, 'tickets', ticketId);
  if (!ticket) return no({ code: 'notFound', entity: 'ticket', id: ticketId });
  return commit(context, factsOf(ticket.label), [commandChange('tickets', ticketId, [command])]);
};

type TransferTicketInput = {
  readonly ticketId: string;
  /** What they go on for; a department is one of its reasons. */
  readonly reasonId: string;
  /** To this desk alone, or to this agent alone, wherever they sit. */
  readonly deskId?: string;
  readonly agentId?: string;
  /** The end of that service brings the person back to the desk where they are now, for what they are here for. */
  readonly comeBack?: boolean;
};

/** Where the person comes back to; nobody comes back from where they have not been. */
const wayBack = (ticket: Ticket | null, comeBack: boolean | undefined) =>
  comeBack === true && ticket !== null && inHand.has(ticket.status)
    ? { returnToDeskId: ticket.deskId, returnReasonId: ticket.reasonId }
    : {};

const targetOf = (
  reference: SiteReference,
  { deskId = '', agentId = '' }: TransferTicketInput,
): Result<{ readonly desk: string; readonly agent: string }, Refusal> => {
  const desk = deskNumber(reference, deskId);
  if (deskId !== '' && desk === '') return no({ code: 'notFound', entity: 'desk', id: deskId });
  const agent = reference.agents.find(({ id }) => id === agentId)?.shortName ?? '';
  if (agentId !== '' && agent === '') return no({ code: 'notFound', entity: 'agent', id: agentId });
  return ok({ desk, agent });
};

/** Sends the person on, with their first arrival: to whoever serves a reason, to one desk or to one agent. */
const transferTicket = async (context: DataContext, input: TransferTicketInput): Acted => {
  const { ticketId, reasonId, deskId = '', agentId = '' } = input;
  const reference = await loadReference(context);
  const reason = reasonOf(reference, reasonId);
  if (!reason.ok) return reason;
  const target = targetOf(reference, input);
  if (!target.ok) return target;
  const back = wayBack(await load(context, 'tickets', ticketId), input.comeBack);
  const command = { type: 'transfer', reasonId, deskId, agentId, ...back } as const;
  return ticketAct(context, ticketId, command, (label) => ({
    code: 'transferred',
    label,
    reason: reason.value.name,
    ...target.value,
    back: back.returnToDeskId === undefined ? '' : deskNumber(reference, back.returnToDeskId),
  }));
};

type OneTicket = { readonly ticketId: string };

type Step = { readonly collection: LogCollection; readonly id: string; readonly type: string };

/**
 * Takes back the step of a document that belongs to the ticket, whoever wrote it; with it the same step of tickets that were taken back
 * before: two desks may have noted one arrival, and the first of the two could not go while the second stood.
 */
const stepBack = async (context: DataContext, ticketId: string, { collection, id, type }: Step): Promise<AnyChange> => {
  const log = (await load(context, collection, id))?.events ?? [];
  const gone = undoneIds(log);
  const steps = log.filter((event) => event.type === type && !gone.has(event.id));
  const others = await Promise.all(
    steps.map(async (event) => (await load(context, 'tickets', textOf(event, 'ticketId')))?.status === 'void'),
  );
  const own = steps.filter((event, at) => ['', ticketId].includes(textOf(event, 'ticketId')) || others[at]);
  const ids = own.map((event) => event.id);
  const change = eventChange(collection, id, (now) => undoEvents(now?.events ?? [], ids), {
    optional: collection !== 'tickets',
  });
  return change as AnyChange;
};

/**
 * The ticket was given by mistake, by whichever desk or kiosk: it is taken back with its request, and a booked person is expected
 * again. Refused once anything was built on it, such as a call: who left then is noted as gone.
 */
const cancelTicket = async (context: DataContext, { ticketId }: OneTicket): Acted => {
  const ticket = await load(context, 'tickets', ticketId);
  if (!ticket) return no({ code: 'notFound', entity: 'ticket', id: ticketId });
  const { appointmentId, requestId, label } = ticket;
  const steps: readonly Step[] = [
    { collection: 'tickets', id: ticketId, type: 'issued' },
    ...(appointmentId === '' ? [] : [{ collection: 'appointments', id: appointmentId, type: 'arrived' } as const]),
    ...(requestId === '' ? [] : [{ collection: 'requests', id: requestId, type: 'received' } as const]),
  ];
  return commit(
    context,
    { code: 'ticketCancelled', label },
    await Promise.all(steps.map((step) => stepBack(context, ticketId, step))),
  );
};

/** Whether a call of another desk and machine has the person: their service is not begun here. */
const isCalledElsewhere = ({ station, deviceId }: DataContext, ticket: Ticket): boolean => {
  const { callId } = ticketDetails(ticket);
  const call = ticket.status === 'called' ? ticket.events.find(({ id }) => id === callId) : undefined;
  return call !== undefined && !holdsCall(call, { by: { ...station(), deviceId } });
};

/** The person is at the desk; refused while another desk calls them. */
export const startService = async (context: DataContext, { ticketId }: OneTicket): Acted => {
  const ticket = await load(context, 'tickets', ticketId);
  if (ticket && isCalledElsewhere(context, ticket))
    return no({ code: 'alreadyCalled', ticketId, deskId: ticket.deskId });
  return ticketAct(context, ticketId, { type: 'start' }, (label) => ({ code: 'started', label }));
};

/** Calls the same person again. */
export const recallTicket = (context: DataContext, { ticketId }: OneTicket): Acted =>
  ticketAct(context, ticketId, { type: 'recall' }, (label) => ({ code: 'recalled', label }));

/** Nobody came when called: they are called again after a while, and the last call in vain ends the ticket. */
export const markNoAnswer = async (context: DataContext, { ticketId }: OneTicket): Acted => {
  const ticket = await load(context, 'tickets', ticketId);
  if (!ticket) return no({ code: 'notFound', entity: 'ticket', id: ticketId });
  const { noAnswerCalls, cooldownMin } = callPolicyOf(await loadReference(context));
  const isLast = ticketDetails(ticket).noAnswers + 1 >= noAnswerCalls;
  const againMin = isLast ? null : cooldownMin;
  const command = { type: 'markNoAnswer', noAnswerCalls, cooldownMin } as const;
  return ticketAct(context, ticketId, command, (label) => ({ code: 'noAnswer', label, againMin }));
};

/** Whether a ticket was sent to a desk or an agent, and neither has opened today or is still there: nobody would call it. */
const isSentToNobody = async (context: DataContext, ticket: Ticket): Promise<boolean> => {
  const { forDeskId, forAgentId } = ticketDetails(ticket);
  if (forDeskId === '' && forAgentId === '') return false;
  const day = todayOf(context, await loadReference(context));
  const sessions = await readAll<DeskSession>(context.database.deskSessions.find({ selector: { day } }));
  return !sessions.some(
    ({ status, deskId, agentId }) =>
      status !== 'closed' && (deskId === forDeskId || (forAgentId !== '' && agentId === forAgentId)),
  );
};

/**
 * Puts a ticket back into the queue, at its first arrival; refused while another desk calls it. Who was sent to a desk that is gone
 * may be called by whoever serves the reason.
 */
export const requeueTicket = async (context: DataContext, { ticketId }: OneTicket): Acted => {
  const ticket = await load(context, 'tickets', ticketId);
  if (!ticket) return no({ code: 'notFound', entity: 'ticket', id: ticketId });
  if (ticket.status === 'called' && ticket.deskId !== context.station().deskId)
    return no({ code: 'alreadyCalled', ticketId, deskId: ticket.deskId });
  const free: readonly TicketCommand[] = (await isSentToNobody(context, ticket))
    ? [{ type: 'transfer', reasonId: ticket.reasonId }]
    : [];
  return commit(context, { code: 'requeued', label: ticket.label }, [
    commandChange('tickets', ticketId, [{ type: 'requeue' }, ...free]),
  ]);
};

/** `roomId` says where the person waits; without it anywhere. */
export type ParkTicketInput = OneTicket & { readonly roomId?: string };

/** Puts a ticket aside: the person comes back later. */
export const parkTicket = async (context: DataContext, { ticketId, roomId }: ParkTicketInput): Acted => {
  const room = (await loadReference(context)).rooms.find(({ id }) => id === roomId);
  // A room that was closed in the settings meanwhile is nowhere to wait.
  const command = room ? ({ type: 'park', roomId: room.id } as const) : ({ type: 'park' } as const);
  return ticketAct(context, ticketId, command, (label) => ({ code: 'parked', label, room: room?.name ?? '' }));
};

export type AbandonTicketInput = OneTicket & { readonly why?: AbandonReason };

/** The person left without being served. */
export const abandonTicket = (context: DataContext, { ticketId, why }: AbandonTicketInput): Acted => {
  const command = { type: 'abandon', ...(why === undefined ? {} : { why }) } as const;
  return ticketAct(context, ticketId, command, (label) => ({ code: 'abandoned', label, why: why ?? '' }));
};

export type MarkPriorityInput = OneTicket & { readonly priority: boolean };

/** Gives legal priority to a ticket that was issued without, or takes it back. The reason is never noted. */
export const markPriority = (context: DataContext, { ticketId, priority }: MarkPriorityInput): Acted =>
  ticketAct(context, ticketId, { type: 'markPriority', priority }, (label) => ({
    code: 'priorityMarked',
    label,
    priority,
  }));

export type MarkPaperInput = OneTicket & {
  readonly paperId: string;
  readonly mark: 'seen' | 'missing' | '';
  /** The words of the paper, for the act; those of the reason where they are absent. */
  readonly label?: string;
};

/** Notes a paper seen or missing at the desk; `''` takes the mark back. */
export const markPaper = async (context: DataContext, { ticketId, paperId, mark, label }: MarkPaperInput): Acted => {
  const ticket = await load(context, 'tickets', ticketId);
  const { reasons } = await loadReference(context);
  // Reasons share the ids of their papers, but not always the words.
  const reason = reasons.find((one) => one.id === ticket?.reasonId);
  const paper = label ?? reason?.papers.find((one) => one.id === paperId)?.label ?? '';
  return ticketAct(context, ticketId, { type: 'markPaper', paperId, mark }, () => ({
    code: 'paperMarked',
    paper,
    mark,
  }));
};

/** The end of a service was noted too late: its times are kept out of every average. */
export const doubtTimes = (context: DataContext, { ticketId }: OneTicket): Acted =>
  ticketAct(context, ticketId, { type: 'doubtTimes' }, (label) => ({ code: 'timesDoubted', label }));

/** Every command about a ticket. */
export const ticketCommands = {
  logPassage,
  checkIn,
  receiveToday,
  callNext,
  callTicket,
  startService,
  recallTicket,
  markNoAnswer,
  requeueTicket,
  parkTicket,
  abandonTicket,
  markPriority,
  markPaper,
  doubtTimes,
  transferTicket,
  finishService,
  cancelTicket,
  closeDay,
};
