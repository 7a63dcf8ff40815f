import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { toWritten } from '#server/documents/to-written';
import { guichetRegistry } from '#server/collections/guichet-registry';
import { knownCollection } from '#server/documents/require';
import type { Handlers } from '#server/wire/handler';
import { gatherWrites } from '#server/history/large-writes';
import { Problem } from '#server/lib/problem';
import type { Device } from '#server/store/port';
import { foldRequest } from '#shared/domain/lifecycle/fold-request';
import type { Citizen } from '#shared/domain/model/citizen';
import { tick } from '#shared/sync/hybrid-clock';
import type { WireDocument } from '#shared/sync/protocol';
import { calls } from '#shared/sync/wire/calls';
import type { LargeWrite, TakeBackTally } from '#shared/sync/wire/history-calls';

import { erasedCitizen } from './support/erased-citizen';
import { SITE, wire } from './support/documents';
import { buildServer, enrolAt, startProcess, type HttpDevice, type ServerProcess } from './support/server-process';
import { device, testCore } from './support/test-core';

const START = Date.parse('2026-11-23T08:00:00.000Z');

type Values = Readonly<Record<string, string>>;

const person = (id: string, values: Values, nowMs: number, deviceId: string, siteId = SITE): WireDocument => {
  const t = tick('', nowMs, deviceId);
  const fields = Object.fromEntries(Object.entries(values).map(([name, v]) => [name, { v, t }]));
  return wire({ id, siteId, fields, erasedAt: '' });
};

const valuesOf = (document: WireDocument | undefined): Values =>
  Object.fromEntries(
    Object.entries((document as unknown as Citizen | undefined)?.fields ?? {}).map(([name, { v }]) => [name, v]),
  );

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
const full = (index: number): Values => ({
  lastName: `NOM ${index}`,
  firstName: `Prénom ${index}`,
  phone: `06${index}`,
});
const blank: Values = { lastName: '', firstName: '', phone: '' };

describe('500 citizens emptied by one push of a desk, on the real server', () => {
  let folder: string;
  let server: ServerProcess;
  let admin: HttpDevice;
  let desk: HttpDevice;
  let counter: HttpDevice;
  let epoch: string;
  beforeAll(async () => {
    buildServer();
    folder = mkdtempSync(path.join(tmpdir(), 'guichet-take-back-'));
    server = await startProcess(['--data', folder, '--port', '0', '--commune', 'Commune', '--desks', '2']);
    admin = await enrolAt(server.url, server.code);
    const code = async () => calls.makeCode.output.parse(await admin.post('/v1/codes', {})).code;
    desk = await enrolAt(server.url, await code());
    counter = await enrolAt(server.url, await code());
    epoch = calls.head.output.parse(await (await admin.get('/v1/head')).json()).epoch;
  }, 240_000);
  afterAll(async () => {
    await server?.end('SIGKILL');
    for (const made of [folder, `${folder}.anchor`, `${folder}.journal-key`])
      rmSync(made, { recursive: true, force: true });
  });

  const by = (one: HttpDevice, id: number, values: Values): WireDocument =>
    person(`citizen-${id}`, values, Date.now(), one.deviceId, one.siteId);
  const stored = async (): Promise<Values[]> => {
    const all = await counter.pullAll('citizens');
    return numbers(500).map((id) => valuesOf(all.get(`citizen-${id}`)));
  };
  const take = async (wish: Pick<LargeWrite, 'deviceId' | 'fromSeq' | 'toSeq'>, act: 'look' | 'take') => {
    const { deviceId, fromSeq, toSeq } = wish;
    return calls.takeBack.output.parse(
      await admin.post('/v1/history/take-back', {
        agentId: 'agent-lead',
        epoch,
        act,
        deviceId,
        fromSeq,
        toSeq,
        after: 0,
      }),
    );
  };
  const plain = (values: Values): Values =>
    Object.fromEntries(Object.entries(values).filter(([name, v]) => v !== '' && !name.includes('~lost~')));

  it('is undone by one act of an administrator, with later corrections kept, and that act is undone by one', async () => {
    await counter.push(
      epoch,
      'citizens',
      numbers(500).map((id) => by(counter, id, full(id))),
    );
    const verdicts = await desk.push(
      epoch,
      'citizens',
      numbers(500).map((id) => by(desk, id, blank)),
    );
    expect(verdicts.every(({ verdict }) => verdict !== 'quarantined')).toBe(true);
    expect((await stored()).every(({ lastName, phone }) => lastName === '' && phone === '')).toBe(true);
    await counter.push(epoch, 'citizens', [by(counter, 17, { phone: '0700000017' })]);
    // A desk sends whole documents: what it did not change goes along as it is.
    const held = (await counter.pullAll('citizens')).get('citizen-18') as unknown as Citizen;
    const corrected = by(counter, 18, { lastName: 'MARIÉE' }) as unknown as Citizen;
    await counter.push(epoch, 'citizens', [wire({ ...held, fields: { ...held.fields, ...corrected.fields } })]);
    const emptied = await stored();

    const listed = calls.largeWrites.output.parse(await admin.post('/v1/history/writes', { agentId: 'agent-lead' }));
    const latest = listed.writes.find(({ deviceId }) => deviceId === desk.deviceId);
    if (!latest) throw new Error('nothing listed');
    expect(latest).toMatchObject({ deviceName: 'Poste', citizens: 500 });
    expect(JSON.stringify(listed)).not.toContain('NOM');
    const looked = await take(latest, 'look');
    expect(looked).toMatchObject({ written: null, next: null, tally: { citizens: 500, made: 0, erased: 0 } });
    expect(await stored()).toEqual(emptied);

    const { tally, written } = await take(latest, 'take');
    expect(tally).toEqual(looked.tally);
    const back = await stored();
    for (const id of numbers(500)) {
      const since: Values = id === 17 ? { phone: '0700000017' } : id === 18 ? { lastName: 'MARIÉE' } : {};
      expect(plain(back[id] ?? {})).toEqual({ ...full(id), ...since });
    }
    expect((await take(latest, 'take')).written).toBeNull();

    if (!written) throw new Error('nothing written');
    expect(written.deviceId).toBe(admin.deviceId);
    await counter.push(epoch, 'citizens', [by(counter, 40, { phone: '0700000040' })]);
    expect((await take(written, 'take')).tally).toMatchObject({ citizens: 500, kept: 1 });
    const again = await stored();
    expect(again[40]?.['phone']).toBe('0700000040');
    expect(again[17]).toMatchObject({ lastName: '', phone: '0700000017' });
    expect(again[300]).toMatchObject(blank);
  }, 60_000);
});

