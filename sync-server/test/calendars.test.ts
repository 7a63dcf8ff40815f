import ICAL from 'ical.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { MOST_OPEN_KEYS } from '#server/bounds';
import { calls } from '#shared/sync/wire/calls';

import { appointment, DAY, reference, wire } from './support/documents';
import { testServer, type TestDevice, type TestServer } from './support/test-server';

let server: TestServer;
let admin: TestDevice;

const agentOf = (id: string, usualDeskId: string) => ({
  id,
  siteId: reference(1)[0]?.siteId ?? '',
  kind: 'agent',
  body: { kind: 'agent' as const, name: id, shortName: id, role: 'counter' as const, usualDeskId },
});

beforeEach(async () => {
  server = await testServer(1, {
    reference: [...reference(1), agentOf('agent-1', 'desk-1'), agentOf('agent-2', 'desk-2')],
  });
  admin = await server.enrol('Mairie', { rank: 'admin' });
});
afterEach(() => server.close());

const make = async (agentId = ''): Promise<{ readonly id: string; readonly key: string }> =>
  calls.makeCalendar.output.parse((await admin.post('/v1/calendars', { agentId })).json());
const push = (documents: readonly object[]) => admin.push('appointments', documents.map(wire));
const read = (key: string, seen?: string) =>
  server.app.inject({
    method: 'GET',
    url: `/v1/calendar/${key}.ics`,
    headers: seen === undefined ? {} : { 'if-none-match': seen },
  });
const eventsOf = (body: string): ICAL.Event[] =>
  new ICAL.Component(ICAL.parse(body)).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));

describe('a calendar feed', () => {
  it('shows the appointments of the site to another parser, without a name', async () => {
    await push([appointment('a1'), appointment('a2', { time: '10:00', deskId: 'desk-2' })]);
    const { key } = await make();
    const feed = await read(key);
    expect([feed.statusCode, feed.headers['content-type'], feed.headers['cache-control']]).toEqual([
      200,
      'text/calendar; charset=utf-8',
      'private, max-age=300',
    ]);
    const events = eventsOf(feed.body);
    expect(events.map(({ uid }) => uid)).toEqual(['a1', 'a2']);
    expect(events[0]?.startDate.toString()).toBe(`${DAY}T09:00:00`);
    expect(feed.body).not.toMatch(/citizen|Durand/i);
  });

  it('is told once that it is the same, and again after a write', async () => {
    await push([appointment('a1')]);
    const { key } = await make();
    const etag = String((await read(key)).headers['etag']);
    const same = await read(key, `W/${etag}`);
    expect([same.statusCode, same.body]).toEqual([304, '']);
    await push([appointment('a2', { time: '10:00' })]);
    const other = await read(key, etag);
    expect([other.statusCode, eventsOf(other.body).length]).toEqual([200, 2]);
  });

  it('shows an agent the appointments of the desk they hold that day, else of their usual desk', async () => {
    await push([appointment('a1'), appointment('a2', { time: '10:00', deskId: 'desk-2' })]);
    const [first, second] = [await make('agent-1'), await make('agent-2')];
    const uids = async (key: string): Promise<string[]> => eventsOf((await read(key)).body).map(({ uid }) => uid);
    expect([await uids(first.key), await uids(second.key)]).toEqual([['a1'], ['a2']]);
  });

  it('shows the last 30 and the next 180 days', async () => {
    const days = ['2026-10-23', '2026-10-24', '2027-05-22', '2027-05-23'];
    await push(days.map((day) => appointment(day, { day })));
    const { key } = await make();
    expect(eventsOf((await read(key)).body).map(({ uid }) => uid)).toEqual(['2026-10-24', '2027-05-22']);
  });

  it('is closed to wrong, revoked and mistyped keys, which all look alike', async () => {
    const { id, key } = await make();
    expect((await admin.post(`/v1/calendars/${id}/revoke`, {})).statusCode).toBe(200);
    expect((await admin.post(`/v1/calendars/${id}/revoke`, {})).statusCode).toBe(200);
    expect((await admin.post('/v1/calendars/nobody/revoke', {})).statusCode).toBe(404);
    const answers = [await read(key), await read('x'), await read('')];
    expect(answers.map(({ statusCode, body }) => [statusCode, body])).toEqual(
      answers.map(() => [401, answers[0]?.body]),
    );
  });

  it('counts the readings of an address', async () => {
    const limited = await testServer(1, { limits: { feedsPerMinute: 2 } });
    const ask = () => limited.ask('GET', '/v1/calendar/x.ics', { from: '192.0.2.1' });
    const statuses = [(await ask()).statusCode, (await ask()).statusCode, (await ask()).statusCode];
    expect(statuses).toEqual([401, 401, 429]);
    await limited.close();
  });
});

describe('the keys of calendars', () => {
  it('are made by an administrator’s device only, for an agent that is there', async () => {
    const desk = await server.enrol();
    expect((await desk.post('/v1/calendars', { agentId: '' })).statusCode).toBe(403);
    expect((await desk.get('/v1/calendars')).statusCode).toBe(403);
    expect((await admin.post('/v1/calendars', { agentId: 'nobody' })).statusCode).toBe(404);
    expect((await admin.post('/v1/calendars', { agentId: 'desk-1' })).statusCode).toBe(404);
  });

  it('are so many at a site and no more, until one is ended', async () => {
    for (let count = 0; count < MOST_OPEN_KEYS; count += 1) await make();
    const answer = await admin.post('/v1/calendars', { agentId: '' });
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'keysOpen']);
    const [first] = calls.calendars.output.parse((await admin.get('/v1/calendars')).json()).calendars;
    await admin.post(`/v1/calendars/${first?.id}/revoke`, {});
    await make();
    for (let count = 0; count < MOST_OPEN_KEYS; count += 1)
      expect((await admin.post('/v1/access-keys', { name: `n${count}`, scope: 'indicators' })).statusCode).toBe(200);
    expect((await admin.post('/v1/access-keys', { name: 'n', scope: 'indicators' })).json().code).toBe('keysOpen');
  });

  it('are listed without the key, with when they were read last', async () => {
    const { id, key } = await make('agent-1');
    expect(key).toMatch(/^[\w-]{43}$/);
    server.time.nowMs += 60_000;
    await read(key);
    const listed = await admin.get('/v1/calendars');
    expect(calls.calendars.output.parse(listed.json()).calendars).toEqual([
      {
        id,
        agentId: 'agent-1',
        madeAt: '2026-11-23T08:00:00.000Z',
        revokedAt: '',
        readAt: '2026-11-23T08:01:00.000Z',
      },
    ]);
    expect(listed.body).not.toContain(key);
  });
});
