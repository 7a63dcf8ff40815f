import { z } from 'zod';

import { isAuthorityEvent } from '#shared/domain/lifecycle/event-log';
import { appointmentStatuses } from '#shared/domain/model/appointment';
import { collectionNames, documentSchemas, type CollectionName } from '#shared/domain/model/collections';
import type { AnyEvent } from '#shared/domain/model/event';
import { requestStatuses } from '#shared/domain/model/request';
import { ticketStatuses } from '#shared/domain/model/ticket';
import { schemasOf } from '#shared/domain/rows/event-fault';
import { nameShape, stampShape } from '#shared/domain/rows/register-fault';
import { isLogCollection, type LogCollection } from '#shared/sync/merge-document';
import { pokeSchema, problemCodes, problemReply } from '#shared/sync/protocol';
import { callNames, calls, STREAM_PATH, type CallName } from '#shared/sync/wire/calls';
import type { Call } from '#shared/sync/wire/call';

import { DIALECT, toJson, type Json } from './json-schema';

/** Files by their path in the folder. */
export type Files = Readonly<Record<string, Json>>;

const SERVER_WORD =
  'A word of the server, which alone can make its `mac`: carry it as it is in the documents that you send, and write none.';

const eventsOf = (collection: LogCollection): Json => {
  const types = [...schemasOf('written')[collection]];
  const schemas = types.map(([, schema]) => schema) as [z.ZodObject, ...z.ZodObject[]];
  const { by, n } = schemas[0].shape as { readonly by: z.ZodType; readonly n: z.ZodType };
  const words = types.map(([type, schema]) => {
    const isWord = isAuthorityEvent({ type } as AnyEvent);
    return [schema, { id: type, ...(isWord ? { description: SERVER_WORD } : {}) }] as const;
  });
  const more = [
    ...words,
    [
      by,
      { id: 'by', description: 'Who did it, from which device, at which desk; empty = nobody, none. Never a citizen.' },
    ],
    [n, { id: 'counter', description: 'The counter of the event: 1 + the highest in the document.' }],
  ] as const;
  return {
    $schema: DIALECT,
    title: `The events of ${collection} that may be written. See docs/documents.md.`,
    ...toJson(z.union(schemas), { io: 'input', named: true, more }),
  };
};

const deleted = {
  type: 'boolean',
  description: 'Always there on the wire. A log is never deleted by a client; an erasure is `erasedAt`.',
};

const statuses: Partial<Record<CollectionName, readonly string[]>> = {
  appointments: appointmentStatuses,
  tickets: ticketStatuses,
  requests: requestStatuses,
  deskSessions: ['closed', 'open', 'paused'],
};

type Shape = { readonly properties: Readonly<Record<string, Json>>; readonly required: readonly string[] } & Json;

const logShape = (collection: LogCollection, shape: Shape): Shape => {
  const { id, siteId, events, ...derived } = shape.properties;
  const fields = Object.entries(derived).map(([name, field]) => {
    const words = name === 'status' ? { description: `${statuses[collection]?.join(', ')}.` } : {};
    return [name, { ...field, ...words, readOnly: true }] as const;
  });
  const description = `To be written: \`../events/${collection}.json\`. In the order of n, then of id by code units.`;
  return {
    ...shape,
    properties: {
      id: id ?? {},
      siteId: siteId ?? {},
      events: { ...events, description },
      ...Object.fromEntries(fields),
    },
  };
};

const stamp = { pattern: stampShape.source };
const registers = {
  type: 'object',
  description:
    'lastName, firstName, birthDate, phone, email, each with its register; after a `~` what is kept beside a field. 400 at most.',
  propertyNames: { pattern: nameShape.source },
  additionalProperties: {
    type: 'object',
    properties: {
      v: {
        type: 'string',
        maxLength: 120,
        pattern: '^[^\\p{Cc}\\p{Cs}]*$',
        description: 'The value, empty = none. `birthDate`: a real day, 1850 to 2099.',
      },
      t: { type: 'string', description: 'The stamp of its writing, of the device that sends it.', ...stamp },
      p: {
        type: 'string',
        description: 'The stamp of the last value of another device that its writer saw, empty = there was none.',
        pattern: `^$|${stampShape.source}`,
      },
    },
    required: ['v', 't'],
  },
};
const citizenShape = (shape: Shape): Shape => {
  const erasedAt = {
    type: 'string',
    pattern: `^$|${stampShape.source}`,
    description: 'Empty, or the stamp of the erasure.',
  };
  return { ...shape, properties: { ...shape.properties, fields: registers, erasedAt } };
};

const documentOf = (collection: CollectionName): Json => {
  const plain = toJson(documentSchemas[collection], { io: 'input', named: true }) as Shape;
  const shape = isLogCollection(collection)
    ? logShape(collection, plain)
    : collection === 'citizens'
      ? citizenShape(plain)
      : plain;
  return {
    $schema: DIALECT,
    title: `A document of ${collection}. See docs/documents.md.`,
    ...(isLogCollection(collection)
      ? {
          description:
            'Fields that are readOnly follow from the events: the server works them out anew, whatever is sent.',
        }
      : {}),
    ...shape,
    properties: { ...shape.properties, _deleted: deleted },
    required: [...shape.required, '_deleted'],
  };
};

const kebab = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const callOf = (name: CallName): Json => {
  const { method, path, summary, door, patienceMs, input, output }: Call = calls[name];
  return {
    title: summary,
    method,
    path,
    door,
    patienceMs,
    input: { $schema: DIALECT, ...toJson(input, { io: 'input', named: false }) },
    output: { $schema: DIALECT, ...toJson(output, { io: 'output', named: false }) },
  };
};

const stream: Json = {
  title: 'Pokes, as server-sent events: `output` is the data of each.',
  method: 'GET',
  path: STREAM_PATH,
  door: 'screen',
  output: { $schema: DIALECT, ...toJson(pokeSchema, { io: 'output', named: false }) },
};

const problem: Json = {
  $schema: DIALECT,
  title: 'The answer of a call that is refused as a whole.',
  ...toJson(problemReply.extend({ code: z.enum(problemCodes) }), { io: 'output', named: false }),
};

/** The JSON Schemas of every document, event and call. */
export const publishedSchemas = (): Files => ({
  ...Object.fromEntries(collectionNames.map((name) => [`documents/${name}.json`, documentOf(name)])),
  ...Object.fromEntries(collectionNames.filter(isLogCollection).map((name) => [`events/${name}.json`, eventsOf(name)])),
  ...Object.fromEntries(callNames.map((name) => [`calls/${kebab(name)}.json`, callOf(name)])),
  'calls/stream.json': stream,
  'problem.json': problem,
});
