import { ticketDetails } from '#shared/domain/lifecycle/ticket-details';
import type { AbandonReason } from '#shared/domain/model/ticket';
import { callPolicyOf } from '#shared/domain/queue/call-policy';
import type { Refusal } from '#shared/errors/refusal';
import { no, type Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import { load } from '../../load';
import { loadReference } from '../../reference';
import type { Act } from '../door/act';
import { ticketAct } from './ticket-act';
import { callNext, callTicket } from './call';
import { cancelTicket } from './cancel-ticket';
import { checkIn, receiveToday } from './check-in';
import { closeDay } from './close-day';
import { finishService } from './finish-service';
import { logPassage } from './log-passage';
import { transferTicket } from './transfer-ticket';

export type StartServiceInput = { readonly ticketId: string };

/** The person is at the desk. */
export const startService = (
  context: DataContext,
  { ticketId }: StartServiceInput,
): Promise<Result<{ act: Act }, Refusal>> => ticketAct(context, 'started', ticketId, { type: 'start' });

export type RecallTicketInput = { readonly ticketId: string };

/** Calls the same person again. */
export const recallTicket = (
  context: DataContext,
  { ticketId }: RecallTicketInput,
): Promise<Result<{ act: Act }, Refusal>> => ticketAct(context, 'recalled', ticketId, { type: 'recall' });

export type MarkNoAnswerInput = { readonly ticketId: string };

/** Nobody came when called: they are called again after a while, and the last call in vain ends the ticket. */
export const markNoAnswer = async (
  context: DataContext,
  { ticketId }: MarkNoAnswerInput,
): Promise<Result<{ act: Act }, Refusal>> => {
  const ticket = await load(context, 'tickets', ticketId);
  if (!ticket) return no({ code: 'notFound', entity: 'ticket', id: ticketId });
  const { noAnswerCalls, cooldownMin } = callPolicyOf(await loadReference(context));
  const isLast = ticketDetails(ticket).noAnswers + 1 >= noAnswerCalls;
  return ticketAct(
    context,
    'noAnswer',
    ticketId,
    { type: 'markNoAnswer', noAnswerCalls, cooldownMin },
    isLast ? { end: '1' } : { min: String(cooldownMin) },
  );
};

export type RequeueTicketInput = { readonly ticketId: string };

/** Puts a ticket back into the queue, at its first arrival. */
export const requeueTicket = (
  context: DataContext,
  { ticketId }: RequeueTicketInput,
): Promise<Result<{ act: Act }, Refusal>> => ticketAct(context, 'requeued', ticketId, { type: 'requeue' });

/** `roomId` says where the person waits; without it anywhere. */
export type ParkTicketInput = { readonly ticketId: string; readonly roomId?: string };

/** Puts a ticket aside: the person comes back later. */
export const parkTicket = async (
  context: DataContext,
  { ticketId, roomId }: ParkTicketInput,
): Promise<Result<{ act: Act }, Refusal>> => {
  const room = (await loadReference(context)).rooms.find(({ id }) => id === roomId);
  // A room that was closed in the settings meanwhile is nowhere to wait.
  const command = room ? ({ type: 'park', roomId: room.id } as const) : ({ type: 'park' } as const);
  return ticketAct(context, 'parked', ticketId, command, { room: room?.name ?? '' });
};

export type AbandonTicketInput = { readonly ticketId: string; readonly why?: AbandonReason };

/** The person left without being served. */
export const abandonTicket = (
  context: DataContext,
  { ticketId, why }: AbandonTicketInput,
): Promise<Result<{ act: Act }, Refusal>> =>
  ticketAct(
    context,
    'abandoned',
    ticketId,
    { type: 'abandon', ...(why === undefined ? {} : { why }) },
    { why: why ?? '' },
  );

export type MarkPriorityInput = { readonly ticketId: string; readonly priority: boolean };

/** Gives legal priority to a ticket that was issued without, or takes it back. The reason is never noted. */
export const markPriority = (
  context: DataContext,
  { ticketId, priority }: MarkPriorityInput,
): Promise<Result<{ act: Act }, Refusal>> =>
  ticketAct(
    context,
    'priorityMarked',
    ticketId,
    { type: 'markPriority', priority },
    { priority: priority ? 'on' : 'off' },
  );

export type MarkPaperInput = {
  readonly ticketId: string;
  readonly paperId: string;
  readonly mark: 'seen' | 'missing' | '';
  /** The words of the paper, for the act; those of the reason where they are absent. */
  readonly label?: string;
};

/** Notes a paper seen or missing at the desk; `''` takes the mark back. */
export const markPaper = async (
  context: DataContext,
  { ticketId, paperId, mark, label }: MarkPaperInput,
): Promise<Result<{ act: Act }, Refusal>> => {
  const ticket = await load(context, 'tickets', ticketId);
  const { reasons } = await loadReference(context);
  // Reasons share the ids of their papers, but not always the words.
  const reason = reasons.find((one) => one.id === ticket?.reasonId);
  const paper = label ?? reason?.papers.find((one) => one.id === paperId)?.label ?? '';
  return ticketAct(context, 'paperMarked', ticketId, { type: 'markPaper', paperId, mark }, { paper, mark });
};

export type DoubtTimesInput = { readonly ticketId: string };

/** The end of a service was noted too late: its times are kept out of every average. */
export const doubtTimes = (
  context: DataContext,
  { ticketId }: DoubtTimesInput,
): Promise<Result<{ act: Act }, Refusal>> => ticketAct(context, 'timesDoubted', ticketId, { type: 'doubtTimes' });

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
