import { announcedPayload } from '#shared/domain/lifecycle/announced-measures';
import type { Measure } from '#shared/domain/model/measure';
import type { FactsOf } from '#shared/domain/model/act-facts';
import { ticketDetails } from '#shared/domain/lifecycle/ticket-details';
import { undoEvents } from '#shared/domain/lifecycle/undo';
import type { DeskSession, PauseReason } from '#shared/domain/model/desk-session';
import { isInHandAt, type Ticket } from '#shared/domain/model/ticket';
import { servesReason } from '#shared/domain/queue/call-order';
import { callerOf } from '#shared/domain/queue/caller-of';
import { unserved } from '#shared/domain/queue/unserved';
import { entryById } from '#shared/lib/entry-by-id';
import { compareText } from '#shared/lib/compare';
import { no } from '#shared/lib/result';

import type { DataContext } from '../../context';
import { load } from '../../load';
import { readAll } from '../../plain';
import { deskNumber, loadReference, todayOf } from '../../reference';
import type { Acted } from '../door/act';
import { commandChange, eventChange, type AnyChange, type Change } from '../door/changes';
import { commit } from '../door/commit';
import { leftServiceEnd } from '../ticket/finish-service';
import { deskAct, deskSessionId, ticketsInHand } from './desk-act';

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

/** A desk and an agent that are gone, `''` = none is. */
type Gone = { readonly deskId: string; readonly agentId: string };

/** Whether a ticket waits for a desk or an agent that is gone. */
const waitsForGone = (ticket: Ticket, { deskId, agentId }: Gone): boolean => {
  const { forDeskId, forAgentId } = ticketDetails(ticket);
  const isForHere = (deskId !== '' && forDeskId === deskId) || (agentId !== '' && forAgentId === agentId);
  return ticket.status === 'waiting' && isForHere;
};

/** Frees people who were sent to a desk or an agent that is gone: any desk that serves their reason may call them. */
const setFree = async (context: DataContext, gone: Gone, day: string): Promise<readonly AnyChange[]> => {
  const tickets = await readAll<Ticket>(context.database.tickets.find({ selector: { day } }));
  return tickets
    .filter((ticket) => waitsForGone(ticket, gone))
    .map(({ id, reasonId }) => commandChange('tickets', id, [{ type: 'transfer', reasonId }], { optional: true }));
};

/** The agent for whom a desk stands open or was open last on a day, `''` = nobody. */
const agentAt = async (context: DataContext, deskId: string, day: string): Promise<string> =>
  (await load(context, 'deskSessions', deskSessionId(deskId, day)))?.agentId ?? '';

/** Tickets by their numbers, in order; `''` = none. */
const named = (tickets: readonly Ticket[]): string =>
  tickets
    .map(({ label }) => label)
    .toSorted(compareText)
    .join(', ');

/** What became of a person whom a desk had in hand when its agent was gone already. */
export type LeftEnd = 'done' | 'parked' | 'waiting' | 'left';
export type LeftPerson = { readonly ticketId: string; readonly as: LeftEnd };

/**
 * Ends what a desk has in hand, for whoever closes it in the place of its agent. Each of these ends counts from any desk: a `requeued` would be of the desk
 * that called alone (0068). When the service ended nobody knows, so its duration is doubted.
 */
const endingOf = async (context: DataContext, ticket: Ticket, as: LeftEnd): Promise<readonly AnyChange[]> => {
  if (as === 'done') return leftServiceEnd(context, ticket);
  const command = {
    parked: { type: 'park' },
    waiting: { type: 'transfer', reasonId: ticket.reasonId },
    left: { type: 'abandon', why: 'left' },
  } as const;
  return [commandChange('tickets', ticket.id, [command[as]])];
};

/** The end of a person as far as the desk still has them in hand: they may have been sent on, or served elsewhere, since the question was asked. */
const onlyInHand = (change: AnyChange, deskId: string): AnyChange => {
  if (change.collection !== 'tickets') return change;
  const decide: Change<'tickets'>['decide'] = (current, stamp) =>
    current && !isInHandAt(current, deskId)
      ? no({ code: 'notInState', entity: 'ticket', status: current.status, command: 'leave' })
      : change.decide(current, stamp);
  return { ...change, decide };
};

type Left = {
  readonly changes: readonly AnyChange[];
  readonly became: Pick<FactsOf<'deskLeft'>, 'ended' | 'requeued' | 'gone'>;
};

