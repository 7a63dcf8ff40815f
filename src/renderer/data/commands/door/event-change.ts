import type { Refusal } from '#shared/errors/refusal';
import { decideAppointment, type AppointmentCommand } from '#shared/domain/lifecycle/decide-appointment';
import { decideDeskSession, type DeskSessionCommand } from '#shared/domain/lifecycle/decide-desk-session';
import { decideRequest, type RequestCommand } from '#shared/domain/lifecycle/decide-request';
import { decideTicket, type TicketCommand } from '#shared/domain/lifecycle/decide-ticket';
import { stampEvents } from '#shared/domain/lifecycle/event-log';
import type { Documents } from '#shared/domain/model/collections';
import type { AnyEvent } from '#shared/domain/model/event';
import { ok, type Result } from '#shared/lib/result';
import { foldDocument, type LogCollection } from '#shared/sync/merge-document';

import type { Change } from './change';

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
      const events = stampEvents(log, decided.value, stamp);
      if (events.length === 0) continue;
      added.push(...events);
      state = foldDocument(collection, id, stamp.siteId, [...log, ...events]);
    }
    return ok(state && added.length > 0 ? { document: state, marks: added.map((event) => event.id) } : null);
  },
});
