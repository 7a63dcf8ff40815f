import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';

import { beginAt, holdBegin } from '#server/documents/history-begin';
import { createHandlers } from '#server/handlers';
import { freshId } from '#server/lib/fresh';
import { createParts } from '#server/parts';
import { anchorOf, heedAnchors, type Anchor } from '#server/run/anchor';
import { openStore, type Place } from '#server/run/open-store';
import { seedSite } from '#server/seed/seed-site';
import { openMemoryStore } from '#server/store/memory/open-memory-store';
import type { Store } from '#server/store/port';
import type { Handlers } from '#server/wire/handler';
import { SCHEMA_VERSION, type Checkpoint } from '#shared/sync/protocol';

import { DAY, reference, SITE, ticket, wire } from './support/documents';
import { startPostgres, type TestPostgres } from './support/postgres';
import { device } from './support/test-core';

const MORNING = Date.parse(`${DAY}T08:00:00.000Z`);
const HOUR = 3_600_000;
const one = device('k1');
const asked = { collection: 'tickets', limit: 1_000, schemaVersion: SCHEMA_VERSION } as const;

let postgres: TestPostgres;
let folder: string;
const stores: Store[] = [];
beforeAll(async () => {
  postgres = await startPostgres();
}, 240_000);
afterAll(() => postgres.stop(), 240_000);
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'guichet-clock-'));
});
afterEach(async () => {
  await closeAll();
  rmSync(folder, { recursive: true, force: true });
});

const closeAll = async (): Promise<void> => {
  for (const store of stores.splice(0)) await store.close();
};

type Copied = { readonly place: Place; readonly copy: () => Promise<void>; readonly putBack: () => Promise<void> };

const sqlite = async (): Promise<Copied> => {
  const [data, copy] = [path.join(folder, 'data'), path.join(folder, 'copy')];
  return {
    place: { dataDir: data },
    copy: async () => cpSync(data, copy, { recursive: true }),
    putBack: async () => {
      rmSync(data, { recursive: true });
      cpSync(copy, data, { recursive: true });
    },
  };
};

const postgresql = async (): Promise<Copied> => {
  const url = await postgres.createDatabase();
  return {
    place: { dataDir: '', postgresUrl: url },
    copy: () => postgres.copyDatabase(url, `${url}_copy`),
    putBack: () => postgres.copyDatabase(`${url}_copy`, url),
  };
};

/** The clock of the machine and the time that it counts: the clock alone is set. */
const time = { clockMs: MORNING, elapsedMs: 0 };
const pass = (ms: number): void => {
  time.clockMs += ms;
  time.elapsedMs += ms;
};

type Server = { readonly store: Store; readonly handlers: Handlers };

/** A start of the server: what an anchor tells is heeded before the first call, as in the product. */
const start = async (place: Place, anchor?: Anchor): Promise<Server> => {
  const store = await openStore(place);
  stores.push(store);
  const needs = { store, clock: () => time.clockMs, newId: freshId };
  if (anchor) await heedAnchors(needs, [anchor]);
  const begin = holdBegin(needs, () => time.elapsedMs);
  await begin();
  return { store, handlers: createHandlers(createParts({ ...needs, holdBegin: begin })) };
};

const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'taken',
    (error: unknown) => String((error as { readonly code?: unknown }).code),
  );

const numberOn = ({ handlers }: Server, day = DAY) => handlers.issueNumber({ key: freshId(), day, series: 'A' }, one);

const checkpointOf = async ({ handlers }: Server): Promise<Checkpoint> =>
  (JSON.parse(await handlers.pull({ ...asked, since: null }, one)) as { readonly checkpoint: Checkpoint }).checkpoint;

/** A town of which a copy was made in the evening, and that gave a number the next morning: what a desk and an anchor know of it. */
const lived = async ({ place, copy, putBack }: Copied) => {
  time.clockMs = MORNING - 15 * HOUR;
  let server = await start(place);
  await seedSite(server.store, SITE, { reference: reference(1) }, new Date(time.clockMs).toISOString());
  await closeAll();
  await copy();
  time.clockMs = MORNING;
  server = await start(place);
  const { number } = await numberOn(server);
  const rows = [wire(ticket('b', [], number))];
  await server.handlers.push(
    { collection: 'tickets', epoch: server.store.epoch, schemaVersion: SCHEMA_VERSION, rows },
    one,
  );
  const since = await checkpointOf(server);
  const anchor = await anchorOf({ store: server.store, clock: () => time.clockMs }, undefined);
  await closeAll();
  await putBack();
  return { since, anchor };
};

