import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createHandlers } from '#server/handlers';
import { createParts } from '#server/parts';
import { seedSite } from '#server/seed/seed-site';
import { openPostgresStore } from '#server/store/postgres/open-postgres-store';
import type { Store } from '#server/store/port';
import { answerCall } from '#server/wire/answer-call';
import type { Handlers } from '#server/wire/handler';
import type { CollectionName } from '#shared/domain/model/collections';
import { SCHEMA_VERSION, type WireDocument } from '#shared/sync/protocol';
import { allRules } from '#shared/sync/rules';

import { appointment, citizen, DAY, reference, SITE, ticket, wire } from './support/documents';
import { startPostgres, type TestPostgres } from './support/postgres';
import { device } from './support/test-core';
import { openTestStore } from './support/test-server';

const AT = '2026-11-23T08:00:00.000Z';

/** Every control character, and both halves of a character that takes two. */
const signs = [
  ...Array.from({ length: 32 }, (_, code) => String.fromCharCode(code)),
  ...Array.from({ length: 33 }, (_, code) => String.fromCharCode(127 + code)),
  '\ud800',
  '\udc00',
];
/** Of them, those that a call may not bear: no store holds them. */
const unstorable = ['\0', '\ud800', '\udc00'];

type Path = readonly (string | number)[];

const textPaths = (value: unknown, path: Path = []): Path[] => {
  if (typeof value === 'string') return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => textPaths(part, [...path, key]));
};

const changed = (value: unknown, [key, ...rest]: Path, change: (text: string) => string): unknown => {
  if (key === undefined) return change(String(value));
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string, unknown>;
  copy[key] = changed(copy[key], rest, change);
  return copy;
};

const samples: readonly (readonly [CollectionName, WireDocument])[] = [
  ['tickets', wire(ticket('t'))],
  ['appointments', wire(appointment('a'))],
  ['citizens', wire(citizen('c', 'Testard', '000000000000001-000000-d1'))],
];

describe.each(['SQLite', 'PostgreSQL'] as const)('a text that %s may not hold', (kind) => {
  let database: TestPostgres | null = null;
  let store: Store;
  let handlers: Handlers;
  beforeAll(async () => {
    database = kind === 'PostgreSQL' ? await startPostgres() : null;
    store = database
      ? await openPostgresStore({ url: await database.createDatabase(), at: AT, epoch: 'epoch-1' })
      : await openTestStore();
    await seedSite(store, SITE, { reference: reference(1) }, AT);
    let ids = 0;
    const parts = createParts({ store, rules: allRules, clock: () => Date.parse(AT), newId: () => `id-${(ids += 1)}` });
    handlers = createHandlers(parts);
  }, 240_000);
  afterAll(async () => {
    await store.close();
    await database?.stop();
  });

  it.each(samples)(
    'is the verdict of its row alone: %s',
    async (collection, sample) => {
      const rows = textPaths(sample).flatMap((path, field) =>
        signs.map((sign, index) => {
          const own = path[0] === 'id' ? sample : { ...sample, id: `${sample.id}-${field}-${index}` };
          return changed(own, path, (text) => `${sign}${text}`) as WireDocument;
        }),
      );
      const good = { ...sample, id: `${sample.id}-good` };
      for (let from = 0; from < rows.length; from += 200) {
        const some = [...rows.slice(from, from + 200), good];
        const { verdicts } = await handlers.push(
          { collection, epoch: store.epoch, schemaVersion: SCHEMA_VERSION, rows: some },
          // Tickets under numbers that nobody gave fill the room aside: not that of the others.
          device(collection === 'tickets' ? 'd2' : 'd1'),
        );
        expect(verdicts).toHaveLength(some.length);
        expect(verdicts.at(-1)?.verdict).not.toBe('quarantined');
      }
      // What bears such a sign in what is written is put aside; in what the server derives anew it does no harm.
      const stored = await store.withSite(SITE, (site) => site.readAll(collection));
      for (const document of stored) expect(JSON.stringify(document)).not.toMatch(/\\u0000|\\ud800|\\udc00/);
      expect((await store.quarantined(SITE)).filter((row) => row.collection === collection).length).toBeGreaterThan(0);
    },
    120_000,
  );

  it('is refused in a call, whichever field bears it', async () => {
    const asked = [
      ['callNext', { key: 'k', deskId: 'd', candidates: ['t'] }],
      ['issueNumber', { key: 'k', day: DAY, series: 'A' }],
      ['releaseNumber', { key: 'k', day: DAY, series: 'A' }],
      ['fetch', { collection: 'tickets', epoch: 'epoch-1', schemaVersion: SCHEMA_VERSION, ids: ['t'] }],
    ] as const;
    for (const [name, body] of asked)
      for (const path of textPaths(body))
        for (const sign of unstorable)
          await expect(
            answerCall(handlers, name, {
              device: device('d1'),
              body: changed(body, path, (text) => sign + text.slice(1)),
            }),
          ).rejects.toMatchObject({ code: 'badRequest' });
  });
});
