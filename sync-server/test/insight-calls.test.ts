import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { decodeSheet } from '#shared/domain/insights/facts/wire/sheet-wire';
import { calls } from '#shared/sync/wire/calls';

import { deviceRoutes } from './support/all-routes';
import { appointment, citizen, DAY, movedEvent, reference, SITE, ticket, wire } from './support/documents';
import { messageAgents } from './support/message-town';
import { testServer, type TestDevice, type TestServer } from './support/test-server';

let server: TestServer;
let desk: TestDevice;

beforeEach(async () => {
  server = await testServer(1, { reference: [...reference(1), ...messageAgents()] });
  desk = await server.enrol();
});
afterEach(() => server.close());

const sheets = async (since = 0, epoch = server.store.epoch, limit = 50) =>
  calls.sheets.output.parse((await desk.post('/v1/insights/sheets', { epoch, since, limit })).json());

const idsByDay = async (): Promise<Record<string, readonly string[]>> =>
  Object.fromEntries(
    (await sheets()).sheets
      .map(({ day, sheet }) => [day, decodeSheet(sheet)] as const)
      .map(([day, sheet]) => [day, [...(sheet?.appointments ?? []), ...(sheet?.tickets ?? [])].map(({ id }) => id)]),
  );

describe('sheets of facts', () => {
  it('reach a desk once, those that change again, and all of them after another history', async () => {
    await desk.push('appointments', [wire(appointment('a1'))]);
    const first = await sheets();
    expect(first.sheets.map(({ day }) => day)).toEqual([DAY]);
    expect(first).toMatchObject({ isAnew: false, hasMore: false, isWhole: true, asOf: '2026-11-23T08:00:00.000Z' });
    expect((await sheets(first.seq)).sheets).toEqual([]);
    await desk.push('tickets', [wire(ticket('t1'))]);
    expect((await sheets(first.seq)).sheets.map(({ day }) => day)).toEqual([DAY]);
    const anew = await sheets(first.seq + 50, 'another');
    expect([anew.isAnew, anew.sheets.length, anew.epoch]).toEqual([true, 1, server.store.epoch]);
  });

  it('come in pages', async () => {
    for (const [index, day] of ['2026-11-24', '2026-11-25', '2026-11-26'].entries())
      await desk.push('appointments', [wire(appointment(`a${index}`, { day }))]);
    const first = await sheets(0, server.store.epoch, 3);
    expect([first.sheets.length, first.hasMore]).toEqual([3, true]);
    const rest = await sheets(first.seq, server.store.epoch, 3);
    expect([rest.sheets.length, rest.hasMore]).toEqual([1, false]);
    expect(new Set([...first.sheets, ...rest.sheets].map(({ day }) => day)).size).toBe(4);
  });

  it('let an appointment leave the day that it left', async () => {
    await desk.push('appointments', [wire(appointment('a1')), wire(appointment('a2'))]);
    expect(await idsByDay()).toEqual({ [DAY]: ['a1', 'a2'] });
    const moved = appointment('a1', {}, [movedEvent('a1', 2, { day: '2026-11-25' })]);
    await desk.push('appointments', [wire(moved)]);
    expect(await idsByDay()).toEqual({ [DAY]: ['a2'], '2026-11-25': ['a1'] });
  });

  it('keep the facts of documents that are gone', async () => {
    await desk.push('tickets', [wire(ticket('t1')), wire(ticket('t2', [], 2))]);
    expect(await idsByDay()).toEqual({ [DAY]: ['t1', 't2'] });
    const admin = await server.enrol('Direction', { rank: 'admin' });
    await admin.push('tickets', [{ ...wire(ticket('t1')), _deleted: true }]);
    expect(await idsByDay()).toEqual({ [DAY]: ['t1', 't2'] });
  });

  it('are looked at again when their day is over, though nobody wrote', async () => {
    await desk.push('appointments', [wire(appointment('a1', { time: '17:00' }))]);
    const end = async () => decodeSheet((await sheets()).sheets.find(({ day }) => day === DAY)?.sheet ?? '');
    expect((await end())?.appointments[0]?.end).toBe('ahead');
    server.time.nowMs += 24 * 60 * 60_000;
    desk = await server.enrol();
    expect((await end())?.appointments[0]?.end).toBe('needsOutcome');
  });

  it('count desks that were heard of today and are silent since', async () => {
    await desk.get('/v1/head');
    expect((await sheets()).unsyncedDesks).toBe(0);
    server.time.nowMs += 20 * 60_000;
    const other = await server.enrol();
    await other.get('/v1/head');
    const asked = await other.post('/v1/insights/sheets', { epoch: '', since: 0, limit: 1 });
    expect(calls.sheets.output.parse(asked.json()).unsyncedDesks).toBe(1);
  });

  it('hold no name, no contact and no word of anybody', async () => {
    await desk.push('citizens', [wire(citizen('citizen-1', 'Delacroix'))]);
    await desk.push('appointments', [wire(appointment('a1'))]);
    const text = JSON.stringify(await sheets());
    expect(text).not.toContain('Delacroix');
    expect(text).not.toContain('citizen-1');
  });
});