const settle = async (context: DataContext, deskId: string, people: readonly LeftPerson[]): Promise<Left> => {
  const found = await Promise.all(
    people.map(async ({ ticketId, as }) => ({ as, ticket: await load(context, 'tickets', ticketId) })),
  );
  const known = found.flatMap(({ ticket, as }) => (ticket ? [{ ticket, as }] : []));
  const changes = await Promise.all(known.map(({ ticket, as }) => endingOf(context, ticket, as)));
  const labels = (end: LeftEnd): string => named(known.flatMap(({ ticket, as }) => (as === end ? [ticket] : [])));
  return {
    changes: changes.flat().map((change) => onlyInHand(change, deskId)),
    became: { ended: labels('done'), requeued: labels('waiting'), gone: labels('left') },
  };
};

/**
 * Whom a desk had set aside, and at which other open desks they stand to be taken up: those that serve what they are here for. `alone` = those who wait and
 * could be called at this desk only.
 */
const leftBehind = async (
  context: DataContext,
  deskId: string,
  people: readonly LeftPerson[],
): Promise<Pick<FactsOf<'deskLeft'>, 'aside' | 'takers' | 'alone'>> => {
  const reference = await loadReference(context);
  const day = todayOf(context, reference);
  const tickets = await readAll<Ticket>(context.database.tickets.find({ selector: { day } }));
  const sessions = await readAll<DeskSession>(context.database.deskSessions.find({ selector: { day } }));
  const nowIso = context.now().toISOString();
  const isParkedNow = (id: string): boolean => people.some(({ ticketId, as }) => ticketId === id && as === 'parked');
  const aside = tickets.filter(
    ({ id, status, deskId: at }) => at === deskId && (status === 'parked' || isParkedNow(id)),
  );
  const takers = reference.desks.filter((desk) => {
    const session = sessions.find((one) => one.deskId === desk.id && one.status !== 'closed' && desk.id !== deskId);
    const caller = session && callerOf(desk, session.agentId, reference);
    return caller && aside.some(({ reasonId }) => servesReason(caller, reasonId));
  });
  const numbers = takers.map(({ number }) => number).toSorted((a, b) => a - b);
  const others = sessions.filter((one) => one.deskId !== deskId);
  const gone = { deskId, agentId: await agentAt(context, deskId, day) };
  // The act frees them: without their log they are sent nowhere.
  const freed = tickets.map((ticket) => (waitsForGone(ticket, gone) ? { ...ticket, events: [] } : ticket));
  const before = new Set(unserved({ reference, tickets, sessions, nowIso }).map(({ id }) => id));
  return {
    aside: named(aside),
    takers: numbers.join(' ou '),
    alone: named(unserved({ reference, tickets: freed, sessions: others, nowIso }).filter(({ id }) => !before.has(id))),
  };
};

/** `people` = what became of those whom the desk has in hand, by somebody who closes it in the place of its agent. */
export type LeaveDeskInput = OneDesk & { readonly people?: readonly LeftPerson[] };

/**
 * Ends the session of a desk; not while someone is being served there of whom nobody says what became of them, nor with somebody who is there no more. Who
 * was set aside stays so, and the act says where they go on.
 */
export const leaveDesk = async (context: DataContext, { deskId, people = [] }: LeaveDeskInput): Acted => {
  const left = await leftBehind(context, deskId, people);
  const { changes, became } = await settle(context, deskId, people);
  return deskAct(
    context,
    deskId,
    () => ({ type: 'close' }),
    (desk) => ({ code: 'deskLeft', desk, ...left, ...became }),
    {
      freeHands: { except: people.map(({ ticketId }) => ticketId) },
      also: async (day) => [
        ...changes,
        ...(await setFree(context, { deskId, agentId: await agentAt(context, deskId, day) }, day)),
      ],
    },
  );
};

/** `from` = the agent for whom the desk was seen open. */
export type TakeOverDeskInput = SignOnDeskInput & { readonly from: string };

/**
 * An agent takes the place of another one whose desk stands open: it closes and opens in one act. Whom the desk has in hand stays there, in the service that
 * has begun; who was sent to the agent before, and to no desk, may be called by any that serves their reason.
 */
export const takeOverDesk = async (context: DataContext, { deskId, agentId, from }: TakeOverDeskInput): Acted => {
  const reference = await loadReference(context);
  const held = named(await ticketsInHand(context, todayOf(context, reference), deskId));
  const agent = entryById(reference.agents, from)?.shortName ?? '';
  return deskAct(
    context,
    deskId,
    (day) => ({ type: 'takeOver', day, deskId, agentId, from }),
    (desk) => ({ code: 'deskTakenOver', desk, agent, held }),
    { also: (day) => setFree(context, { deskId: '', agentId: from }, day) },
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
export const deskCommands = {
  signOnDesk,
  takeOverDesk,
  leaveDesk,
  pauseDesk,
  resumeDesk,
  announceMeasure,
  withdrawMeasure,
};
