import { z } from 'zod';

import { eventSchema } from '#shared/domain/model/event';
import { civilDaySchema, civilTimeSchema, idSchema, instantSchema as storedInstant } from '#shared/domain/model/ids';
import {
  dayOrNoneSchema,
  daySchema,
  instantOrNoneSchema,
  instantSchema,
  isPlainText,
  lengthSchema,
  minutesSchema,
  nameSchema,
  ordinalSchema,
  timeOrNoneSchema,
} from '#shared/domain/rows/parts';

/** A JSON Schema, or a part of one. */
export type Json = { readonly [key: string]: unknown };

/** The meta schema of all that is published. */
export const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

const plain = '^[^\\p{Cc}\\p{Cs}]*$';
const day = '\\d{4}-\\d{2}-\\d{2}';
const instant = `${day}T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,3})?Z`;

type Words = { readonly id?: string; readonly description?: string; readonly pattern?: string };

/** What the schemas of the source mean, where JSON Schema says less: rules that are code there are words here. */
const known: readonly (readonly [z.ZodType, Words])[] = [
  [
    idSchema,
    { id: 'id', description: 'Identity of a document or event: a ULID or any other text that nobody else uses.' },
  ],
  [nameSchema, { id: 'name', description: 'The id of something; empty where there is none.', pattern: plain }],
  [daySchema, { id: 'day', description: 'A real civil day of the site, 1900 to 2099.', pattern: `^${day}$` }],
  [dayOrNoneSchema, { id: 'dayOrNone', description: 'A real civil day, or empty.', pattern: `^(${day})?$` }],
  [civilDaySchema, { id: 'anyDay', description: 'A civil day of the site.' }],
  [civilTimeSchema, { id: 'time', description: 'A civil time of the site.' }],
  [timeOrNoneSchema, { id: 'timeOrNone', description: 'A civil time of the site, or empty.' }],
  [
    instantSchema,
    { id: 'instant', description: 'An instant in UTC on a real day, 1900 to 2099.', pattern: `^${instant}$` },
  ],
  [storedInstant, { id: 'instant', description: 'An instant in UTC.' }],
  [
    instantOrNoneSchema,
    { id: 'instantOrNone', description: 'An instant in UTC, or empty.', pattern: `^(${instant})?$` },
  ],
  [lengthSchema, { id: 'length', description: 'Minutes.' }],
  [minutesSchema, { id: 'minutes', description: 'Minutes.' }],
  [ordinalSchema, { id: 'ordinal', description: 'Place of a ticket within its day and series.' }],
  [
    eventSchema,
    { id: 'event', description: 'What every event has. Types and fields of a newer version are kept as they are.' },
  ],
];

/** Those whose one rule of code is what their words say. */
const inWords: readonly z.core.$ZodType[] = [daySchema, dayOrNoneSchema, instantSchema, instantOrNoneSchema];

type Check = { readonly _zod: { readonly def: { readonly check: string; readonly fn?: unknown } } };

/** The rules of a schema that are code of its own. */
const rulesIn = (schema: z.core.$ZodType): readonly unknown[] => {
  const { checks = [] } = schema._zod.def as { readonly checks?: readonly Check[] };
  return checks.flatMap(({ _zod: { def } }) => (def.check === 'custom' ? [def.fn] : []));
};

/** How a schema is written down. `named` puts what is used often under `$defs`, once. */
type Writing = { readonly io: 'input' | 'output'; readonly named: boolean; readonly more?: typeof known };

/**
 * A schema of the source as JSON Schema. Throws for a rule that JSON Schema cannot say and for which there are no words here: what is
 * published must not be laxer than the source without saying so.
 */
export const toJson = (schema: z.ZodType, { io, named, more = [] }: Writing): Json => {
  const metadata = z.registry<{ [key: string]: unknown }>();
  for (const [one, { id, ...words }] of [...known, ...more])
    metadata.add(one, named && id !== undefined ? { id, ...words } : words);
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io,
    metadata,
    override: ({ zodSchema, jsonSchema, path }) => {
      const rules = rulesIn(zodSchema);
      if (rules.length === 0 || (rules.length === 1 && inWords.includes(zodSchema))) return;
      if (!rules.every((rule) => rule === isPlainText))
        throw new Error(`a rule without words in tests/schemas/json-schema.ts at ${path.join('.')}`);
      jsonSchema.pattern = plain;
    },
  });
  return json;
};
