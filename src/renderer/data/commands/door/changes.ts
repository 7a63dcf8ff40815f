import { type AppointmentCommand, decideAppointment } from '#shared/domain/lifecycle/decide-appointment';
import { decideDeskSession, type DeskSessionCommand } from '#shared/domain/lifecycle/decide-desk-session';
import { decideRequest, type RequestCommand } from '#shared/domain/lifecycle/decide-request';
import { decideTicket, type TicketCommand } from '#shared/domain/lifecycle/decide-ticket';
import { type Stamp, stampEvents } from '#shared/domain/lifecycle/event-log';
import { seenBefore } from '#shared/domain/model/citizen';
import type { CollectionName, Documents } from '#shared/domain/model/collections';
import type { AnyEvent } from '#shared/domain/model/event';
import type { Refusal } from '#shared/errors/refusal';
import { ok, type Result } from '#shared/lib/result';
import { foldDocument, logOf, type LogCollection } from '#shared/sync/merge-document';

/** Envelope facts of one write, with the hybrid-clock stamp that comes after those seen. */
export type WriteStamp = Stamp & {
  readonly siteId: string;
  readonly register: (seen: readonly string[]) => string;
  /** Whether an event that ends a call may name it, see `KNOWS_ENDS`. */
  readonly namesCalls: boolean;
};

/** A document as it shall be, and the marks (event ids, register stamps) by which its arrival at the server is known. */
export type Written<Name extends CollectionName> = {
  readonly document: Documents[Name];
  readonly marks: readonly string[];
};

/**
 * One document's part of an act. `decide` is pure: it runs again on the latest document whenever that changed since.
 * `null` = nothing to write. An `optional` change that is refused is left out instead of refusing the act.
 */
export type Change<Name extends CollectionName> = {
  readonly collection: Name;
  readonly id: string;
  readonly optional: boolean;
  readonly decide: (current: Documents[Name] | null, stamp: WriteStamp) => Result<Written<Name> | null, Refusal>;
};

export type AnyChange = { [Name in CollectionName]: Change<Name> }[CollectionName];

/**
 * Writes registers of a citizen by their names, those beside the plain fields (`lastName~other`) too: each with a stamp
 * after every one seen, and what its writer had seen. What has the value already stays; an erased citizen
 * and one who is not there take nothing.
 */
export const registerChange = (id: string, values: Readonly<Record<string, string>>): Change<'citizens'> => ({
  collection: 'citizens',
  id,
  optional: false,
  decide: (current, stamp) => {
    if (!current || current.erasedAt !== '') return ok(null);
    const t = stamp.register(Object.values(current.fields).map((register) => register.t));
    const changed = Object.entries(values).filter(([name, value]) => value !== (current.fields[name]?.v ?? ''));
    if (changed.length === 0) return ok(null);
    const fields = { ...current.fields };
    for (const [name, v] of changed) fields[name] = { v, t, p: seenBefore(current.fields[name], t) };
    return ok({ document: { ...current, fields }, marks: changed.map(([name]) => `${name}@${t}`) });
  },
});

const fieldsOf = (copy: object): object =>
  'fields' in copy && typeof copy.fields === 'object' && copy.fields !== null ? copy.fields : {};

/** What was decided, beside what of the stored copy nobody can read: that is not the writer’s to drop. */
const besideUnsound = <Name extends CollectionName>(
  { collection, id }: Change<Name>,
  { stored, sound }: { readonly stored: object; readonly sound: object | null },
  written: Written<Name>,
): Written<Name> => {
  if (collection === 'citizens')
    return {
      ...written,
      document: { ...written.document, fields: { ...fieldsOf(stored), ...fieldsOf(written.document) } },
    };
  const read = new Set(logOf(sound ?? {}));
  const unsound = logOf(stored).filter((event) => !read.has(event));
  if (unsound.length === 0) return written;
  const log = [...unsound, ...logOf(written.document)];
  const document = foldDocument(collection as LogCollection, id, written.document.siteId, log) as Documents[Name];
  return { ...written, document };
};

/**
 * Decides a change on the stored copy, as far as that is sound. The rest stays where it is: the server mends it, and no act of a person
 * drops what it could not read.
 */
export const decideOn = <Name extends CollectionName>(
  change: Change<Name>,
  copy: { readonly stored: object; readonly sound: Documents[Name] | null },
  stamp: WriteStamp,
): Result<Written<Name> | null, Refusal> => {
  const decided = change.decide(copy.sound, stamp);
  return decided.ok && decided.value ? ok(besideUnsound(change, copy, decided.value)) : decided;
};

type Body = { readonly type: string };

type Commands = {
  appointments: AppointmentCommand;
  tickets: TicketCommand;
  requests: RequestCommand;
  deskSessions: DeskSessionCommand;
};

type Decide<Name extends LogCollection> = (
  state: Documents[Name] | null,
  command: Commands[Name],
) => Result<readonly Body[], Refusal>;

const deciders: { readonly [Name in LogCollection]: Decide<Name> } = {
  appointments: decideAppointment,
  tickets: decideTicket,
  requests: decideRequest,
  deskSessions: decideDeskSession,
};

type Options = { readonly optional?: boolean };

/** Events decided straight from the document, for what no command of the lifecycle says: an undo. */
export const eventChange = <Name extends LogCollection>(
  collection: Name,
  id: string,
  decide: (current: Documents[Name] | null) => Result<readonly Body[], Refusal>,
  options: Options = {},
): Change<Name> => ({
  collection,
  id,
  optional: options.optional ?? false,
  decide: (current, stamp) => {
    const decided = decide(current);
    if (!decided.ok) return decided;
    if (decided.value.length === 0) return ok(null);
    const log = current?.events ?? [];
    const events = stampEvents(log, decided.value, stamp);
    return ok({
      document: foldDocument(collection, id, stamp.siteId, [...log, ...events]),
      marks: events.map((event) => event.id),
    });
  },
});

const withoutCall = (body: Body): Body => {
  const { call: _, ...rest } = body as Body & { readonly call?: string };
  return rest;
};

/** Commands of a lifecycle, one after the other, each decided on what the one before left. */
export const commandChange = <Name extends LogCollection>(
  collection: Name,
  id: string,
  commands: readonly Commands[Name][],
  options: Options = {},
): Change<Name> => ({
  collection,
  id,
  optional: options.optional ?? false,
  decide: (current, stamp) => {
    const decideOne: Decide<Name> = deciders[collection];
    const added: AnyEvent[] = [];
    let state = current;
    for (const command of commands) {
      const decided = decideOne(state, command);
      if (!decided.ok) return decided;
      const log = state?.events ?? [];
      const bodies = stamp.namesCalls ? decided.value : decided.value.map(withoutCall);
      const events = stampEvents(log, bodies, stamp);
      if (events.length === 0) continue;
      added.push(...events);
      state = foldDocument(collection, id, stamp.siteId, [...log, ...events]);
    }
    return ok(state && added.length > 0 ? { document: state, marks: added.map((event) => event.id) } : null);
  },
});

/** Two changes of one document as one: the second is decided on what the first left, and both are written or neither. */
export const inTurn = <Name extends CollectionName>(first: Change<Name>, next: Change<Name>): Change<Name> => ({
  ...first,
  decide: (current, stamp) => {
    const one = first.decide(current, stamp);
    if (!one.ok || !one.value) return one;
    const two = next.decide(one.value.document, stamp);
    if (!two.ok || !two.value) return two.ok ? one : two;
    return ok({ document: two.value.document, marks: [...one.value.marks, ...two.value.marks] });
  },
});
