import { stampEvents } from '#shared/domain/lifecycle/event-log';
import { foldAppointment } from '#shared/domain/lifecycle/fold-appointment';
import { undoEvents } from '#shared/domain/lifecycle/undo';
import type { Appointment } from '#shared/domain/model/appointment';
import type { Refusal } from '#shared/errors/refusal';
import { no, ok, type Result } from '#shared/lib/result';

import type { DataContext } from '../context';
import { load } from '../load';
import type { Acted } from './door/act';
import { commit } from './door/commit';
import { refusalWithout } from './door/role';
import { openTicketsBack } from './door/tickets-back';
import { eventsBack, refuseReturn } from './door/undo-changes';

export type TakeStepBackInput = {
  readonly collection: 'appointments' | 'tickets' | 'requests';
  readonly id: string;
  /** The events that are taken back: a step, or what took one back, which gives the step again. */
  readonly eventIds: readonly string[];
  /** The step in words. */
  readonly what: string;
};

const entities = { appointments: 'appointment', tickets: 'ticket', requests: 'request' } as const;

/** The appointment as it will stand, and whether its place is still free then. */
const checkPlace = async (
  context: DataContext,
  { id, siteId, events }: Appointment,
  eventIds: readonly string[],
): Promise<Result<null, Refusal>> => {
  const bodies = undoEvents(events, eventIds);
  if (!bodies.ok) return bodies;
  const by = { agentId: '', deviceId: '', deskId: '' };
  const undos = stampEvents(events, bodies.value, { at: '', by, newId: context.newId });
  const refusal = await refuseReturn(context, foldAppointment(id, siteId, [...events, ...undos]), eventIds);
  return refusal ? no(refusal) : ok(null);
};

/**
 * Takes a step of a document back, whoever took it and on whatever device, or gives one again that was taken back. For whoever has the right to it;
 * by the rule of every undo, so nothing goes that others built on, and an appointment comes back to a place that is free.
 */
export const takeStepBack = async (
  context: DataContext,
  { collection, id, eventIds, what }: TakeStepBackInput,
): Acted => {
  const refusal = await refusalWithout(context, 'past');
  if (refusal) return no(refusal);
  const document = await load(context, collection, id);
  if (!document) return no({ code: 'notFound', entity: entities[collection], id });
  if (collection === 'appointments') {
    const place = await checkPlace(context, document as Appointment, eventIds);
    if (!place.ok) return place;
  }
  const isRestored = document.events.some((event) => event.type === 'undone' && eventIds.includes(event.id));
  const done = { collection, id, marks: eventIds, before: document };
  const back = eventsBack(collection, done);
  const change = collection === 'tickets' ? (await openTicketsBack(context, [done])).with(id, back) : back;
  return commit(context, { code: isRestored ? 'stepRestored' : 'stepTakenBack', what }, [change]);
};