const hub = device('hub', 'admin');

/** A small site with an administrator and a clerk; each write comes a minute after the one before. */
const openTown = async () => {
  const bench = await testCore();
  const known = knownCollection(guichetRegistry, 'reference');
  const agent = (role: string) => ({ kind: 'agent', name: role, shortName: role, role, usualDeskId: '' });
  await bench.store.withSite(SITE, (site) =>
    site.write(
      'reference',
      (['admin', 'counter'] as const).map((role) =>
        toWritten(known, null, wire({ id: role, siteId: SITE, kind: 'agent', body: agent(role) })),
      ),
      { deviceId: 'server', at: new Date(START).toISOString() },
    ),
  );
  const write = async (from: Device, ids: readonly string[], values: Values) => {
    bench.time.nowMs += 60_001;
    await bench.push(from, 'citizens', ...ids.map((id) => person(id, values, bench.time.nowMs, from.id)));
    return bench.store.head(SITE);
  };
  const take = (
    fromSeq: number,
    toSeq: number,
    deviceId: string,
    more: { after?: number; agentId?: string } = {},
    who = hub,
  ) =>
    bench.handlers.takeBack(
      { agentId: 'admin', epoch: bench.store.epoch, act: 'take', deviceId, fromSeq, toSeq, after: 0, ...more },
      who,
    );
  return { ...bench, write, take };
};

const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'answered',
    (error: unknown) => (error instanceof Problem ? error.code : 'bug'),
  );

