import { announcedPayload } from '#shared/domain/insights/day/announced-measures';
import type { Measure } from '#shared/domain/insights/day/measures';
import { ticketDetails } from '#shared/domain/lifecycle/ticket-details';
import { undoEvents } from '#shared/domain/lifecycle/undo';
import type { PauseReason } from '#shared/domain/model/desk-session';
import type { Refusal } from '#shared/errors/refusal';
import { no, ok, type Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import { load } from '../../load';
import { plainAll } from '../../plain';
import { deskNumber, loadReference, todayOf } from '../../reference';
import type { Act } from '../door/act';
import { type AnyChange, commandChange, eventChange } from '../door/changes';
import { commit } from '../door/commit';
import { deskAct, deskSessionId } from './desk-act';

export type SignOnDeskInput = { readonly deskId: string; readonly agentId: string };

/** Opens a desk for an agent. The screen keeps both in the settings of the station. */
export const signOnDesk = (
  context: DataContext,
  { deskId, agentId }: SignOnDeskInput,
): Promise<Result<{ act: Act }, Refusal>> =>
  deskAct(context, 'deskSignedOn', deskId, (day) => ({ type: 'open', day, deskId, agentId }));

export type LeaveDeskInput = { readonly deskId: string };

/** Nobody waits for a desk or an agent that is gone: who was sent to them alone waits for whoever serves the reason. */
const setFree = async (context: DataContext, deskId: string, day: string): Promise<readonly AnyChange[]> => {
  const agentId = (await load(context, 'deskSessions', deskSessionId(deskId, day)))?.agentId ?? '';
  const tickets = plainAll(await context.database.tickets.find({ selector: { day } }).exec());
  return tickets
    .filter((ticket) => {
      const { forDeskId, forAgentId } = ticketDetails(ticket);
      const isForHere = forDeskId === deskId || (agentId !== '' && forAgentId === agentId);
      return ticket.status === 'waiting' && isForHere;
    })
    .map(({ id, reasonId }) => commandChange('tickets', id, [{ type: 'transfer', reasonId }], { optional: true }));
};

/** Ends the session of a desk; not while someone is being served there. */
export const leaveDesk = (context: DataContext, { deskId }: LeaveDeskInput): Promise<Result<{ act: Act }, Refusal>> =>
  deskAct(context, 'deskLeft', deskId, () => ({ type: 'close' }), {
    freeHands: true,
    also: (day) => setFree(context, deskId, day),
  });

export type PauseDeskInput = { readonly deskId: string; readonly why?: PauseReason };

/** The desk serves nobody for a while. */
export const pauseDesk = (
  context: DataContext,
  { deskId, why }: PauseDeskInput,
): Promise<Result<{ act: Act }, Refusal>> =>
  deskAct(context, 'deskPaused', deskId, () => ({ type: 'pause', ...(why === undefined ? {} : { why }) }), {
    params: { why: why ?? '' },
  });

export type ResumeDeskInput = { readonly deskId: string };

/** The desk serves again. */
export const resumeDesk = (context: DataContext, { deskId }: ResumeDeskInput): Promise<Result<{ act: Act }, Refusal>> =>
  deskAct(context, 'deskResumed', deskId, () => ({ type: 'resume' }));

export type AnnounceMeasureInput = { readonly measure: Measure };

/**
 * Notes a change at the desks that was agreed on, in the log of that desk and day: every desk of the site reckons with it until it is
 * taken back or the day ends. Nobody is signed on by it: whoever is asked to sit down opens their desk themselves.
 */
export const announceMeasure = (
  context: DataContext,
  { measure }: AnnounceMeasureInput,
): Promise<Result<{ act: Act }, Refusal>> =>
  deskAct(
    context,
    'measureAnnounced',
    measure.deskId,
    (day) => ({ type: 'announce', announced: announcedPayload(measure, day) }),
    { params: { kind: measure.kind, from: measure.from } },
  );

/** `eventId` = the announcement in the log of that desk and day. */
export type WithdrawMeasureInput = { readonly deskId: string; readonly eventId: string };

/** Takes back what was announced, wherever that was: the window that said it may be closed by now. */
export const withdrawMeasure = async (
  context: DataContext,
  { deskId, eventId }: WithdrawMeasureInput,
): Promise<Result<{ act: Act }, Refusal>> => {
  const reference = await loadReference(context);
  const desk = deskNumber(reference, deskId);
  if (desk === '') return no({ code: 'notFound', entity: 'desk', id: deskId });
  const id = deskSessionId(deskId, todayOf(context, reference));
  const done = await commit(context, 'measureWithdrawn', { desk }, [
    eventChange('deskSessions', id, (current) => undoEvents(current?.events ?? [], [eventId])),
  ]);
  return done.ok ? ok({ act: done.value }) : done;
};

/** Every command about a desk. */
export const deskCommands = {
  signOnDesk,
  leaveDesk,
  pauseDesk,
  resumeDesk,
  announceMeasure,
  withdrawMeasure,
};
