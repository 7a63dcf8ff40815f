import { decideTicket } from '#shared/domain/lifecycle/decide-ticket';
import type { DeskSession } from '#shared/domain/model/desk-session';
import type { SiteReference } from '#shared/domain/model/reference';
import type { Ticket } from '#shared/domain/model/ticket';
import { callOrder, type RankedTicket } from '#shared/domain/queue/call-order';
import { callPolicyOf } from '#shared/domain/queue/call-policy';
import { callerNow, type DeskCaller } from '#shared/domain/queue/caller-of';
import type { Refusal } from '#shared/errors/refusal';
import { no, ok, type Result } from '#shared/lib/result';
import { mergeDocument } from '#shared/sync/merge-document';
import { soundDocument } from '#shared/sync/sound-document';

import type { DataContext } from '../../context';
import { load } from '../../load';
import { readAll } from '../../plain';
import { loadReference, todayOf } from '../../reference';
import { deskSessionId, ticketInHand } from '../desk/desk-act';
import type { Acted } from '../door/act';
import { commandChange, type Change } from '../door/changes';
import { commit } from '../door/commit';

export type CallNextInput = { readonly deskId: string };

/** Whom the desk called, why, and whether without the server's word. */
export type CallOutcome = {
  readonly ticketId: string;
  readonly why: RankedTicket['why'];
  readonly tentative: boolean;
};

/** The most candidates that the protocol takes. */
const mostCandidates = 50;

/** `eventId` is the id that the call will have, `stored` the ticket as the server holds it. */
type Granted = {
  readonly ticketId: string;
  readonly tentative: boolean;
  readonly eventId: string;
  readonly stored: Ticket | null;
};

/** The desk of the call with who sits there, when someone is signed on and its hands are free. */
export const readyDesk = async (
  context: DataContext,
  reference: SiteReference,
  deskId: string,
): Promise<Result<DeskCaller, Refusal>> => {
  const day = todayOf(context, reference);
  const desk = reference.desks.find((one) => one.id === deskId);
  if (!desk) return no({ code: 'notFound', entity: 'desk', id: deskId });
  const session: DeskSession | null = await load(context, 'deskSessions', deskSessionId(deskId, day));
  if (session?.status !== 'open') return no({ code: 'notSignedOn' });
  const held = await ticketInHand(context, day, deskId);
  if (held) return no({ code: 'deskHasTicket', ticketId: held.id });
  const nowIso = context.now().toISOString();
  return ok(callerNow(desk, session.agentId, { reference, sessions: [session], nowIso }));
};

/** Lets the server choose the one winner of a ticket; out of reach, the first candidate is called tentatively. */
export const grantOf = async (
  context: DataContext,
  deskId: string,
  candidates: readonly string[],
): Promise<Granted | null> => {
  const first = candidates[0];
  if (first === undefined) return null;
  const eventId = context.newId();
  const answer = await context.server.callNext({
    key: eventId,
    deskId,
    candidates: candidates.slice(0, mostCandidates),
  });
  if (!answer.ok) return { ticketId: first, tentative: true, eventId, stored: null };
  const { ticketId, ticket } = answer.value;
  if (ticketId === null) return null;
  const stored = ticket && soundDocument('tickets', ticket as unknown as Ticket);
  return { ticketId, tentative: false, eventId, stored };
};

/**
 * The call that was granted, written on top of what the server holds: else it would stand before an end that this desk has not heard of,
 * and the person would be free for another desk.
 */
const callChange = (
  { ticketId, tentative, eventId, stored }: Granted,
  deskId: string,
  why: readonly string[],
): Change<'tickets'> => {
  const change = commandChange('tickets', ticketId, [{ type: 'call', deskId, tentative, why }]);
  const named = (body: { readonly type: string }): string | null => (body.type === 'called' ? eventId : null);
  return {
    ...change,
    decide: (current, stamp) =>
      change.decide(current && stored ? mergeDocument('tickets', current, stored) : current, { ...stamp, named }),
  };
};

/** Calls whose turn it is at this desk, and says why them. */
export const callNext = async (context: DataContext, { deskId }: CallNextInput): Acted<CallOutcome> => {
  const reference = await loadReference(context);
  const desk = await readyDesk(context, reference, deskId);
  if (!desk.ok) return desk;
  const day = todayOf(context, reference);
  const tickets = await readAll<Ticket>(context.database.tickets.find({ selector: { day } }));
  const ranked = callOrder(tickets, desk.value, context.now().toISOString(), callPolicyOf(reference));
  const grant = await grantOf(
    context,
    deskId,
    ranked.map((one) => one.ticket.id),
  );
  const chosen = ranked.find((one) => one.ticket.id === grant?.ticketId);
  if (!grant || !chosen) return no({ code: 'nobodyWaiting' });
  const why = chosen.why.map((reason) => reason.code);
  const done = await commit(context, { code: 'called', label: chosen.ticket.label, desk: String(desk.value.number) }, [
    callChange(grant, deskId, why),
  ]);
  return done.ok
    ? ok({ ticketId: chosen.ticket.id, why: chosen.why, tentative: grant.tentative, ...done.value })
    : done;
};

export type CallTicketInput = { readonly ticketId: string; readonly deskId: string };
export type CallTicketOutcome = { readonly ticketId: string; readonly tentative: boolean };

/** Calls one person out of turn. */
export const callTicket = async (
  context: DataContext,
  { ticketId, deskId }: CallTicketInput,
): Acted<CallTicketOutcome> => {
  const desk = await readyDesk(context, await loadReference(context), deskId);
  if (!desk.ok) return desk;
  const ticket = await load(context, 'tickets', ticketId);
  if (!ticket) return no({ code: 'notFound', entity: 'ticket', id: ticketId });
  const decided = decideTicket(ticket, { type: 'call', deskId, tentative: false, why: [] });
  if (!decided.ok) return decided;
  // Someone who was put aside or did not answer is nobody's turn: there is nothing to win, and the server marks a call
  // that crosses another.
  const grant =
    ticket.status === 'waiting'
      ? await grantOf(context, deskId, [ticketId])
      : { ticketId, tentative: false, eventId: context.newId(), stored: null };
  // The server knows of a call that has not reached this desk yet.
  if (!grant) return no({ code: 'alreadyCalled', ticketId, deskId: ticket.deskId });
  const done = await commit(context, { code: 'called', label: ticket.label, desk: String(desk.value.number) }, [
    callChange(grant, deskId, ['chosen']),
  ]);
  return done.ok ? ok({ ticketId, tentative: grant.tentative, ...done.value }) : done;
};