describe('taking back', () => {
  it('is for an administrator at a device of one, and for this history alone', async () => {
    const { take, handlers, store } = await openTown();
    expect(await codeOf(take(1, 9, 'k1', { agentId: 'counter' }))).toBe('notAllowed');
    expect(await codeOf(take(1, 9, 'k1', { agentId: 'nobody' }))).toBe('notAllowed');
    expect(await codeOf(take(1, 9, 'k1', {}, device('k1', 'desk')))).toBe('notAllowed');
    expect(await codeOf(take(1, 9, 'k1', {}, device('far', 'admin', 'site-b')))).toBe('notAllowed');
    expect(await codeOf(handlers.largeWrites({ agentId: 'counter' }, hub))).toBe('notAllowed');
    expect(await codeOf(handlers.citizenPast({ agentId: 'counter', citizenId: 'a' }, hub))).toBe('notAllowed');
    const asked = { collection: 'requests', id: 'r' } as const;
    expect(await codeOf(handlers.documentPast({ agentId: 'counter', ...asked }, hub))).toBe('notAllowed');
    expect(await codeOf(handlers.documentPast({ agentId: 'admin', ...asked }, device('k1', 'desk')))).toBe(
      'notAllowed',
    );
    const range = { deviceId: 'k1', fromSeq: 1, toSeq: 2, after: 0 };
    const foreign = handlers.takeBack({ agentId: 'admin', epoch: 'other', act: 'take', ...range }, hub);
    expect(await codeOf(foreign)).toBe('epochMismatch');
    expect(await codeOf(take(1, 2, 'k1'))).toBe('answered');
    expect((await store.quarantined(SITE)).length).toBe(0);
  });

  it('takes what that device wrote between these numbers and nothing of others, page by page', async () => {
    const { take, write, stored } = await openTown();
    const ids = numbers(1200).map((id) => `c${id}`);
    await write(device('k2'), ids, { lastName: 'A' });
    const from = await write(device('k1'), ['x'], { lastName: 'X' });
    const to = await write(device('k1'), ids, { lastName: 'B' });
    const early = await take(from + 1, to, 'k2');
    expect(early).toMatchObject({ written: null, tally: { citizens: 0 } });
    const first = await take(from + 1, to, 'k1');
    expect(first).toMatchObject({ next: from + 1000, tally: { citizens: 1000, values: 1000, emptied: 0 } });
    const second = await take(from + 1, to, 'k1', { after: first.next ?? 0 });
    expect(second).toMatchObject({ next: null, tally: { citizens: 200 } });
    for (const id of ['c0', 'c999', 'c1000', 'c1199'])
      expect(valuesOf(await stored('citizens', id)).lastName).toBe('A');
    expect(valuesOf(await stored('citizens', 'x')).lastName).toBe('X');
  });

  it('meets a citizen once who was written twice, leaves whom the writes made, and whom somebody erased', async () => {
    const { take, write, push, stored, handlers } = await openTown();
    const before = await write(device('k2'), ['a', 'gone'], { lastName: 'A', phone: '1' });
    await write(device('k1'), ['a', 'gone', 'made'], { lastName: 'B', phone: '' });
    const to = await write(device('k1'), ['a', 'gone', 'made'], { lastName: 'C' });
    await push(hub, 'citizens', wire(erasedCitizen('gone')));
    const { tally } = await take(before + 1, to, 'k1');
    expect(tally).toEqual({ citizens: 1, values: 2, emptied: 1, kept: 0, made: 1, erased: 1 } satisfies TakeBackTally);
    expect(valuesOf(await stored('citizens', 'a'))).toMatchObject({ lastName: 'A', phone: '1' });
    expect(valuesOf(await stored('citizens', 'made')).lastName).toBe('C');
    expect(Object.values(valuesOf(await stored('citizens', 'gone'))).join('')).toBe('');
    const { values } = await handlers.citizenPast({ agentId: 'admin', citizenId: 'a' }, hub);
    expect(values.filter(({ field }) => field === 'lastName').map(({ v, deviceId }) => [v, deviceId])).toEqual([
      ['A', 'hub'],
      ['C', 'k1'],
      ['B', 'k1'],
      ['A', 'k2'],
    ]);
    expect((await handlers.citizenPast({ agentId: 'admin', citizenId: 'gone' }, hub)).values).toEqual([]);
  });

  it('tells from which device each event of a document came, whatever the event says of itself', async () => {
    const { push, handlers } = await openTown();
    const by = { agentId: 'admin', deviceId: 'k2', deskId: '' };
    const at = '2026-11-23T07:00:00.000Z';
    const received = {
      id: 'e1',
      n: 1,
      at,
      by,
      type: 'received',
      day: '2026-11-23',
      channel: 'desk',
      reasonId: '',
      citizenId: '',
      ticketId: '',
    };
    const log = (...events: object[]): WireDocument =>
      wire({ ...foldRequest('r', SITE, events as never), siteId: SITE });
    await push(device('k2'), 'requests', log(received));
    await push(device('k1'), 'requests', log(received, { id: 'e2', n: 2, at, by, type: 'undone', target: 'e1' }));
    const { events } = await handlers.documentPast({ agentId: 'admin', collection: 'requests', id: 'r' }, hub);
    expect(events.map(({ eventId, deviceId }) => [eventId, deviceId])).toEqual([
      ['e1', 'k2'],
      ['e2', 'k1'],
    ]);
  });

  it('leaves no review behind that the writes brought up', async () => {
    const { take, write, push, stored, store, time } = await openTown();
    const before = await write(device('k2'), ['a'], { lastName: 'A' });
    time.nowMs += 1000;
    // Its writer had seen nothing, so the value that loses is kept for a person to look at.
    const fields = { lastName: { v: 'B', t: tick('', time.nowMs, 'k1'), p: '' } };
    await push(device('k1'), 'citizens', wire({ id: 'a', siteId: SITE, fields, erasedAt: '' }));
    const to = await store.head(SITE);
    expect(valuesOf(await stored('citizens', 'a'))).toEqual({ lastName: 'B', 'lastName~other': 'A' });
    await take(before + 1, to, 'k1');
    expect(valuesOf(await stored('citizens', 'a'))).toEqual({ lastName: 'A', 'lastName~other': '' });
  });
});

