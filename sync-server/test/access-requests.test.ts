import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { MOST_OPEN_ACCESS_REQUESTS, MOST_SETTLED_ACCESS_REQUESTS } from '#server/bounds';
import { createHandlers } from '#server/handlers';
import { createParts } from '#server/parts';
import { seedSite } from '#server/seed/seed-site';
import { readAccessRequests, writeAccessRequests } from '#server/sites/access-request-note';
import { openMemoryStore } from '#server/store/memory/open-memory-store';
import { openPostgresStore } from '#server/store/postgres/open-postgres-store';
import type { Device, Store } from '#server/store/port';
import { openSqliteStore } from '#server/store/sqlite/open-sqlite-store';
import { tendSite } from '#server/tend-sites';
import { accessDueDay, accessOutcomes } from '#shared/domain/requests/access-request';
import type { Reference } from '#shared/domain/model/reference';
import { SCHEMA_VERSION } from '#shared/sync/protocol';
import type { AccessRequest } from '#shared/sync/wire/access-request-calls';
import { calls } from '#shared/sync/wire/calls';
import { accessIn } from '#shared/sync/wire/journal-calls';
import { addDays } from '#shared/time/civil';

import { citizen, reference, SITE, wire } from './support/documents';
import { agentOf, personTown } from './support/person-town';
import { startPostgres, type TestPostgres } from './support/postgres';
import { device, quickProof } from './support/test-core';
import { testServer } from './support/test-server';

const AT = '2026-12-02T08:00:00.000Z';
const TODAY = '2026-12-02';
const NOTE = 'access requests';