describe('alerts', () => {
  const act = async (agentId: string, word = 'acknowledge', id = 'alert-1') =>
    desk.post('/v1/insights/alerts/acknowledge', { id, agentId, act: word });

  it('are taken note of once, by who steers, and that can be taken back', async () => {
    expect((await act('agent-counter')).statusCode).toBe(403);
    expect((await act('nobody')).statusCode).toBe(403);
    const noted = calls.acknowledgeAlert.output.parse((await act('agent-supervisor')).json()).alerts;
    expect(noted).toEqual([{ id: 'alert-1', agentId: 'agent-supervisor', at: '2026-11-23T08:00:00.000Z' }]);
    server.time.nowMs += 60_000;
    expect(calls.acknowledgeAlert.output.parse((await act('agent-supervisor')).json()).alerts).toEqual(noted);
    expect(calls.acknowledgeAlert.output.parse((await desk.get('/v1/insights/alerts')).json()).alerts).toEqual(noted);
    expect(calls.acknowledgeAlert.output.parse((await act('agent-supervisor', 'back')).json()).alerts).toEqual([]);
    expect(calls.acknowledgeAlert.output.parse((await act('agent-supervisor', 'back')).json()).alerts).toEqual([]);
  });
});

const ELECTED = ['GET /v1/head', 'POST /v1/insights/elected', 'GET /v1/insights/reference'];

describe('a device of the elected', () => {
  let elected: TestDevice;
  beforeEach(async () => {
    elected = await server.enrol('Cabinet', { rank: 'elected' });
  });

  it('is refused at every route but sums and the names of things', async () => {
    expect(deviceRoutes.length).toBeGreaterThan(30);
    for (const { method, path } of deviceRoutes) {
      const name = `${method} ${path}`;
      if (ELECTED.includes(name)) continue;
      const url = path.replace(':id', 'any');
      const answer = method === 'GET' ? await elected.get(url) : await elected.post(url, {});
      expect([name, answer.statusCode, answer.json<{ code: string }>().code]).toEqual([name, 403, 'notAllowed']);
    }
    for (const name of ELECTED) expect(deviceRoutes.map(({ method, path }) => `${method} ${path}`)).toContain(name);
  });

  it('sees no row, whatever it tries', async () => {
    await desk.push('citizens', [wire(citizen('citizen-1', 'Delacroix'))]);
    await desk.push('appointments', [wire(appointment('a1'))]);
    const head = await server.store.head(SITE);
    const body = { collection: 'appointments', epoch: server.store.epoch, schemaVersion: 1 };
    const tries = [
      await elected.post('/v1/pull', { ...body, since: null, limit: 100 }),
      await elected.post('/v1/fetch', { ...body, ids: ['a1'] }),
      await elected.post('/v1/push', { ...body, rows: [wire(appointment('a9'))] }),
      await elected.post('/v1/insights/sheets', { epoch: '', since: 0, limit: 100 }),
    ];
    expect(tries.map(({ statusCode }) => statusCode)).toEqual([403, 403, 403, 403]);
    const seen = await Promise.all([
      elected.get('/v1/head'),
      elected.get('/v1/insights/reference'),
      elected.post('/v1/insights/elected', { year: 0 }),
    ]);
    expect(seen.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
    for (const text of [...tries, ...seen].map(({ body: answered }) => answered)) {
      expect(text).not.toContain('Delacroix');
      expect(text).not.toContain('a1');
    }
    expect(await server.store.head(SITE)).toBe(head);
  });

  it('gets the names of things and of no agent, and figures of a whole year', async () => {
    const { documents } = calls.electedReference.output.parse((await elected.get('/v1/insights/reference')).json());
    const kinds = new Set(documents.map((document) => document['kind']));
    expect([...kinds].toSorted()).toEqual(['reason', 'site']);
    const { report } = calls.elected.output.parse((await elected.post('/v1/insights/elected', { year: 2025 })).json());
    expect(report?.period).toEqual({ kind: 'year', from: '2025-01-01', to: '2025-12-31' });
    const running = calls.elected.output.parse((await elected.post('/v1/insights/elected', { year: 0 })).json());
    expect(running.report?.period.from).toBe('2026-01-01');
  });

  it('is invited by an administrator alone', async () => {
    expect((await desk.post('/v1/codes', { rank: 'elected' })).statusCode).toBe(403);
    const admin = await server.enrol('Direction', { rank: 'admin' });
    expect((await admin.post('/v1/codes', { rank: 'elected' })).statusCode).toBe(200);
  });
});
