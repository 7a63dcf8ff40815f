import type { RxJsonSchema } from 'rxdb/plugins/core';
import { z } from 'zod';

import { documentSchemas, type CollectionName } from '#shared/domain/model/collections';
import { compareText } from '#shared/lib/compare';

type Json = { readonly [key: string]: unknown };

/** The indexed fields of each collection, besides the id. */
export const indexes: Readonly<Record<CollectionName, readonly string[]>> = {
  appointments: ['day', 'citizenId'],
  tickets: ['day'],
  requests: ['day'],
  deskSessions: ['day'],
  citizens: [],
  reference: ['kind'],
};

/** Raise a number, and write a migration, when the shape of a collection changes: RxDB refuses a changed hash otherwise. */
export const schemaVersions: Readonly<Record<CollectionName, number>> = {
  appointments: 0,
  tickets: 0,
  requests: 0,
  deskSessions: 0,
  citizens: 0,
  reference: 0,
};

/** Brings a stored document to the version above it. Total, and it loses nothing of what was written: events and registers stay as they are. */
export type MigrationStep = (document: Json) => Json;

/** The step to each version above 0, by the number of that version. A step that was released is never changed. */
export const migrationSteps: Readonly<Record<CollectionName, Readonly<Record<number, MigrationStep>>>> = {
  appointments: {},
  tickets: {},
  requests: {},
  deskSessions: {},
  citizens: {},
  reference: {},
};

/** Ids and civil days of an index are never longer; RxDB must know it for its index strings. */
export const indexedLength = 80;

/**
 * Only the type of a field reaches RxDB. It hashes its schema and refuses an installed database over any change, so a
 * pattern, a bound or a comment must not take part; the Zod schemas check those at the edges.
 */
const typeOnly = (schema: Json): Json => {
  if (schema['type'] === 'array') return { type: 'array', items: typeOnly((schema['items'] ?? {}) as Json) };
  if (typeof schema['type'] === 'string' && schema['type'] !== 'object') return { type: schema['type'] };
  return { type: 'object' };
};

const withIndexLength = (name: string, property: Json, indexed: readonly string[]): Json =>
  name === 'id' || indexed.includes(name) ? { ...property, maxLength: indexedLength } : property;

/** The RxDB schema of a collection, derived from its Zod schema; keys and required fields in a fixed order. */
export const rxSchemaOf = <Document>(collection: CollectionName): RxJsonSchema<Document> => {
  const source = z.toJSONSchema(documentSchemas[collection], { unrepresentable: 'any' }) as Json;
  const indexed = indexes[collection];
  const properties = Object.entries((source['properties'] ?? {}) as Record<string, Json>)
    .toSorted(([a], [b]) => compareText(a, b))
    .map(([name, property]) => [name, withIndexLength(name, typeOnly(property), indexed)]);
  return {
    version: schemaVersions[collection],
    primaryKey: 'id',
    type: 'object',
    properties: Object.fromEntries(properties),
    required: ((source['required'] ?? []) as string[]).toSorted(),
    indexes: indexed,
  } as unknown as RxJsonSchema<Document>;
};