describe('large writes', () => {
  const push = (fromSeq: number, count: number, seconds: number, deviceId = 'k1') => ({
    deviceId,
    at: new Date(START + seconds * 1000).toISOString(),
    fromSeq,
    toSeq: fromSeq + count - 1,
    count,
  });

  const runsOf = (pushes: readonly ReturnType<typeof push>[]) => {
    const gathered = gatherWrites();
    for (const one of pushes) gathered.add(one);
    return gathered.runs();
  };

  it('are runs of one device: pushes in quick succession are one, a pause ends it, a few files are none', () => {
    const all = [push(1, 100, 0), push(101, 9, 1, 'k2'), push(110, 20, 3), push(130, 50, 90)];
    expect(runsOf(all)).toMatchObject([
      { fromSeq: 130, toSeq: 179, writes: 50 },
      { fromSeq: 1, toSeq: 129, writes: 120 },
    ]);
  });

  it('hold the rest of an import, and not what an agent types at the same desk afterwards', () => {
    const all = [push(1, 100, 0), push(101, 3, 2), push(104, 1, 20), push(105, 1, 40)];
    expect(runsOf(all)).toMatchObject([{ fromSeq: 1, toSeq: 103, writes: 103 }]);
  });

  it('name a desk that empties one file after the other', () => {
    const all = numbers(40).map((index) => push(index + 1, 1, index * 30));
    expect(runsOf(all)).toMatchObject([{ fromSeq: 1, toSeq: 40, writes: 40 }]);
  });

  const list = async (handlers: Handlers, deviceId?: string) => {
    const told = await handlers.largeWrites({ agentId: 'admin', ...(deviceId === undefined ? {} : { deviceId }) }, hub);
    const counts = (all: typeof told.writes = []) => all.map((one) => [one.deviceId, one.citizens]);
    return { writes: counts(told.writes), devices: counts(told.devices), days: told.days ?? [] };
  };

  it('are told by device and its days too, so that nobody hides in pauses', async () => {
    const { write, take, stored, handlers } = await openTown();
    const ids = numbers(45).map((id) => `c${id}`);
    await write(device('k2'), ids, { lastName: 'A' });
    for (const id of numbers(5)) await write(device('k1'), ids.slice(id * 9, id * 9 + 9), { lastName: '' });
    for (const _ of numbers(9)) await write(device('k3'), ['x'], { lastName: 'X' });
    const { writes, devices, days } = await list(handlers, 'k1');
    expect(writes).toEqual([['k2', 45]]);
    expect(devices).toEqual([
      ['k1', 45],
      ['k2', 45],
    ]);
    expect(days.map(({ deviceId, citizens }) => [deviceId, citizens])).toEqual([['k1', 45]]);
    const [day] = days;
    expect(await take(day?.fromSeq ?? 0, day?.toSeq ?? 0, 'k1')).toMatchObject({ tally: { citizens: 45 } });
    for (const id of ids) expect(valuesOf(await stored('citizens', id)).lastName).toBe('A');
  });

  it('are not pushed out of the list by those of another device, however many and large', async () => {
    const { write, handlers } = await openTown();
    const ids = numbers(40).map((id) => `c${id}`);
    await write(device('k1'), ids, { lastName: '' });
    for (const _ of numbers(60))
      await write(
        device('k9'),
        numbers(50).map((id) => `x${id}`),
        { lastName: 'X' },
      );
    const { writes, devices } = await list(handlers);
    expect(writes.filter(([by]) => by === 'k9')).toHaveLength(20);
    expect(writes.at(-1)).toEqual(['k1', 40]);
    expect(devices).toEqual([
      ['k9', 3000],
      ['k1', 40],
    ]);
  });

  it('are not hidden by one file that is changed again and again', async () => {
    const { write, handlers, time } = await openTown();
    await write(
      device('k1'),
      numbers(40).map((id) => `c${id}`),
      { lastName: '' },
    );
    for (const _ of numbers(30)) {
      time.nowMs += 600_000;
      for (const __ of numbers(12)) {
        time.nowMs -= 59_000;
        await write(device('k1'), ['c0'], { lastName: `${time.nowMs}` });
      }
      await write(device('k1'), ['c0'], { lastName: `${time.nowMs}` });
    }
    const { writes, devices } = await list(handlers);
    expect(writes).toContainEqual(['k1', 40]);
    expect(devices).toEqual([['k1', 40 + 30 * 13]]);
  });
});
