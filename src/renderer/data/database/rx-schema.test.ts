import { readFileSync, writeFileSync } from 'node:fs';

import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { expect, it } from 'vitest';

import { collectionNames } from '#shared/domain/model/collections';

import { openDatabase } from './open-database';
import { outboxSchema } from './outbox-schema';
import { rxSchemaOf, schemaVersions } from './rx-schema';

const schemas = [
  ...collectionNames.map((name) => ({ name, version: schemaVersions[name], schema: rxSchemaOf(name) as object })),
  { name: 'outbox', version: outboxSchema.version, schema: outboxSchema as object },
];

const goldenFile = (name: string, version: number): URL =>
  new URL(`../schema-golden/${name}.v${version}.json`, import.meta.url);

const readGolden = (file: URL): string | null => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
};

// RxDB hashes its schema: a change without a new version makes every installed database unreadable (DB6).
it.each(schemas)('$name keeps the schema of its version', ({ name, version, schema }) => {
  const file = goldenFile(name, version);
  const now = `${JSON.stringify(schema, null, 2)}\n`;
  const golden = readGolden(file);
  if (golden === null && process.env['UPDATE_SCHEMA_GOLDEN'] === '1') writeFileSync(file, now);
  const kept = golden === null ? schema : (JSON.parse(golden) as unknown);
  expect(JSON.stringify(kept), `${name} changed: raise its version and write a migration`).toBe(JSON.stringify(schema));
  expect(golden !== null || process.env['UPDATE_SCHEMA_GOLDEN'] === '1', `no golden file for ${name} v${version}`).toBe(
    true,
  );
});

it('tells RxDB nothing but types, so that a changed pattern or comment changes no hash', () => {
  const text = JSON.stringify(schemas.map((one) => one.schema));
  for (const word of ['pattern', 'description', 'format', 'minLength', 'minimum', 'additionalProperties', '$schema'])
    expect(text).not.toContain(word);
});

it('opens a database whose name holds the site', async () => {
  const database = await openDatabase({ storeName: 'Site-9', storage: getRxStorageMemory(), multiInstance: false });
  expect(database.name).toBe('guichet-site-9');
  expect(Object.keys(database.collections).toSorted()).toEqual([...collectionNames, 'outbox'].toSorted());
  await database.close();
});
