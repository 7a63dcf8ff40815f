import type { RxCollection } from 'rxdb/plugins/core';

import { settleDoubleCall as settleEvents } from '#shared/domain/conflicts/double-call';
import type { SettledPart } from '#shared/domain/conflicts/settled-today';
import { undoEvents } from '#shared/domain/lifecycle/undo';
import type { TellingChannel, Appointment } from '#shared/domain/model/appointment';
import type { CitizenField } from '#shared/domain/model/citizen';
import { knownBy, toCitizenValues } from '#shared/domain/model/citizen-values';
import { type CollectionName, collectionNames, type Documents } from '#shared/domain/model/collections';
import { inService } from '#shared/domain/model/ticket';
import { checkPreApplicationNumber } from '#shared/domain/scheduling/pre-application-number';
import type { Refusal } from '#shared/errors/refusal';
import { no, ok, type Result } from '#shared/lib/result';
import { placementEvent } from '#shared/domain/lifecycle/placement-event';
import type { CallInput } from '#shared/sync/wire/calls';
import type { AppointmentCommand } from '#shared/domain/lifecycle/decide-appointment';
import type { Slot } from '#shared/domain/scheduling/placed';

import type { DataContext } from '../../context';
import { resendOf, sendAgain } from '../../database/resend';
import { load } from '../../load';
import { deskNumber, loadReference } from '../../reference';
import { appointmentAct } from '../appointment/appointment-act';
import type { Acted } from '../door/act';
import { type AnyChange, commandChange, eventChange, inTurn, registerChange } from '../door/changes';
import { adminRefusalAtServer, commit } from '../door/commit';
import { reservePlace } from '../appointment/reserve-place';
import { placeFor } from '../appointment/room';
import { citizenName } from '../citizen/citizen-part';

/** Who goes where: the surplus itself, or one of those who hold the room that it wants. */
type SettleByMoveInput = {
  readonly surplusId: string;
  readonly moverId: string;
  readonly to: Slot;
  /** The person agreed already, by this channel: they need not be told any more. */
  readonly agreedBy?: TellingChannel;
};

const missing = (id: string): Result<never, Refusal> => no({ code: 'notFound', entity: 'appointment', id });

/**
 * The surplus stays where it is, in the room that the other leaves: a new placement at the same place, at which the server
 * looks again. Who is here already does not move any more, so their surplus is kept.
 */
const stays = (surplus: Appointment, settles: string): AnyChange => {
  const { day, time, durationMin, deskId } = surplus;
  const command =
    surplus.status === 'booked'
      ? ({ type: 'reschedule', day, time, durationMin, deskId, settles } as const)
      : ({ type: 'keep' } as const);
  return commandChange('appointments', surplus.id, [command]);
};

/** Settles a surplus by a move, in one act: whoever moves has to be told, which stays a task until somebody did. */
const settleByMove = async (context: DataContext, { surplusId, moverId, to, agreedBy }: SettleByMoveInput): Acted => {
  const surplus = await load(context, 'appointments', surplusId);
  if (!surplus) return missing(surplusId);
  const mover = await load(context, 'appointments', moverId);
  if (!mover) return missing(moverId);
  const reference = await loadReference(context);
  const { day, time, deskId } = to;
  const wish = { reasonId: mover.reasonId, durationMin: mover.durationMin, time, deskId };
  const place = await placeFor(context, reference, day, wish, mover.id);
  if (!place.ok) return place;
  const wanted = { appointmentId: mover.id, reasonId: mover.reasonId, place: place.value };
  const promised = await reservePlace(context, reference, wanted);
  if (!promised.ok) return promised;
  const settles = placementEvent(surplus)?.id ?? '';
  const facts = {
    code: 'rescheduled',
    name: await citizenName(context, mover.citizenId),
    day,
    time,
    desk: deskNumber(reference, place.value.deskId),
  } as const;
  const isNews = place.value.day !== mover.day || place.value.time !== mover.time;
  const commands: AppointmentCommand[] = [
    { type: 'reschedule', ...place.value, ...promised.value.promised, settles },
    ...(agreedBy !== undefined && isNews ? [{ type: 'inform', channel: agreedBy } as const] : []),
  ];
  return commit(context, facts, [
    commandChange('appointments', mover.id, commands),
    ...(mover.id === surplus.id ? [] : [stays(surplus, settles)]),
  ]);
};

type SettleByKeepingInput = { readonly appointmentId: string };

/** The surplus stays, knowingly. */
const settleByKeeping = (context: DataContext, { appointmentId }: SettleByKeepingInput): Acted =>
  appointmentAct(context, appointmentId, { type: 'keep' }, (name) => ({ code: 'surplusKept', name }));

export type SettleDoubleInput = { readonly appointmentId: string; readonly other: string };

/** The person keeps both appointments. */
const settleDouble = (context: DataContext, { appointmentId, other }: SettleDoubleInput): Acted =>
  appointmentAct(context, appointmentId, { type: 'keepBoth', other }, (name) => ({ code: 'bothKept', name }));

export type SettleDoubleCallInput = {
  readonly ticketId: string;
  /** The desk that keeps the person. */
  readonly deskId: string;
};

