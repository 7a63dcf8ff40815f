import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';

import { createHandlers } from '#server/handlers';
import { freshId } from '#server/lib/fresh';
import { createParts } from '#server/parts';
import { audit } from '#server/run/audit';
import { openStore, type Place } from '#server/run/open-store';
import { seedSite } from '#server/seed/seed-site';
import type { Store } from '#server/store/port';
import type { Handlers } from '#server/wire/handler';
import { calls } from '#shared/sync/wire/calls';
import { SCHEMA_VERSION, type Checkpoint } from '#shared/sync/protocol';

import { citizen, DAY, ownStamps, reference, SITE, ticket, wire } from './support/documents';
import { startPostgres, type TestPostgres } from './support/postgres';
import { device } from './support/test-core';

const NOW = Date.parse('2026-11-23T08:00:00.000Z');

let postgres: TestPostgres;
let folder: string;
const open: Process[] = [];
beforeAll(async () => {
  postgres = await startPostgres();
}, 240_000);
afterAll(() => postgres.stop(), 240_000);
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'guichet-copies-'));
});
afterEach(async () => {
  await closeAll();
  rmSync(folder, { recursive: true, force: true });
});

/** One process of a server, without the network. */
type Process = { readonly store: Store; readonly handlers: Handlers };

/** A place of which copies are made while no server is at work on it. */
type Copied = { readonly place: Place; readonly copy: () => Promise<void>; readonly putBack: () => Promise<void> };

const start = async (place: Place, nowMs = NOW): Promise<Process> => {
  const store = await openStore(place);
  const process = { store, handlers: createHandlers(createParts({ store, clock: () => nowMs, newId: freshId })) };
  open.push(process);
  return process;
};

const closeAll = async (): Promise<void> => {
  for (const { store } of open.splice(0)) await store.close();
};

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

const found = async ({ place }: Copied): Promise<Process> => {
  const process = await start(place);
  await seedSite(process.store, SITE, { reference: reference(1) }, new Date(NOW).toISOString());
  return process;
};

const one = device('k1');
const asked = { collection: 'tickets', limit: 1_000, schemaVersion: SCHEMA_VERSION } as const;

/** The checkpoint of a desk that pulls all tickets. */
const checkpointOf = async ({ handlers }: Process, since: Checkpoint | null = null): Promise<Checkpoint> => {
  const page: unknown = JSON.parse(await handlers.pull({ ...asked, since }, one));
  return (page as { readonly checkpoint: Checkpoint }).checkpoint;
};

const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'taken',
    (error: unknown) => String((error as { readonly code?: unknown }).code),
  );

const codeOfPull = ({ handlers }: Process, since: Checkpoint, by = one): Promise<string> =>
  codeOf(handlers.pull({ ...asked, since }, by));

/** A person is given a number at a desk. */
const give = async ({ store, handlers }: Process, id: string) => {
  const { number } = await handlers.issueNumber({ key: `key-${id}`, day: DAY, series: 'A' }, one);
  const rows = [wire(ticket(id, [], number))];
  await handlers.push({ collection: 'tickets', epoch: store.epoch, schemaVersion: SCHEMA_VERSION, rows }, one);
  return number;
};