for (const [kind, copied] of [
  ['SQLite', sqlite],
  ['PostgreSQL', postgresql],
] as const) {
  it(`gives no number of today when a copy that a desk showed by yesterday’s clock has its clock set (${kind})`, async () => {
    const town = await copied();
    const { since } = await lived(town);
    time.clockMs = MORNING - 15 * HOUR;
    const server = await start(town.place);
    // Another process on the same database hears of it, whichever of the two looks at its clock.
    const other = kind === 'PostgreSQL' ? await start(town.place) : server;
    pass(60_000);
    expect(await codeOf(server.handlers.pull({ ...asked, since }, one))).toBe('epochMismatch');
    time.clockMs = MORNING + 5 * 60_000;
    expect(await codeOf(numberOn(server))).toBe('busy');
    expect(await codeOf(numberOn(other))).toBe('busy');
    expect(server.store.restoredAt).toBe(new Date(time.clockMs).toISOString());
    // Time that goes on, also while the machine sleeps, closes nothing more.
    pass(24 * HOUR);
    expect(await codeOf(numberOn(server, '2026-11-24'))).toBe('taken');
  });

  it(`gives no number of today after another start either when the anchor knows how late it was (${kind})`, async () => {
    const town = await copied();
    const { anchor } = await lived(town);
    time.clockMs = MORNING - 15 * HOUR;
    const early = await start(town.place, anchor);
    expect((await early.store.rotations()).map(({ why }) => why)).toEqual(['anchorAhead']);
    const yesterday = new Date(time.clockMs).toISOString().slice(0, 10);
    expect(await codeOf(numberOn(early, yesterday))).toBe('busy');
    const later = await anchorOf({ store: early.store, clock: () => time.clockMs }, anchor);
    expect(later.at).toBe(anchor.at);
    await closeAll();
    time.clockMs = MORNING + 5 * 60_000;
    const server = await start(town.place, later);
    expect(await codeOf(numberOn(server))).toBe('busy');
    expect([server.store.restoredAt, server.store.lostUntil]).toEqual([anchor.at, '']);
    pass(24 * HOUR);
    expect(await codeOf(numberOn(server, '2026-11-24'))).toBe('taken');
  });

  it(`closes one day and not a year when the clock was a year ahead (${kind})`, async () => {
    const town = await copied();
    const { since } = await lived(town);
    time.clockMs = MORNING + 365 * 24 * HOUR;
    let server = await start(town.place);
    expect(await codeOf(server.handlers.pull({ ...asked, since }, one))).toBe('epochMismatch');
    await closeAll();
    time.clockMs = MORNING;
    server = await start(town.place);
    expect(await codeOf(numberOn(server))).toBe('busy');
    pass(24 * HOUR);
    expect((await server.handlers.head({}, one)).wentBackAt).toBeUndefined();
    expect(await codeOf(numberOn(server, '2026-11-24'))).toBe('taken');
  });
}

const iso = (ms: number): string => new Date(ms).toISOString();
const instant = fc.integer({ min: MORNING - 400 * 24 * HOUR, max: MORNING + 400 * 24 * HOUR });
const latest = ({ restoredAt, lostUntil }: { readonly restoredAt: string; readonly lostUntil: string }): string =>
  restoredAt > lostUntil ? restoredAt : lostUntil;

it('never leaves a begin ahead of the clock, and forgets no instant unless the clock was set back', () => {
  const begin = fc.record({ restoredAt: instant.map(iso), lostUntil: fc.option(instant.map(iso), { nil: '' }) });
  const set = fc.oneof(fc.constant(0), fc.integer({ min: -400 * 24 * HOUR, max: 400 * 24 * HOUR }));
  fc.assert(
    fc.property(begin, instant, set, (from, nowMs, setMs) => {
      const to = beginAt(from, nowMs, setMs);
      expect(Date.parse(to.restoredAt)).toBeLessThanOrEqual(nowMs + 5 * 60_000);
      if (setMs >= 0) expect(latest(to) >= latest(from)).toBe(true);
      // What the clock has reached is in force.
      if (to.restoredAt === from.restoredAt) expect(to.lostUntil === '' || to.lostUntil > iso(nowMs)).toBe(true);
      // A second look without news changes nothing.
      expect(beginAt(to, nowMs, 0)).toEqual(to);
    }),
  );
  expect(beginAt({ restoredAt: '', lostUntil: '' }, MORNING, 400 * HOUR)).toEqual({ restoredAt: '', lostUntil: '' });
});

it('closes all days up to that in which a wrong clock is set, and none after it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 400 * 24 * HOUR }),
      fc.integer({ min: 0, max: 6 * 24 * HOUR }),
      (behindMs, unnoticedMs) => {
        fc.pre(behindMs > 5 * 60_000);
        const foundMs = MORNING - behindMs;
        const setAtMs = MORNING + unnoticedMs;
        const from = { restoredAt: iso(foundMs), lostUntil: '' };
        expect(beginAt(from, foundMs + unnoticedMs, 0)).toEqual(from);
        expect(beginAt(from, setAtMs, behindMs)).toEqual({ restoredAt: iso(setAtMs), lostUntil: '' });
      },
    ),
  );
});

it('gives no number of a lost day after a begin that could not be written, and lets whoever reads go on', async () => {
  time.clockMs = MORNING - 30 * HOUR;
  const memory = openMemoryStore({ epoch: 'e1' });
  await seedSite(memory, SITE, { reference: reference(1) }, new Date(time.clockMs).toISOString());
  await memory.rotate('e1', { to: 'e2', at: new Date(time.clockMs).toISOString(), why: 'anchorAhead' });
  let isBusy = true;
  const amendBegin: Store['amendBegin'] = (from, to) =>
    isBusy ? Promise.reject(new Error('SQLITE_BUSY')) : memory.amendBegin(from, to);
  const store = new Proxy(memory, {
    get: (target, name) => (name === 'amendBegin' ? amendBegin : (Reflect.get(target, name) as unknown)),
  });
  const needs = { store, clock: () => time.clockMs, newId: freshId };
  const begin = holdBegin(needs, () => time.elapsedMs);
  const server = { store, handlers: createHandlers(createParts({ ...needs, holdBegin: begin })) };
  time.clockMs += 30 * HOUR;
  await expect(numberOn(server)).rejects.toThrow('SQLITE_BUSY');
  expect(await codeOf(server.handlers.head({}, one))).toBe('taken');
  isBusy = false;
  expect(await codeOf(numberOn(server))).toBe('busy');
});
