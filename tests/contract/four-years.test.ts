import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { getAllCollectionDocuments, normalizeMangoQuery, prepareQuery } from 'rxdb/plugins/core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';

import { buildApp } from '#server/app';
import { issueCode } from '#server/devices/one-time-code';
import { openMemoryStore } from '#server/store/memory/open-memory-store';
import { openPostgresStore } from '#server/store/postgres/open-postgres-store';
import type { Store } from '#server/store/port';
import { openSqliteStore } from '#server/store/sqlite/open-sqlite-store';
import { verifyAudit } from '#server/store/verify-audit';
import { decodeSheet } from '#shared/domain/insights/facts/wire/sheet-wire';
import type { Facts } from '#shared/domain/insights/facts/fact';
import type { Period } from '#shared/domain/insights/period/period';
import { periodOf } from '#shared/domain/insights/period/period-of';
import { collectionNames } from '#shared/domain/model/collections';
import { toSiteReference } from '#shared/domain/model/site-reference';
import { dueBefore, lastDayOf } from '#shared/sync/desk-window';
import type { WireDocument } from '#shared/sync/protocol';
import { calls } from '#shared/sync/wire/calls';
import { addDays } from '#shared/time/civil';

import { createKeyValues } from '../../src/renderer/data/key-values';
import { plainAll } from '../../src/renderer/data/plain';
import { sealedMemory } from '../../src/renderer/data/testing/test-seal';
import { metaPrefix, openMeta } from '../../src/renderer/sync/meta-storage';
import { openDesk, until, type DeskOptions, type TestDesk } from '../../src/renderer/sync/testing/test-desk';
import { reads } from '../../sync-server/test/support/all-routes';
import { TODAY, TOWN } from '../../sync-server/test/support/fact-town';
import { startPostgres, type TestPostgres } from '../../sync-server/test/support/postgres';
import { enrol, renewToken } from '../faults/support/enrol';
import type { DeskIdentity } from '../faults/support/desk-calls';
import { figuresOf } from '../readers/figures';
import { imported, liveFourYears, nameOf, nameTown, WINDOW_DAYS, writtenTo } from './support/four-years';

const retention = { recordMonths: 24, personMonths: 12 } as const;
const agentId = 'agent-yann';
/** A desk is away from TODAY until then; four years are over by then. */
const RETURN = addDays(TODAY, 41);
const closedYears = [2022, 2023, 2024, 2025, 2026] as const;
const firstDay = '2022-01-01';
/** Every closed year, a quarter, a month and a week of before what is kept. */
const periods: readonly Period[] = [
  ...closedYears.map((year) => periodOf('year', `${year}-06-15`)),
  periodOf('quarter', '2023-11-20'),
  periodOf('month', '2023-11-20'),
  periodOf('week', '2023-11-20'),
];

let postgres: TestPostgres;
let folder: string;
let store: Store;
const time = { nowMs: 0 };
beforeAll(async () => {
  postgres = await startPostgres();
}, 240_000);
afterAll(() => postgres.stop());
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'guichet-years-'));
  time.nowMs = Date.parse(`${TODAY}T09:30:00.000Z`);
});

const at = '2022-01-01T08:00:00.000Z';
const opened = {
  memory: async () => openMemoryStore({ epoch: 'epoch-1' }),
  SQLite: () => openSqliteStore({ file: path.join(folder, 'town.sqlite'), at, epoch: 'epoch-1' }),
  PostgreSQL: async () => openPostgresStore({ url: await postgres.createDatabase(), at, epoch: 'epoch-1' }),
} satisfies Readonly<Record<string, () => Promise<Store>>>;

type Server = { readonly baseUrl: string; readonly night: () => Promise<void>; readonly close: () => Promise<void> };

/** A server whose nights come when the test says so. */
const startServer = async (): Promise<Server> => {
  const rounds: (() => void)[] = [];
  const { setInterval } = globalThis;
  const spied = vi.spyOn(globalThis, 'setInterval').mockImplementation(((run: () => void, ms: number) => {
    if (ms === 600_000) rounds.push(run);
    return setInterval(ms === 600_000 ? () => undefined : run, ms);
  }) as never);
  let ended = 0;
  const { purge } = store;
  // The last step of a round.
  const counted: typeof purge = async (...asked) => {
    const purged = await purge(...asked);
    ended += 1;
    return purged;
  };
  Object.assign(store, { purge: counted });
  const app = buildApp({
    store,
    allowedOrigins: [],
    clock: () => time.nowMs,
    newId: randomUUID,
    newToken: () => randomUUID() + randomUUID(),
    // Desks and figures are worked out in this very process.
    limits: { readsPerMinute: 10_000, mostLoopDelayMs: 60_000, mostHeapBytes: 4e9, enrolmentsPerMinute: 1_000 },
  });
  const baseUrl = await app.listen({ host: '127.0.0.1', port: 0 });
  spied.mockRestore();
  return {
    baseUrl,
    night: async () => {
      const before = ended;
      for (const run of rounds) run();
      await until(() => ended > before, 'the night is over');
    },
    close: async () => {
      const closing = app.close();
      app.server.closeAllConnections();
      await closing;
    },
  };
};

