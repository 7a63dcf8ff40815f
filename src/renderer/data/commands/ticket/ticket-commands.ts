import { ticketDetails } from '#shared/domain/lifecycle/ticket-details';
import type { AbandonReason } from '#shared/domain/model/ticket';
import { callPolicyOf } from '#shared/domain/queue/call-policy';
import { no } from '#shared/lib/result';

import type { DataContext } from '../../context';
import { load } from '../../load';
import { loadReference } from '../../reference';
import type { Acted } from '../door/act';
import { callNext, callTicket } from './call';
import { cancelTicket } from './cancel-ticket';
import { checkIn, receiveToday } from './check-in';
import { closeDay } from './close-day';
import { finishService } from './finish-service';
import { logPassage } from './log-passage';
import { ticketAct } from './ticket-act';
import { transferTicket } from './transfer-ticket';

type OneTicket = { readonly ticketId: string };

/** The person is at the desk. */
export const startService = (context: DataContext, { ticketId }: OneTicket): Acted =>
  ticketAct(context, ticketId, { type: 'start' }, (label) => ({ code: 'started', label }));

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

/** Puts a ticket back into the queue, at its first arrival; refused while another desk calls it. */
export const requeueTicket = async (context: DataContext, { ticketId }: OneTicket): Acted => {
  const ticket = await load(context, 'tickets', ticketId);
  if (ticket?.status === 'called' && ticket.deskId !== context.station().deskId)
    return no({ code: 'alreadyCalled', deskId: ticket.deskId });
  return ticketAct(context, ticketId, { type: 'requeue' }, (label) => ({ code: 'requeued', label }));
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
