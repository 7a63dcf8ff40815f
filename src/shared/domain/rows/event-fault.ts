import { z } from 'zod';

import { authorityTypes } from '../lifecycle/event-log';
import type { CollectionName } from '../model/collections';
import type { AnyEvent } from '../model/event';
import { idSchema, readIdSchema } from '../model/ids';
import { eventBodies } from './event-bodies';
import { instantSchema, nameSchema, type Strictness } from './parts';
import { MOST_COUNTER, MOST_EVENT_BYTES } from './row-bounds';

/** A document that is written as a log of events. */
type LogName = Exclude<CollectionName, 'citizens' | 'reference'>;

const typeShape = /^[A-Za-z]\w{0,39}$/;

const envelopeOf = (strictness: Strictness, type = '') => ({
  // A word of the server comes back from a desk after a restore, and its id is longer than that of its cause.
  id: strictness === 'written' && !authorityTypes.has(type) ? idSchema : readIdSchema,
  n: z.int().min(1).max(MOST_COUNTER),
  at: instantSchema,
  by: z.looseObject({ agentId: nameSchema, deviceId: nameSchema, deskId: nameSchema }),
});

const strictBy = { by: z.strictObject({ agentId: nameSchema, deviceId: nameSchema, deskId: nameSchema }) };

/** What is missing reads as empty in every fold: an older version may not have known it. */
const optional = (body: Readonly<Record<string, z.ZodType>>): Record<string, z.ZodType> =>
  Object.fromEntries(Object.entries(body).map(([field, schema]) => [field, schema.optional()]));

/** The schema of each type of event by collection, with its envelope; what no schema says is judged by `eventFault`. */
export const schemasOf = (strictness: Strictness): Readonly<Record<LogName, ReadonlyMap<string, z.ZodType>>> => {
  const of = (bodies: Readonly<Record<string, Readonly<Record<string, z.ZodType>>>>): Map<string, z.ZodType> =>
    new Map(
      Object.entries(bodies).map(([type, body]) => [
        type,
        strictness === 'written'
          ? z.strictObject({ ...envelopeOf(strictness, type), ...strictBy, type: z.literal(type), ...body })
          : z.looseObject({ ...envelopeOf(strictness), type: z.literal(type), ...optional(body) }),
      ]),
    );
  const { appointments, tickets, requests, deskSessions } = eventBodies(strictness);
  return {
    appointments: of(appointments),
    tickets: of(tickets),
    requests: of(requests),
    deskSessions: of(deskSessions),
  };
};

/** Events of a type that only a newer version knows. */
const unknownEvents = {
  written: z.looseObject({ ...envelopeOf('written'), type: z.string().regex(typeShape) }),
  read: z.looseObject({ ...envelopeOf('read'), type: z.string().regex(typeShape) }),
} as const satisfies Record<Strictness, z.ZodType>;

const schemas: { [Level in Strictness]?: ReturnType<typeof schemasOf> } = {};

const sizeOf = (event: object): number => {
  try {
    return JSON.stringify(event).length;
  } catch {
    // Too deep to be written at all.
    return Number.POSITIVE_INFINITY;
  }
};

const faultIn = (strictness: Strictness, collection: LogName, event: unknown): string => {
  if (typeof event !== 'object' || event === null || Array.isArray(event)) return 'event';
  const { type } = event as { readonly type?: unknown };
  if (typeof type !== 'string' || !typeShape.test(type)) return 'event.type';
  const known = (schemas[strictness] ??= schemasOf(strictness))[collection].get(type);
  const { error } = (known ?? unknownEvents[strictness]).safeParse(event);
  if (error) {
    const [issue] = error.issues;
    const field = issue?.code === 'unrecognized_keys' ? 'unknownField' : (issue?.path.join('.').slice(0, 60) ?? '');
    return `${known ? type : 'event'}.${field}`;
  }
  return sizeOf(event) > MOST_EVENT_BYTES ? `${known ? type : 'event'}.size` : '';
};

const judged = {
  written: new WeakMap<object, string>(),
  read: new WeakMap<object, string>(),
} as const satisfies Record<Strictness, WeakMap<object, string>>;

/**
 * The first unsound field of an event, `booked.time`, never a value; `''` when it is sound. An event never changes, so the answer is
 * remembered as long as the object lives. `written` is what may be written today; `read` bears what a newer version may add.
 */
export const eventFault = (collection: LogName, event: unknown, strictness: Strictness): string => {
  const isObject = typeof event === 'object' && event !== null;
  const known = isObject ? judged[strictness].get(event) : undefined;
  if (known !== undefined) return known;
  const fault = faultIn(strictness, collection, event);
  if (isObject) judged[strictness].set(event, fault);
  return fault;
};

/** Whether a reader may look at this event. */
export const isSoundEvent = (collection: LogName, event: unknown): event is AnyEvent =>
  eventFault(collection, event, 'read') === '';