/** One of two desks keeps a person whom both called; the call of the other is taken back. */
export const settleDoubleCall = async (context: DataContext, { ticketId, deskId }: SettleDoubleCallInput): Acted => {
  const ticket = await load(context, 'tickets', ticketId);
  if (!ticket) return no({ code: 'notFound', entity: 'ticket', id: ticketId });
  const refused = { code: 'notInState', entity: 'ticket', status: ticket.status, command: 'settle' } as const;
  if (settleEvents(ticket, deskId).length === 0) return no(refused);
  const desk = deskNumber(await loadReference(context), deskId);
  let isServing = false;
  const settled = eventChange('tickets', ticketId, (current) => {
    const bodies = current ? settleEvents(current, deskId) : [];
    isServing = current !== null && inService.has(current.status) && current.deskId === deskId;
    return bodies.length > 0 ? ok(bodies) : no(refused);
  });
  // A service goes on under the call that its desk is given, and its start names that call.
  const start = commandChange('tickets', ticketId, [{ type: 'start', unlessServed: true }]);
  const begun: typeof start = { ...start, decide: (...given) => (isServing ? start.decide(...given) : ok(null)) };
  return commit(context, { code: 'doubleCallSettled', label: ticket.label, desk }, [inTurn(settled, begun)]);
};

export type SettleIdentityInput = {
  readonly citizenId: string;
  readonly field: CitizenField;
  /** The value that counts from now on: one of the two. */
  readonly value: string;
};

/** Chooses between two values that were written without knowing of each other; the review is closed with it. */
export const settleIdentity = async (context: DataContext, { citizenId, field, value }: SettleIdentityInput): Acted => {
  const citizen = await load(context, 'citizens', citizenId);
  if (!citizen) return no({ code: 'notFound', entity: 'citizen', id: citizenId });
  const name = knownBy({ ...toCitizenValues(citizen), [field]: value });
  return commit(context, { code: 'identityChosen', name }, [
    registerChange(citizenId, { [field]: value, [`${field}~other`]: '' }),
  ]);
};

export type SettleNumberInput = {
  readonly appointmentId: string;
  /** The number as it stands, and as it shall be: ten letters or digits, or `''` when not known. */
  readonly from: string;
  readonly to: string;
};

/** Corrects the pre-application number of one person of an appointment. */
export const settleNumber = async (context: DataContext, { appointmentId, from, to }: SettleNumberInput): Acted => {
  const appointment = await load(context, 'appointments', appointmentId);
  if (!appointment) return no({ code: 'notFound', entity: 'appointment', id: appointmentId });
  const at = appointment.persons.findIndex((person) => person.preApplicationNumber === from);
  const number = checkPreApplicationNumber(to);
  if (number.value !== '' && !number.ok)
    return no({ code: 'preApplicationNumberInvalid', person: Math.max(0, at) + 1, missing: number.missing });
  const persons = appointment.persons.map((person, index) =>
    index === at ? { ...person, preApplicationNumber: number.value } : person,
  );
  return appointmentAct(context, appointmentId, { type: 'correctPersons', persons }, (name) => ({
    code: 'numberCorrected',
    name,
  }));
};

export type SettleTellingInput = { readonly appointmentId: string; readonly channel: TellingChannel };

/** Notes that the person knows where their appointment is now. */
export const settleTelling = (context: DataContext, { appointmentId, channel }: SettleTellingInput): Acted =>
  appointmentAct(context, appointmentId, { type: 'inform', channel }, (name) => ({
    code: 'personInformed',
    name,
    channel,
  }));

export type SettleRetryInput = { readonly collection: string; readonly id: string };

const isCollection = (name: string): name is CollectionName => (collectionNames as readonly string[]).includes(name);

/**
 * Sends a document that the server put aside once more, as it stands: who wrote it may have other rights by now, or the
 * server a newer version. Until it answers, the document counts as « à envoyer » again.
 */
export const settleRetry = async (
  context: DataContext,
  { collection, id }: SettleRetryInput,
): Promise<Result<null, Refusal>> => {
  const missing = no({ code: 'notFound', entity: 'appointment', id } as const);
  if (!isCollection(collection)) return missing;
  const { database } = context;
  const all = database.collections[collection] as unknown as RxCollection<Documents[CollectionName]>;
  const document = await all.findOne(id).exec();
  if (!document) return missing;
  const entries = await database.outbox.find().exec();
  for (const entry of entries)
    if (entry.documentId === id && entry.collectionName === collection && entry.refusedWhy !== '')
      await entry.incrementalPatch({ refusedWhy: '' });
  await sendAgain(resendOf(database)[collection], document);
  return ok(null);
};

export type SettleUnprovedInput = CallInput<'settleUnproved'>;

/** Takes in, or leaves out, what nobody had proved to have written. `gone` = somebody else has decided meanwhile. */
export const settleUnproved = async (
  context: DataContext,
  wish: SettleUnprovedInput,
): Promise<Result<'done' | 'gone', Refusal>> => {
  const settled = await context.server.settleUnproved(wish);
  if (!settled.ok) return no(adminRefusalAtServer(settled.reason));
  const { value } = settled;
  return value.outcome === 'refused' ? no({ code: 'staysAside', why: value.why }) : ok(value.outcome);
};

export type SettleBackInput = {
  readonly parts: readonly SettledPart[];
  /** What is taken back, in words. */
  readonly what: string;
};

const back = ({ collection, id, eventIds }: SettledPart): AnyChange =>
  collection === 'appointments'
    ? eventChange('appointments', id, (current) => undoEvents(current?.events ?? [], eventIds))
    : eventChange('tickets', id, (current) => undoEvents(current?.events ?? [], eventIds));

/**
 * Opens a conflict again that anybody settled today: the events that settled it are taken back. Refused once somebody has
 * built on them, for example when the person was told.
 */
export const settleBack = (context: DataContext, { parts, what }: SettleBackInput): Acted =>
  commit(context, { code: 'settlementUndone', what }, parts.toReversed().map(back));

/** Every command about a conflict. */
export const conflictCommands = {
  settleDoubleCall,
  settleIdentity,
  settleNumber,
  settleTelling,
  settleRetry,
  settleUnproved,
  settleBack,
  settleByMove,
  settleByKeeping,
  settleDouble,
};
