import { standingEvents } from '../lifecycle/crossed-by-arrival';
import { crossingOf, placeOf } from '../lifecycle/crossed-plan';
import { compareEvents, effectiveEvents } from '../lifecycle/event-log';
import { textOf } from '../lifecycle/read-payload';
import type { Appointment } from '../model/appointment';
import type { AnyEvent, EventLog } from '../model/event';
import type { Ticket } from '../model/ticket';
import { overruledSettlings, settlesSurplus } from './settles-surplus';
import { compareText } from '../../lib/compare';

/** The events of one document by which something was settled; taking them back opens it again. */
export type SettledPart = {
  readonly collection: 'appointments' | 'tickets';
  readonly id: string;
  readonly eventIds: readonly string[];
};

/** Something settled today, by whom and when, and how to take it back. */
export type Settled = {
  readonly key: string;
  readonly kind: 'moved' | 'kept' | 'bothKept' | 'informed' | 'calledTwice' | 'numberCorrected' | 'duplicateCancelled';
  readonly at: string;
  readonly agentId: string;
  readonly appointment: Appointment | null;
  readonly ticket: Ticket | null;
  readonly channel: string;
  readonly parts: readonly SettledPart[];
};

/** The code by which the office cancels one of two appointments of one person: they share a pre-application number, or two desks booked both. */
export const duplicateNumber = 'duplicateNumber';

/** The pre-application numbers that an event writes, a person each. */
const numbersOf = (event: AnyEvent | undefined): readonly string[] => {
  const persons: unknown = event?.['persons'];
  if (!Array.isArray(persons)) return [];
  return persons.map((one: { readonly preApplicationNumber?: unknown }) => String(one?.preApplicationNumber));
};

/** Whether persons were written with another reason, in one act: it may ask for no numbers. */
const isForOtherReason = ({ n, by }: AnyEvent, log: readonly AnyEvent[]): boolean =>
  log.some((one) => one.type === 'reasonCorrected' && one.n === n - 1 && one.by.deviceId === by.deviceId);

/** A situation or an age that was written anew settles nothing, nor that more or fewer come: only another number of as many persons does. */
const hasOtherNumber = (event: AnyEvent, log: readonly AnyEvent[]): boolean => {
  const before = numbersOf(log.slice(0, log.indexOf(event)).findLast(({ persons }) => persons !== undefined));
  const now = numbersOf(event);
  return before.length === now.length && before.join(' ') !== now.join(' ') && !isForOtherReason(event, log);
};

/** Whether what was told ended a conflict: a surplus, or two desks that crossed. What was told after a closure was none. */
const isOfConflict = (informed: AnyEvent, log: readonly AnyEvent[], all: EventLog): boolean => {
  const isBefore = (one: AnyEvent): boolean => compareEvents(one, informed) < 0;
  return log.some((one) => settlesSurplus(one, all)) || crossingOf(all.filter(isBefore)) !== null;
};

const kindOf = (event: AnyEvent, log: readonly AnyEvent[], all: EventLog): Settled['kind'] | null => {
  if (event.type === 'kept' || event.type === 'bothKept') return event.type;
  if (event.type === 'informed') return isOfConflict(event, log, all) ? event.type : null;
  if (event.type === 'personsCorrected') return hasOtherNumber(event, log) ? 'numberCorrected' : null;
  if (event.type === 'rescheduled') return settlesSurplus(event, all) ? 'moved' : null;
  return event.type === 'cancelledByOffice' && textOf(event, 'why') === duplicateNumber ? 'duplicateCancelled' : null;
};

const ofAppointment = (appointment: Appointment, isToday: (at: string) => boolean): Settled[] => {
  const log = standingEvents(appointment.events);
  const overruled = new Set(overruledSettlings(appointment.events).map(({ event }) => event.id));
  return log.flatMap((event): Settled[] => {
    if (overruled.has(event.id)) return [];
    const kind = kindOf(event, log, appointment.events);
    if (!kind || !isToday(event.at)) return [];
    const part = { collection: 'appointments', id: appointment.id, eventIds: [event.id] } as const;
    const key = kind === 'moved' ? `moved ${textOf(event, 'settles')} ${event.at}` : event.id;
    const channel = textOf(event, 'channel');
    const { at, by } = event;
    return [{ key, kind, at, agentId: by.agentId, appointment, ticket: null, channel, parts: [part] }];
  });
};

const ofTicket = (ticket: Ticket, isToday: (at: string) => boolean): Settled[] => {
  const causes = new Set(
    ticket.events.filter((event) => event.type === 'calledTwice').map((event) => textOf(event, 'cause')),
  );
  const flagged = new Set(ticket.events.flatMap(({ id, type }) => (type === 'called' && causes.has(id) ? [id] : [])));
  const alive = new Set(effectiveEvents(ticket.events).map(({ id }) => id));
  const taken = ticket.events.filter(
    (event) => event.type === 'undone' && flagged.has(textOf(event, 'target')) && isToday(event.at),
  );
  const last = taken.at(-1);
  if (!last || alive.has(textOf(last, 'target'))) return [];
  // One act writes with one moment and one author: a new call of the keeper, the other calls taken back.
  const eventIds = ticket.events
    .filter((event) => event.at === last.at && event.by.agentId === last.by.agentId)
    .map(({ id }) => id);
  const { at, by } = last;
  const part = { collection: 'tickets', id: ticket.id, eventIds } as const;
  const about = { appointment: null, ticket, channel: '' };
  return [{ key: last.id, kind: 'calledTwice', at, agentId: by.agentId, ...about, parts: [part] }];
};

/** A surplus and the one who made room for it are one settlement: the one who goes elsewhere gives it its name. */
const together = (settled: readonly Settled[]): Settled[] => {
  const byKey = new Map<string, Settled>();
  for (const one of settled) {
    const known = byKey.get(one.key);
    const isName = one.appointment !== null && movedElsewhere(one.appointment, one.parts[0]?.eventIds[0] ?? '');
    const named = known && !isName ? known : one;
    byKey.set(one.key, known ? { ...named, parts: [...known.parts, ...one.parts] } : one);
  }
  return [...byKey.values()];
};

const movedElsewhere = (appointment: Appointment, eventId: string): boolean => {
  const told = standingEvents(appointment.events).filter(({ type }) => type === 'booked' || type === 'rescheduled');
  const at = told.findIndex(({ id }) => id === eventId);
  const [before, after] = [told[at - 1], told[at]];
  return before !== undefined && after !== undefined && placeOf(before) !== placeOf(after);
};

/** What was settled on a day, the latest first. `isToday` says whether an instant lies on it. */
export const settledToday = (
  appointments: readonly Appointment[],
  tickets: readonly Ticket[],
  isToday: (at: string) => boolean,
): Settled[] =>
  together([
    ...appointments.flatMap((one) => ofAppointment(one, isToday)),
    ...tickets.flatMap((one) => ofTicket(one, isToday)),
  ]).toSorted((a, b) => compareText(b.at, a.at) || compareText(a.key, b.key));