let postgres: TestPostgres;
let folder: string;
let opened: Store[] = [];
beforeAll(async () => {
  postgres = await startPostgres();
}, 240_000);
afterAll(() => postgres.stop(), 240_000);
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'guichet-access-'));
  opened = [];
});
afterEach(async () => {
  for (const store of opened) await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const openers: readonly (readonly [string, () => Promise<Store>])[] = [
  ['memory', async () => openMemoryStore({ epoch: 'epoch-1' })],
  ['SQLite', () => openSqliteStore({ file: path.join(folder, 'site.sqlite'), at: AT, epoch: 'epoch-1' })],
  ['PostgreSQL', async () => openPostgresStore({ url: await postgres.createDatabase(), at: AT, epoch: 'epoch-1' })],
];

const boss = device('boss', 'admin');
const mayExport: Reference = {
  id: 'rights',
  siteId: SITE,
  kind: 'rights',
  body: { kind: 'rights', changes: [{ role: 'manager', right: 'export', may: true }] },
};

const openTown = async (open: () => Promise<Store>) => {
  const store = await open();
  opened.push(store);
  const town = [...reference(1), agentOf('max', 'admin'), agentOf('eve', 'manager'), agentOf('ann'), mayExport];
  await seedSite(store, SITE, { reference: town }, AT);
  const time = { nowMs: Date.parse(AT) };
  let ids = 0;
  const newId = () => `id-${(ids += 1)}`;
  const parts = createParts({ store, clock: () => time.nowMs, newId, pinProof: quickProof });
  const handlers = createHandlers(parts);
  const rows = ['citizen-1', 'citizen-2', 'citizen-3'].map((id) =>
    wire(citizen(id, 'Durand', '000000000000001-000000-boss')),
  );
  await handlers.push({ collection: 'citizens', epoch: store.epoch, schemaVersion: SCHEMA_VERSION, rows }, boss);
  const agentId = 'max';
  const list = async (citizenIds: readonly string[] = []) =>
    (await handlers.accessRequests({ agentId, citizenIds: [...citizenIds] }, boss)).requests;
  return {
    store,
    parts,
    handlers,
    time,
    /** Goes on to the morning of a civil day. */
    goTo: (day: string) => {
      time.nowMs = Date.parse(`${day}T08:00:00.000Z`);
    },
    note: async (citizenIds: readonly string[] = ['citizen-1'], receivedOn = TODAY) =>
      (await handlers.noteAccessRequest({ agentId, citizenIds: [...citizenIds], receivedOn }, boss)).outcome,
    extend: async (id: string) =>
      (await handlers.extendAccessRequest({ agentId, id, reason: 'complex' }, boss)).outcome,
    settle: async (id: string, outcome: (typeof accessOutcomes)[number] = 'handedOver') =>
      (await handlers.settleAccessRequest({ agentId, id, outcome }, boss)).outcome,
    list,
    only: async (): Promise<AccessRequest> => {
      const [one] = await list(['citizen-1']);
      if (!one) throw new Error('nothing is noted');
      return one;
    },
    stored: () => store.noteOfSite(SITE, NOTE),
    put: (text: string) => store.withSite(SITE, (site) => site.writeSiteNote(NOTE, text)),
    lines: async () =>
      (await store.journalLines(SITE, 0, 99)).flatMap((line) => {
        const act = accessIn(line);
        return act ? [[act.act, act.citizenId, line.agentId, line.deviceId]] : [];
      }),
  };
};

describe.each(openers)('requests of access on %s', (_name, open) => {
  it('are noted with ids and days, prolonged, settled, and each act is a line of the journal', async () => {
    const town = await openTown(open);
    expect(await town.note(['citizen-1', 'citizen-2', 'citizen-1'], '2026-11-30')).toBe('noted');
    const noted = await town.only();
    expect(noted).toEqual({
      id: 'id-1',
      citizenIds: ['citizen-1', 'citizen-2'],
      receivedOn: '2026-11-30',
      notedAt: AT,
      agentId: 'max',
      deviceId: 'boss',
      extended: null,
      settled: null,
    });
    expect(await town.extend(noted.id)).toBe('extended');
    town.goTo('2027-01-04');
    expect(await town.settle(noted.id)).toBe('settled');
    expect(await town.list(['citizen-2'])).toEqual([
      {
        ...noted,
        extended: { on: TODAY, reason: 'complex' },
        settled: { on: '2027-01-04', outcome: 'handedOver' },
      },
    ]);
    expect(await town.list()).toEqual([]);
    expect(await town.lines()).toEqual([
      ['noted', 'citizen-1', 'max', 'boss'],
      ['extended', 'citizen-1', 'max', 'boss'],
      ['handedOver', 'citizen-1', 'max', 'boss'],
    ]);
    expect(await town.stored()).not.toContain('Durand');
  });

  it('are taken for a day of the year before, and no other', async () => {
    const town = await openTown(open);
    for (const day of ['2026-12-03', '2025-12-01', '2026-02-29', '9999-12-31'])
      expect(await town.note(['citizen-1'], day), day).toBe('notThatDay');
    expect([await town.list(), await town.lines()]).toEqual([[], []]);
    expect(await town.note(['citizen-1'], '2025-12-02')).toBe('noted');
    // The civil day of the site: at half past eleven in the evening of UTC it is the next one in Paris.
    town.time.nowMs = Date.parse('2026-12-02T23:30:00.000Z');
    expect(await town.note(['citizen-2'], '2026-12-03')).toBe('noted');
  });

  it('are of people whose files are here: no name gets into the register as an id', async () => {
    const town = await openTown(open);
    expect(await town.note(['citizen-1', 'Durand Louise'])).toBe('unknown');
    expect(await town.stored()).toBe('');
  });

  it('are noted once for a person, under whichever of their ids, and again once that one is settled', async () => {
    const town = await openTown(open);
    await town.note(['citizen-1', 'citizen-2']);
    expect(await town.note(['citizen-2', 'citizen-3'])).toBe('alreadyOpen');
    expect(await town.note(['citizen-3'])).toBe('noted');
    await town.settle((await town.only()).id, 'withdrawn');
    expect(await town.note(['citizen-2'])).toBe('noted');
    expect(await town.list()).toHaveLength(2);
    expect(await town.list(['citizen-2'])).toHaveLength(2);
  });

  it('are prolonged once, up to the last day of the first month, while they are open', async () => {
    const town = await openTown(open);
    await town.note();
    const { id } = await town.only();
    // The 2nd of January is a Saturday: the month ends with the Monday after it.
    town.goTo('2027-01-05');
    expect(await town.extend(id)).toBe('tooLate');
    town.goTo('2027-01-04');
    expect(await town.extend('id-other')).toBe('gone');
    expect(await town.extend(id)).toBe('extended');
    expect(await town.extend(id)).toBe('already');
    expect(accessDueDay(await town.only(), 'mainland')).toBe('2027-03-02');
    await town.settle(id);
    expect(await town.extend(id)).toBe('gone');
    expect(await town.lines()).toHaveLength(3);
  });

  it.each(accessOutcomes)('are settled once, as %s', async (outcome) => {
    const town = await openTown(open);
    await town.note();
    const { id } = await town.only();
    expect(await town.settle('id-other', outcome)).toBe('gone');
    expect(await town.settle(id, outcome)).toBe('settled');
    expect(await town.settle(id, 'mistake')).toBe('gone');
    expect((await town.only()).settled).toEqual({ on: TODAY, outcome });
  });

  it('stay with their ids when the person is erased, and can be settled then', async () => {
    const town = await openTown(open);
    await town.note();
    const erased = await town.handlers.eraseCitizens(
      { agentId: 'max', citizenIds: ['citizen-1'], reason: 'asked' },
      boss,
    );
    expect(erased).toEqual({ outcome: 'erased' });
    const [open1] = await town.list();
    expect(open1?.citizenIds).toEqual(['citizen-1']);
    expect(await town.settle(open1?.id ?? '')).toBe('settled');
  });

  it('go twelve months after they were settled, also from the store where nobody asks; open ones stay', async () => {
    const town = await openTown(open);
    await town.note(['citizen-1']);
    await town.note(['citizen-2']);
    const { id } = await town.only();
    await town.settle(id);
    const tend = () => tendSite(town.parts)(SITE);
    town.goTo(addDays(TODAY, 366));
    await tend();
    expect(await town.list(['citizen-1'])).toHaveLength(1);
    expect(await town.stored()).toContain(`"${id}"`);
    town.goTo(addDays(TODAY, 367));
    expect(await town.list(['citizen-1'])).toEqual([]);
    expect(await town.stored()).toContain(`"${id}"`);
    await tend();
    expect(await town.stored()).not.toContain(`"${id}"`);
    expect((await town.list()).map(({ citizenIds }) => citizenIds)).toEqual([['citizen-2']]);
  });

  it('are of whoever may export, at a device of an administrator', async () => {
    const town = await openTown(open);
    await town.note();
    const { id } = await town.only();
    const before = await town.stored();
    const acts = (agentId: string, by: Device) => [
      town.handlers.accessRequests({ agentId, citizenIds: [] }, by),
      town.handlers.noteAccessRequest({ agentId, citizenIds: ['citizen-2'], receivedOn: TODAY }, by),
      town.handlers.extendAccessRequest({ agentId, id, reason: 'many' }, by),
      town.handlers.settleAccessRequest({ agentId, id, outcome: 'mistake' }, by),
    ];
    for (const agentId of ['ann', '', 'nobody'])
      for (const act of acts(agentId, boss)) await expect(act).rejects.toMatchObject({ code: 'notAllowed' });
    expect(await town.stored()).toBe(before);
    for (const act of acts('eve', boss)) await expect(act).resolves.toBeTruthy();
  });

  it('are bounded: one more waits until another is answered, and the latest of those that are settled stay', async () => {
    const town = await openTown(open);
    await town.note();
    const one = await town.only();
    const many = Array.from({ length: MOST_OPEN_ACCESS_REQUESTS }, (_, at) => ({
      ...one,
      id: `open-${at}`,
      citizenIds: [`other-${at}`],
    }));
    await town.put(JSON.stringify(many));
    expect(await town.note()).toBe('full');
    await town.settle('open-7');
    expect(await town.note()).toBe('noted');
    expect(await town.list()).toHaveLength(MOST_OPEN_ACCESS_REQUESTS);
    const settled = Array.from({ length: MOST_SETTLED_ACCESS_REQUESTS + 5 }, (_, at) => ({
      ...one,
      id: `settled-${at}`,
      settled: { on: addDays('2026-11-01', at < 5 ? 0 : 1), outcome: 'handedOver' as const },
    }));
    const kept = await town.store.withSite(SITE, async (site) => {
      await writeAccessRequests(site, settled, TODAY);
      return readAccessRequests(site, TODAY);
    });
    expect(kept).toHaveLength(MOST_SETTLED_ACCESS_REQUESTS);
    expect(kept.every(({ settled: end }) => end?.on === '2026-11-02')).toBe(true);
  });

  it('are read out of any note: what is no request is left out, and the sound ones beside it stay', async () => {
    const town = await openTown(open);
    await town.note();
    const sound = await town.only();
    for (const text of ['{', 'null', '7', '"text"', '{"id":1}', '[']) {
      await town.put(text);
      expect(await town.list(), text).toEqual([]);
    }
    const unsound = [
      null,
      [],
      7,
      {},
      { ...sound, id: '' },
      { ...sound, id: 'x', name: 'Durand Louise' },
      { ...sound, id: 'x', citizenIds: [] },
      { ...sound, id: 'x', citizenIds: Array.from({ length: 51 }, (_, at) => `c-${at}`) },
      { ...sound, id: 'x', citizenIds: ['a'.repeat(81)] },
      { ...sound, id: 'x', receivedOn: '2026-02-30' },
      { ...sound, id: 'x', receivedOn: '9999-12-31' },
      { ...sound, id: 'x', settled: { on: TODAY, outcome: 'lost' } },
      { ...sound, id: 'x', extended: { on: TODAY, reason: 'because' } },
      { ...sound, receivedOn: '2026-01-01', citizenIds: ['another'] },
    ];
    await town.put(JSON.stringify([sound, ...unsound]));
    expect(await town.list()).toEqual([sound]);
    expect(await town.note(['citizen-2'])).toBe('noted');
    expect(await town.list()).toHaveLength(2);
  });
});

it('whatever stands in the note, every answer parses and nothing throws', async () => {
  const town = await openTown(async () => openMemoryStore({ epoch: 'epoch-1' }));
  await town.note();
  const sound = await town.only();
  const anyEntry = fc.oneof(
    fc.jsonValue(),
    fc.record({ field: fc.constantFrom(...Object.keys(sound)), value: fc.jsonValue() }).map(({ field, value }) => ({
      ...sound,
      [field]: value,
    })),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.array(anyEntry).map((all) => JSON.stringify(all)),
        fc.string(),
      ),
      async (text) => {
        await town.put(text);
        const reply = await town.handlers.accessRequests({ agentId: 'max', citizenIds: [] }, boss);
        expect(calls.accessRequests.output.safeParse(reply).success).toBe(true);
        for (const request of reply.requests) expect(accessDueDay(request, 'mainland')).toMatch(/^\d{4}-\d{2}-\d{2}$/);
        await tendSite(town.parts)(SITE);
      },
    ),
    { numRuns: 200 },
  );
});