let server: Server;
let desks: TestDesk[] = [];
afterEach(async () => {
  for (const desk of desks) await desk.close();
  desks = [];
  await server.close();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const joined = async (rank: 'admin' | 'desk'): Promise<DeskIdentity> => {
  const { code } = await issueCode({ store, mark: () => Promise.resolve('') }, TOWN, rank, time.nowMs);
  return enrol({ baseUrl: server.baseUrl, code, name: rank, from: '' });
};

/** A call by a device, with a token of this moment. */
const callsOf = async (device: DeskIdentity) => {
  const token = await renewToken(server.baseUrl, device);
  return async (to: string, body?: object): Promise<unknown> => {
    const reply = await fetch(server.baseUrl + to, {
      method: body ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!reply.ok) throw new Error(`${to}: ${reply.status} ${await reply.text()}`);
    return reply.json();
  };
};
type Ask = Awaited<ReturnType<typeof callsOf>>;

type Kept = Pick<DeskOptions, 'storage' | 'storeName' | 'keys'>;
const lasting = (): Kept => ({ storage: sealedMemory(), storeName: randomUUID(), keys: createKeyValues() });

const openDeskOf = async (device: DeskIdentity, kept: Kept): Promise<TestDesk> => {
  const desk = await openDesk(server.baseUrl, device.deviceId, {
    ...kept,
    siteId: TOWN,
    series: device.series,
    token: await renewToken(server.baseUrl, device),
    renewToken: () => renewToken(server.baseUrl, device),
    now: () => new Date(time.nowMs),
  });
  desks.push(desk);
  return desk;
};
const inStep = (desk: TestDesk) => until(() => desk.sync.read().kind === 'synced', 'the desk is in step');
const closed = async (desk: TestDesk): Promise<void> => {
  desks = desks.filter((one) => one !== desk);
  await desk.close();
};

const differing = (before: ReadonlyMap<string, unknown>, after: ReadonlyMap<string, unknown>): readonly string[] =>
  [...new Set([...before.keys(), ...after.keys()])].filter(
    (key) => JSON.stringify(before.get(key)) !== JSON.stringify(after.get(key)),
  );

/** What a desk shows of the closed years: every panel, report and file, by what it is and its period. */
const shownAt = async (desk: TestDesk): Promise<ReadonlyMap<string, unknown>> => {
  const { facts: source, database } = desk.context;
  const ref = toSiteReference(plainAll(await database.reference.find().exec()));
  if (!ref) throw new Error('no reference');
  source.want();
  const last = `${closedYears.at(-1)}-12-31`;
  const read = () => source.read(firstDay, last);
  await until(async () => {
    const { facts, isPartial, isStale } = await read();
    return facts !== null && !isPartial && !isStale;
  }, 'the figures are here');
  const { facts } = await read();
  if (!facts) throw new Error('no figures');
  const own = { ...ref, site: { ...ref.site, name: '' } };
  const figuresFrom = (known: Facts) =>
    new Map(
      periods.flatMap((period) =>
        Object.entries(figuresOf).map(([name, figure]): [string, unknown] => [
          `${name} ${period.kind} ${period.from}`,
          figure({ facts: known, ref: own, period }),
        ]),
      ),
    );
  const shown = figuresFrom(facts);
  // What would be shown of a town in which nothing happened is no proof: each panel and each period shows something.
  const nothing = figuresFrom({ ...facts, requests: [], appointments: [], tickets: [] });
  const telling = differing(nothing, shown);
  expect(Object.keys(figuresOf).filter((name) => !telling.some((key) => key.startsWith(`${name} `)))).toEqual([]);
  expect(periods.filter(({ kind, from }) => !telling.some((key) => key.endsWith(` ${kind} ${from}`)))).toEqual([]);
  return shown;
};

type Doors = { readonly ask: Ask; readonly rows: string; readonly indicators: string };

const whole = async (url: string, key: string): Promise<string> => {
  let text = '';
  await until(async () => {
    const reply = await fetch(server.baseUrl + url, { headers: { authorization: `Bearer ${key}` } });
    text = await reply.text();
    if (!reply.ok && reply.status !== 503) throw new Error(`${url}: ${reply.status} ${text}`);
    return reply.ok;
  }, url);
  return text;
};

/** All that the server tells of the closed years: sheets, what is published, and each read of other programs. */
const toldBy = async ({ ask, rows, indicators }: Doors): Promise<ReadonlyMap<string, unknown>> => {
  const told = new Map<string, unknown>();
  for (const { day, body } of await store.sheetsBetween(TOWN, '', `${closedYears.at(-1)}-12-31`))
    told.set(`sheet ${day}`, decodeSheet(body));
  // A read that is new stands here, or what it tells is compared by nobody.
  expect(reads.map((route) => route.path)).toEqual([
    '/v1/api/indicators',
    '/v1/api/requests',
    '/v1/api/exports/:id.csv',
    '/v1/api/exports/datapackage.json',
    '/v1/api/openapi.json',
  ]);
  for (const year of closedYears) {
    const asked = `period=year&day=${year}-06-15`;
    for (const key of [rows, indicators]) {
      const { asOf: _asOf, ...rest } = JSON.parse(await whole(`/v1/api/indicators?${asked}`, key)) as { asOf: object };
      told.set(`indicators ${year} ${key === rows}`, rest);
    }
    for (let cursor = '', more = true; more;) {
      const url = `/v1/api/requests?${asked}&limit=500${cursor === '' ? '' : `&cursor=${cursor}`}`;
      const page = JSON.parse(await whole(url, rows)) as { readonly next: string };
      told.set(`requests ${year} ${cursor}`, page);
      [cursor, more] = [page.next, page.next !== ''];
    }
    const described = JSON.parse(await whole(`/v1/api/exports/datapackage.json?${asked}`, rows)) as {
      readonly resources: readonly { readonly name: string }[];
    };
    // A year that is gone and one that is kept: each table is made of all facts of its year.
    const isExported = year === 2023 || year === 2025;
    for (const { name } of isExported ? described.resources : [])
      told.set(`${name} ${year}`, await whole(`/v1/api/exports/${name}.csv?${asked}`, rows));
    for (const to of ['elected', 'published-months']) {
      const answer = async () => (await ask(`/v1/insights/${to}`, { year })) as Readonly<Record<string, unknown>>;
      await until(async () => Object.values(await answer()).every((value) => value !== null), `${to} ${year}`);
      told.set(`${to} ${year}`, await answer());
    }
  }
  return told;
};

type Document = WireDocument & { readonly erasedAt?: string };

const heldAtServer = async (): Promise<ReadonlyMap<string, readonly Document[]>> => {
  const all = new Map<string, readonly Document[]>();
  for (const name of collectionNames) {
    const { bodies } = await store.page(TOWN, name, 0, 1_000_000, undefined, Number.MAX_SAFE_INTEGER);
    all.set(
      name,
      bodies.map((body) => JSON.parse(body) as Document).filter(({ _deleted }) => !_deleted),
    );
  }
  return all;
};

/** A row, or RxDB’s second copy of one. */
type Copy = { readonly id: string; readonly itemId?: string; readonly docData?: { readonly _deleted?: boolean } };

/** Ids and texts of all that a desk holds: its rows, and the second copies of RxDB. */
const heldAtDesk = async ({ context: { database } }: TestDesk): Promise<{ ids: ReadonlySet<string>; text: string }> => {
  const found: Copy[] = [];
  for (const name of collectionNames) {
    const rows = await database.collections[name].find().exec();
    found.push(...rows.map((row) => row.toMutableJSON() as { readonly id: string }));
  }
  for (const known of await getAllCollectionDocuments(database.internalStore))
    for (const { collectionName, schema } of known.data.connectedStorages) {
      if (!collectionName.startsWith(metaPrefix)) continue;
      const meta = await openMeta<Copy>(database, collectionName, schema);
      const { documents } = await meta.query(prepareQuery(meta.schema, normalizeMangoQuery(meta.schema, {})));
      // Of what went a tombstone without a word may stay.
      found.push(...documents.filter(({ docData }) => docData?._deleted !== true));
      await meta.close();
    }
  return { ids: new Set(found.map((one) => one.itemId ?? one.id)), text: JSON.stringify(found) };
};

/** What is kept of a request that nobody closed, until all desks have heard that it is gone. */
const emptied = JSON.stringify({ events: [], _deleted: true });

it.each(Object.keys(opened) as (keyof typeof opened)[])(
  'on %s what is due after four years is gone everywhere, and closed years look as before',
  { timeout: 300_000 },
  async (kind) => {
    store = await opened[kind]();
    await liveFourYears(store);
    server = await startServer();
    const [boss, stays, away] = [await joined('admin'), await joined('desk'), await joined('desk')];
    const keptAway = lasting();
    const leaving = await openDeskOf(away, keptAway);
    await inStep(leaving);
    const heldThen = (await heldAtDesk(leaving)).ids;
    await closed(leaving);

    time.nowMs = Date.parse(`${RETURN}T09:30:00.000Z`);
    await server.night();
    const desk = await openDeskOf(stays, lasting());
    await inStep(desk);
    const ask = await callsOf(boss);
    const keyOf = async (scope: string) =>
      calls.makeAccessKey.output.parse(await ask('/v1/access-keys', { name: scope, scope, agentId })).key;
    const doors = { ask, rows: await keyOf('rows'), indicators: await keyOf('indicators') };
    const [told, shown, held] = [await toldBy(doors), await shownAt(desk), await heldAtServer()];
    expect(told.size).toBeGreaterThan(closedYears.length * 8);
    expect(shown.size).toBe(periods.length * Object.keys(figuresOf).length);

    const seen = calls.previewRetention.output.parse(
      await ask('/v1/retention/preview', { agentId, wished: retention }),
    );
    await ask('/v1/retention', { agentId, wished: retention });
    await server.night();
    const line = dueBefore(RETURN, retention, WINDOW_DAYS);
    const left = await heldAtServer();
    const goneIds = new Set<string>();
    for (const name of ['requests', 'appointments', 'tickets'] as const) {
      const stay = new Set(left.get(name)?.map(({ id }) => id));
      const gone = held.get(name)?.filter(({ id }) => !stay.has(id)) ?? [];
      for (const { id } of gone) goneIds.add(id);
      expect(gone.length, name).toBeGreaterThanOrEqual(seen.due[name]);
      const open = new Set(
        [...(left.get('requests') ?? []), ...(left.get('appointments') ?? [])].map((one) => one['ticketId']),
      );
      expect(
        left.get(name)?.filter((one) => {
          const last = lastDayOf(name, one);
          return last !== '' && last < line && !(name === 'tickets' && open.has(one.id));
        }),
      ).toEqual([]);
    }
    expect([...goneIds]).toEqual(expect.arrayContaining([imported, writtenTo, 'gave-up~gone', 'asked~gone']));
    const erased =
      left
        .get('citizens')
        ?.filter(({ erasedAt }) => erasedAt !== '')
        .map(({ id }) => id) ?? [];
    expect(erased.length).toBe(seen.due.citizens);
    expect(erased.length).toBeGreaterThan(5);
    const names = erased.map(nameOf);

    // At the server: rows, history, what was put aside, messages. The audit says that they went, and sheets hold facts.
    const history = await store.history(TOWN, 0, 1_000_000);
    const texts = JSON.stringify([history, await store.quarantined(TOWN), [...left.values()]]);
    expect(names.filter((name) => texts.includes(`"${name}"`))).toEqual([]);
    expect((await store.quarantined(TOWN)).filter(({ id }) => goneIds.has(id))).toEqual([]);
    const says = (delta: unknown): boolean => JSON.stringify(delta) !== emptied;
    expect(history.filter(({ id, delta }) => goneIds.has(id) && says(delta))).toEqual([]);
    expect(await store.withSite(TOWN, (site) => site.messagesOf([writtenTo]))).toEqual([]);
    expect((await verifyAudit(store, TOWN)).faults).toEqual([]);

    // At the desk that stayed, and at the one that comes back before it is in step.
    const isClean = async (one: TestDesk): Promise<boolean> => {
      const { ids, text } = await heldAtDesk(one);
      return ![...goneIds].some((id) => ids.has(id)) && !names.some((name) => text.includes(`"${name}"`));
    };
    await until(() => isClean(desk), 'the desk that stayed let go');
    expect([...goneIds].some((id) => heldThen.has(id))).toBe(true);
    const back = await openDeskOf(away, keptAway);
    expect(back.wasAway).toBe(true);
    await inStep(back);
    expect(await isClean(back)).toBe(true);

    for (const one of [desk, back]) expect(differing(shown, await shownAt(one))).toEqual([]);
    expect(differing(told, await toldBy(doors))).toEqual([]);
    // Every day is made anew from what is left.
    await nameTown(store, 'Autrement', new Date(time.nowMs).toISOString());
    await server.night();
    expect(await store.markedDays(TOWN, 9)).toEqual([]);
    // The name of the town hall itself stands in one table.
    const anew = differing(told, await toldBy(doors)).filter((key) => !key.startsWith('sites '));
    expect(anew).toEqual([]);
    time.nowMs += 60_000;
    const remadeBy = new Date(time.nowMs).toISOString();
    for (const one of [desk, back]) {
      const asOf = async () => (await one.context.facts.read(firstDay, firstDay)).asOf;
      one.context.facts.want();
      await until(async () => (await asOf()) >= remadeBy, 'the desk has the days as they were made anew');
      expect(differing(shown, await shownAt(one))).toEqual([]);
    }
    expect(desks.flatMap((one) => one.faults)).toEqual([]);
  },
);