for (const [kind, copied] of [
  ['SQLite', sqlite],
  ['PostgreSQL', postgresql],
] as const) {
  it(`begins another history once when ten desks come with what an older copy has forgotten (${kind})`, async () => {
    const town = await copied();
    let server = await found(town);
    await give(server, 'a');
    await closeAll();
    await town.copy();
    server = await start(town.place);
    const { epoch } = server.store;
    const numbers = [await give(server, 'b'), await give(server, 'c')];
    const since = await checkpointOf(server);
    await closeAll();
    await town.putBack();

    // Two processes on one database, as a town with PostgreSQL has them.
    const [first, second] = [await start(town.place), await start(town.place)];
    const heard: string[] = [];
    for (const { store } of [first, second]) store.onRotation(({ why }) => heard.push(why));
    expect([first.store.epoch, await first.store.head(SITE)]).toEqual([epoch, since.seq - 2]);
    const desks = Array.from({ length: 10 }, (_, index) => device(`k${index + 1}`));
    const codes = await Promise.all(
      desks.map((desk, index) => codeOfPull(index % 2 === 0 ? first : second, since, desk)),
    );
    expect(new Set(codes)).toEqual(new Set(['epochMismatch']));
    expect(first.store.epoch).not.toBe(epoch);
    expect(second.store.epoch).toBe(first.store.epoch);
    expect(heard).toEqual(['checkpointAhead', 'checkpointAhead']);
    const rotation = { at: new Date(NOW).toISOString(), why: 'checkpointAhead', from: epoch, to: first.store.epoch };
    expect(await second.store.rotations()).toEqual([rotation]);

    // No number of this day is given any more, at either process.
    for (const { handlers } of [first, second])
      expect(await codeOf(handlers.issueNumber({ key: freshId(), day: DAY, series: 'A' }, one))).toBe('busy');
    // What is on paper comes back, also by another desk, and nobody doubts it.
    const rows = [wire(ticket('b', [], numbers[0])), wire(ticket('c', [], numbers[1]))];
    const call = { collection: 'tickets', epoch: second.store.epoch, schemaVersion: SCHEMA_VERSION, rows } as const;
    const { verdicts } = await second.handlers.push(call, device('k2'));
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(['stored', 'stored']);
    expect(await first.store.quarantined(SITE)).toEqual([]);
    expect((await first.handlers.head({}, one)).wentBackAt).toBe(rotation.at);
    // It came once: the same checkpoint is now of another history and no more.
    expect(await codeOfPull(first, since)).toBe('epochMismatch');
    expect(await first.store.rotations()).toHaveLength(1);
    // Told for a day.
    for (const [hours, told] of [
      [23, rotation.at],
      [24, undefined],
    ] as const) {
      const { handlers } = await start(town.place, NOW + hours * 3_600_000);
      expect((await handlers.head({}, one)).wentBackAt).toBe(told);
    }
    await closeAll();
    expect((await audit(town.place)).lines.at(-1)).toBe(
      `Another history since ${rotation.at}: an older copy was put back; a desk showed it`,
    );
  });

  it(`is heard by another process before it gives a number or takes a row (${kind})`, async () => {
    const town = await copied();
    const first = await found(town);
    await give(first, 'a');
    const second = await start(town.place);
    const { epoch } = second.store;
    expect(await first.store.rotate(epoch, { to: 'next', at: new Date(NOW).toISOString(), why: 'anchorAhead' })).toBe(
      true,
    );
    expect(second.store.epoch).toBe(epoch);
    expect(await codeOf(second.handlers.issueNumber({ key: 'k', day: DAY, series: 'A' }, one))).toBe('busy');
    expect(second.store.epoch).toBe('next');

    const third = await start(town.place);
    await first.store.rotate('next', { to: 'last', at: new Date(NOW).toISOString(), why: 'anchorAhead' });
    const row = { collection: 'tickets', schemaVersion: SCHEMA_VERSION, rows: [wire(ticket('b', [], 2))] };
    expect(await codeOf(third.handlers.push({ ...row, epoch: 'next' }, one))).toBe('epochMismatch');
    expect(await third.store.bodies(SITE, 'tickets', ['b'])).toEqual([]);
    // Who was told by the first process is known at once at another that has not heard of it.
    expect(await codeOf(second.handlers.push({ ...row, epoch: 'last' }, one))).toBe('taken');
    // A history that is over is left once.
    expect(await second.store.rotate(epoch, { to: 'x', at: new Date(NOW).toISOString(), why: 'anchorAhead' })).toBe(
      false,
    );
    expect([second.store.epoch, (await second.store.rotations()).length]).toEqual(['last', 2]);
  });

  it(`sees an older copy also when as much was written again (${kind})`, async () => {
    const town = await copied();
    let server = await found(town);
    await give(server, 'a');
    await closeAll();
    await town.copy();
    server = await start(town.place);
    await give(server, 'b');
    const since = await checkpointOf(server);
    await closeAll();
    await town.putBack();
    server = await start(town.place);
    for (const id of ['x', 'y', 'z']) {
      const rows = ownStamps([wire(citizen(id, id))], one.id);
      const { epoch } = server.store;
      await server.handlers.push({ collection: 'citizens', epoch, schemaVersion: SCHEMA_VERSION, rows }, one);
    }
    expect(await server.store.head(SITE)).toBeGreaterThan(since.seq);
    expect(await codeOfPull(server, since)).toBe('epochMismatch');
    expect(await server.store.rotations()).toHaveLength(1);
  });

  it(`believes no number that it did not say itself (${kind})`, async () => {
    const server = await found(await copied());
    const { epoch } = server.store;
    await give(server, 'a');
    const genuine = await checkpointOf(server);
    await give(server, 'b');
    // A desk may call any place its begin: no page reaches beyond the head for that.
    const leftBehind = { fromDay: DAY, upTo: 5_000 };
    const beyond: unknown = JSON.parse(await server.handlers.pull({ ...asked, since: null, leftBehind }, one));
    const far = (beyond as { readonly checkpoint: Checkpoint }).checkpoint;
    expect(far.seq).toBeLessThanOrEqual(await server.store.head(SITE));
    const seals = [
      genuine.seal ?? '',
      far.seal ?? '',
      '',
      '.',
      `${'0'.repeat(16)}.${'A'.repeat(22)}`,
      'x'.repeat(5_000),
    ];
    for (const seal of seals) expect(await codeOfPull(server, { epoch, scope: SITE, seq: 5_000, seal })).toBe('ahead');
    expect(await codeOfPull(server, { epoch, scope: SITE, seq: 5_000 })).toBe('ahead');
    // The seal of one place says nothing of another, and what bears none or a wrong one pulls as ever.
    for (const seal of seals)
      expect(await codeOfPull(server, { ...genuine, seq: genuine.seq + 1, seal })).toBe('taken');
    const { seal: _seal, ...unsealed } = genuine;
    for (const since of [genuine, unsealed]) expect(await codeOfPull(server, since)).toBe('taken');
    // What is remembered of places stays small: a longer seal is no pull.
    const tooLong = { ...genuine, seal: 'x'.repeat(81) };
    expect(calls.pull.input.safeParse({ ...asked, since: tooLong }).success).toBe(false);
    expect(calls.pull.input.safeParse({ ...asked, since: genuine }).success).toBe(true);
    expect([server.store.epoch, await server.store.rotations()]).toEqual([epoch, []]);
    expect((await server.handlers.head({}, one)).wentBackAt).toBeUndefined();
  });
}
