import { announcedPayload } from '#shared/domain/insights/day/announced-measures';
import type { Measure } from '#shared/domain/insights/day/measures';
import type { FactsOf } from '#shared/domain/model/act-facts';
import { ticketDetails } from '#shared/domain/lifecycle/ticket-details';
import { undoEvents } from '#shared/domain/lifecycle/undo';
import type { DeskSession, PauseReason } from '#shared/domain/model/desk-session';
import type { Ticket } from '#shared/domain/model/ticket';
import { servesReason } from '#shared/domain/queue/call-order';
import { callerOf } from '#shared/domain/queue/caller-of';
import { compareText } from '#shared/lib/compare';
import { no } from '#shared/lib/result';

import type { DataContext } from '../../context';
import { load } from '../../load';
import { readAll } from '../../plain';
import { deskNumber, loadReference, todayOf } from '../../reference';
import type { Acted } from '../door/act';
import { commandChange, eventChange, type AnyChange } from '../door/changes';
import { commit } from '../door/commit';
import { deskAct, deskSessionId } from './desk-act';

type OneDesk = { readonly deskId: string };

export type SignOnDeskInput = OneDesk & { readonly agentId: string };

/** Opens a desk for an agent. The screen keeps both in the settings of the station. */
export const signOnDesk = (context: DataContext, { deskId, agentId }: SignOnDeskInput): Acted =>
  deskAct(
    context,
    deskId,
    (day) => ({ type: 'open', day, deskId, agentId }),
    (desk) => ({ code: 'deskSignedOn', desk }),
  );

/** Frees people who were sent to a desk or an agent that is gone: any desk that serves their reason may call them. */
const setFree = async (context: DataContext, deskId: string, day: string): Promise<readonly AnyChange[]> => {
  const agentId = (await load(context, 'deskSessions', deskSessionId(deskId, day)))?.agentId ?? '';
  const tickets = await readAll<Ticket>(context.database.tickets.find({ selector: { day } }));
  return tickets
    .filter((ticket) => {
      const { forDeskId, forAgentId } = ticketDetails(ticket);
      const isForHere = forDeskId === deskId || (agentId !== '' && forAgentId === agentId);
      return ticket.status === 'waiting' && isForHere;
    })
    .map(({ id, reasonId }) => commandChange('tickets', id, [{ type: 'transfer', reasonId }], { optional: true }));
};

/** Whom a desk had set aside, and at which other open desks they stand to be taken up: those that serve what they are here for. */
const leftAside = async (
  context: DataContext,
  deskId: string,
): Promise<Pick<FactsOf<'deskLeft'>, 'aside' | 'takers'>> => {
  const reference = await loadReference(context);
  const day = todayOf(context, reference);
  const tickets = await readAll<Ticket>(context.database.tickets.find({ selector: { day } }));
  const sessions = await readAll<DeskSession>(context.database.deskSessions.find({ selector: { day } }));
  const aside = tickets.filter((ticket) => ticket.status === 'parked' && ticket.deskId === deskId);
  const takers = reference.desks.filter((desk) => {
    const session = sessions.find((one) => one.deskId === desk.id && one.status !== 'closed' && desk.id !== deskId);
    const caller = session && callerOf(desk, session.agentId, reference);
    return caller && aside.some(({ reasonId }) => servesReason(caller, reasonId));
  });
  const numbers = takers.map(({ number }) => number).toSorted((a, b) => a - b);
  return {
    aside: aside
      .map(({ label }) => label)
      .toSorted(compareText)
      .join(', '),
    takers: numbers.join(' ou '),
  };
};

/** Ends the session of a desk; not while someone is being served there. Who was set aside stays so, and the act says where they go on. */
export const leaveDesk = async (context: DataContext, { deskId }: OneDesk): Acted => {
  const left = await leftAside(context, deskId);
  return deskAct(
    context,
    deskId,
    () => ({ type: 'close' }),
    (desk) => ({ code: 'deskLeft', desk, ...left }),
    { freeHands: true, also: (day) => setFree(context, deskId, day) },
  );
};

export type PauseDeskInput = OneDesk & { readonly why?: PauseReason };

/** The desk serves nobody for a while. */
export const pauseDesk = (context: DataContext, { deskId, why }: PauseDeskInput): Acted =>
  deskAct(
    context,
    deskId,
    () => ({ type: 'pause', ...(why === undefined ? {} : { why }) }),
    (desk) => ({ code: 'deskPaused', desk, why: why ?? '' }),
  );

/** The desk serves again. */
export const resumeDesk = (context: DataContext, { deskId }: OneDesk): Acted =>
  deskAct(
    context,
    deskId,
    () => ({ type: 'resume' }),
    (desk) => ({ code: 'deskResumed', desk }),
  );

export type AnnounceMeasureInput = { readonly measure: Measure };

/**
 * Notes a change at the desks that was agreed on, in the log of that desk and day: every desk of the site reckons with it until it is
 * taken back or the day ends. Nobody is signed on by it: whoever is asked to sit down opens their desk themselves.
 */
export const announceMeasure = (context: DataContext, { measure }: AnnounceMeasureInput): Acted =>
  deskAct(
    context,
    measure.deskId,
    (day) => ({ type: 'announce', announced: announcedPayload(measure, day) }),
    (desk) => ({ code: 'measureAnnounced', desk, kind: measure.kind, from: measure.from }),
  );

/** `eventId` = the announcement in the log of that desk and day. */
export type WithdrawMeasureInput = OneDesk & { readonly eventId: string };

/** Takes back what was announced, wherever that was: the window that said it may be closed by now. */
export const withdrawMeasure = async (context: DataContext, { deskId, eventId }: WithdrawMeasureInput): Acted => {
  const reference = await loadReference(context);
  const desk = deskNumber(reference, deskId);
  if (desk === '') return no({ code: 'notFound', entity: 'desk', id: deskId });
  const id = deskSessionId(deskId, todayOf(context, reference));
  return commit(context, { code: 'measureWithdrawn', desk }, [
    eventChange('deskSessions', id, (current) => undoEvents(current?.events ?? [], [eventId])),
  ]);
};

/** Every command about a desk. */
export const deskCommands = { signOnDesk, leaveDesk, pauseDesk, resumeDesk, announceMeasure, withdrawMeasure };