it('are asked for at the door of administrators, with nothing but ids and days', async () => {
  const server = await testServer(1, { reference: [...reference(1), agentOf('max', 'admin')] });
  const admin = await server.enrol('boss', { rank: 'admin' });
  const desk = await server.enrol('desk', { rank: 'desk' });
  const asked = [
    ['/v1/access-requests/read', { agentId: 'max', citizenIds: [] }],
    ['/v1/access-requests', { agentId: 'max', citizenIds: ['c'], receivedOn: '2026-11-23' }],
    ['/v1/access-requests/x/extend', { agentId: 'max', reason: 'many' }],
    ['/v1/access-requests/x/settle', { agentId: 'max', outcome: 'withdrawn' }],
  ] as const;
  for (const [url, body] of asked) {
    expect((await desk.post(url, body)).statusCode, url).toBe(403);
    expect((await admin.post(url, body)).statusCode, url).toBe(200);
  }
  for (const [url, body] of [
    ['/v1/access-requests', { agentId: 'max', citizenIds: [], receivedOn: '2026-11-23' }],
    ['/v1/access-requests', { agentId: 'max', citizenIds: ['c'], receivedOn: 'hier' }],
    ['/v1/access-requests/x/extend', { agentId: 'max', reason: 'parce que' }],
    ['/v1/access-requests/x/settle', { agentId: 'max', outcome: 'perdue' }],
  ] as const)
    expect((await admin.post(url, body)).statusCode, url).toBe(400);
  await server.close();
});

it('need, where agents prove who they are, the agent who is named, with the right to export, and no administrator', async () => {
  const town = await personTown(undefined, [mayExport]);
  await town.provePersons();
  const other = device('other', 'admin');
  await town.store.addDevice({ ...other, publicKey: 'key other', at: AT });
  const ask = (agentId: string) => town.call('accessRequests', other, { agentId, citizenIds: [] });
  for (const agentId of ['max', 'eve']) await expect(ask(agentId)).rejects.toMatchObject({ code: 'notAllowed' });
  await town.signIn('eve', other);
  await expect(ask('eve')).resolves.toEqual({ requests: [] });
  await expect(ask('max')).rejects.toMatchObject({ code: 'notAllowed' });
  await town.signIn('bob', other);
  await expect(ask('bob')).rejects.toMatchObject({ code: 'notAllowed' });
});
