import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { foldAppointment } from '#shared/domain/lifecycle/fold-appointment';
import { foldRequest } from '#shared/domain/lifecycle/fold-request';
import { foldTicket } from '#shared/domain/lifecycle/fold-ticket';
import type { AnyEvent } from '#shared/domain/model/event';
import { digestOf } from '#shared/sync/digest';
import { SCHEMA_VERSION, type WireDocument } from '#shared/sync/protocol';
import { calls } from '#shared/sync/wire/calls';
import { addMonths } from '#shared/time/add-months';
import { addDays } from '#shared/time/civil';

import { appointment, citizen, event, issuedEvent, reference, SITE, wire } from './support/documents';
import { agentOf } from './support/person-town';
import { written } from './support/written';
import { testServer, type TestDevice, type TestServer } from './support/test-server';

const TODAY = '2026-11-23';
const MINUTES = 60_000;
const wished = { recordMonths: 24, personMonths: 24 };

let server: TestServer;
let boss: TestDevice;
let desk: TestDevice;
/** How often the server looked after its site. */
let rounds: number;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  server = await testServer(1, { reference: [...reference(1), agentOf('max', 'admin'), agentOf('ann')] });
  rounds = 0;
  const { purge } = server.store;
  // The last step of a round, whatever became of the others.
  const counted: typeof purge = async (...asked) => {
    const purged = await purge(...asked);
    rounds += 1;
    return purged;
  };
  Object.assign(server.store, { purge: counted });
});
afterEach(async () => {
  await server.close();
  vi.useRealTimers();
});

/** The clock of the server stands at an hour of a civil day. Tokens last an hour. */
const goTo = async (day: string): Promise<void> => {
  server.time.nowMs = Date.parse(`${day}T09:00:00.000Z`);
  boss = await server.enrol('boss', { rank: 'admin' });
  desk = await server.enrol('desk', { rank: 'desk' });
};

const received = (id: string, day: string, more: object = {}): AnyEvent => ({
  ...event(
    `${id}-1`,
    1,
    {
      type: 'received',
      day,
      channel: 'mail',
      reasonId: 'reason-other',
      citizenId: '',
      ticketId: '',
      ...more,
    },
    desk.deviceId,
  ),
  at: `${day}T08:00:00.000Z`,
});
const request = (id: string, day: string, closed: string | null, more: object = {}) => {
  const end = {
    ...event(`${id}-2`, 2, { type: 'closed', outcome: 'answered' }, desk.deviceId),
    at: `${closed}T08:00:00.000Z`,
  };
  return wire(foldRequest(id, SITE, [received(id, day, more), ...(closed === null ? [] : [end])]));
};
const booked = (id: string, day: string, more: object = {}) =>
  wire(
    foldAppointment(
      id,
      SITE,
      appointment(id, { day }).events.map((one) => ({ ...one, ...more, by: { ...one.by, deviceId: desk.deviceId } })),
    ),
  );

/** A number of somebody who left without having been served. */
const leftTicket = (id: string, day: string, number: number) => {
  const by = { agentId: 'ann', deviceId: desk.deviceId, deskId: '' };
  const left = event(`${id}-2`, 2, { type: 'abandoned' }, desk.deviceId);
  return wire(foldTicket(id, SITE, [{ ...issuedEvent(id, number), day, by }, left]));
};

const held = async (collection: 'requests' | 'appointments' | 'tickets'): Promise<readonly string[]> =>
  (await server.store.page(SITE, collection, 0, 999)).bodies
    .map((body) => JSON.parse(body) as WireDocument)
    .flatMap(({ id, _deleted }) => (_deleted ? [] : id))
    .toSorted();
/** Lets the server look after its site once, to the end. */
const tended = async (): Promise<void> => {
  const before = rounds;
  vi.advanceTimersByTime(10 * MINUTES);
  await expect.poll(() => rounds).toBe(before + 1);
};
const turn = async (): Promise<void> => {
  const noteNow = () => server.store.withSite(SITE, (site) => site.siteNote('retention'));
  const before = await noteNow();
  await tended();
  expect(await noteNow()).not.toBe(before);
  expect(JSON.parse(await noteNow()).day).toBe(new Date(server.time.nowMs).toISOString().slice(0, 10));
};
const choose = (by: TestDevice, more: object = {}) => by.post('/v1/retention', { agentId: 'max', wished, ...more });
const preview = async (by: TestDevice, more: object = {}) => {
  const reply = await by.post('/v1/retention/preview', { agentId: 'max', wished, ...more });
  return reply.statusCode === 200 ? calls.previewRetention.output.parse(reply.json()) : reply.statusCode;
};
const noted = async () =>
  (await server.store.journalLines(SITE, 0, 999))
    .filter(({ kind }) => kind.startsWith('retention') || kind === 'citizenErased')
    .map(({ kind, subject, agentId, count }) => [kind, subject, agentId, count]);

/** Three years of documents, each written on its day: closed requests and appointments, one a month. */
const livePast = async (): Promise<void> => {
  for (let month = -36; month <= 0; month += 1) {
    const day = addMonths(TODAY, month);
    await goTo(day);
    await desk.push('requests', [request(`r${month}`, day, day)]);
    await desk.push('appointments', [booked(`a${month}`, day)]);
  }
};

it('counts what is due before anybody chooses, and nothing goes by it', async () => {
  await livePast();
  const seen = await preview(boss);
  expect(seen).toMatchObject({
    due: { requests: 12, appointments: 12, tickets: 0, deskSessions: 0, citizens: 0 },
    recordsBefore: '2024-11-23',
    last: null,
  });
  expect(await preview(boss, { wished: { ...wished, recordMonths: 12 } })).toMatchObject({ due: { requests: 24 } });
  expect([(await held('requests')).length, await noted()]).toEqual([37, []]);
});

it('takes what was seen with the next turn, then what became due since, once a day, and says what it took', async () => {
  await goTo('2023-11-20');
  // Needed by a request that is open: it stays, and keeps nothing else from going.
  const by = { agentId: 'ann', deviceId: desk.deviceId, deskId: '' };
  await desk.push('tickets', [wire(foldTicket('t', SITE, [{ ...issuedEvent('t'), day: '2023-11-20', by }]))]);
  await desk.push('requests', [request('open', '2023-11-20', null, { ticketId: 't' })]);
  await livePast();
  expect((await choose(boss)).statusCode).toBe(200);
  expect(await noted()).toEqual([['retentionChosen', '24/24', 'max', 0]]);
  await turn();
  const left = async (): Promise<readonly string[]> => (await held('requests')).filter((id) => id !== 'open');
  const from = (first: number): readonly string[] =>
    Array.from({ length: 1 - first }, (_, index) => (index === -first ? 'r0' : `r${index + first}`)).toSorted();
  expect([await left(), await held('tickets')]).toEqual([from(-24), ['t']]);
  await expect
    .poll(() => preview(boss))
    .toMatchObject({ due: { requests: 0 }, last: { day: TODAY, gone: { requests: 12 } } });
  expect((await noted()).at(-1)).toEqual(['retentionDone', 'records', '', 24]);
  // What is due by tomorrow waits for the turn of tomorrow.
  server.time.nowMs += 10 * 60 * MINUTES;
  await tended();
  expect(await left()).toEqual(from(-24));
  await goTo(addDays(TODAY, 1));
  await turn();
  expect([await left(), (await held('requests')).includes('open')]).toEqual([from(-23), true]);
  expect((await boss.get('/v1/head')).json()).toMatchObject({ goneBefore: '2024-11-24' });
});

it('by a clock that is a year ahead for a day it takes a month too early, and then nothing for long', async () => {
  await livePast();
  await choose(boss);
  await turn();
  const before = (await held('requests')).length;
  await goTo(addDays(TODAY, 380));
  await turn();
  expect(before - (await held('requests')).length).toBeLessThanOrEqual(2);
  await goTo(addDays(TODAY, 15));
  await turn();
  expect(before - (await held('requests')).length).toBeLessThanOrEqual(2);
});

it('takes nothing that nobody saw: where the choice came without its note, the first turn only says where the next begins', async () => {
  await livePast();
  await choose(boss);
  await server.store.withSite(SITE, (site) => site.writeSiteNote('retention', ''));
  await turn();
  expect((await held('requests')).length).toBe(37);
  await goTo(addDays(TODAY, 1));
  await turn();
  expect((await held('requests')).length).toBe(24);
});

it('is not made twice in a day when it was cut short, and tells in the journal what it took', async () => {
  await livePast();
  await choose(boss);
  const broken = vi
    .spyOn(server.store, 'notOver')
    .mockImplementation((_site, collection) =>
      collection === 'citizens' ? Promise.reject(new Error('on purpose')) : Promise.resolve([]),
    );
  await turn();
  await expect.poll(async () => (await noted()).at(-1)).toEqual(['retentionDone', 'records', '', 24]);
  broken.mockRestore();
  server.time.nowMs += 60 * MINUTES;
  await tended();
  expect((await noted()).filter(([kind]) => kind === 'retentionDone')).toHaveLength(1);
});

it('ends where it is when somebody chooses again meanwhile: all is kept from then on, or the new months count', async () => {
  await livePast();
  const meanwhile = async (next: object | null): Promise<void> => {
    await choose(boss);
    const { over } = server.store;
    let isChosen = false;
    vi.spyOn(server.store, 'over').mockImplementationOnce(async (...asked) => {
      expect((await choose(boss, { wished: next })).statusCode).toBe(200);
      isChosen = true;
      return over(...asked);
    });
    await tended();
    expect(isChosen).toBe(true);
    vi.restoreAllMocks();
  };
  await meanwhile(null);
  expect((await held('requests')).length).toBe(37);
  await meanwhile({ recordMonths: 6, personMonths: 24 });
  expect((await held('requests')).length).toBe(37);
  server.time.nowMs += 60_000;
  await turn();
  expect((await held('requests')).length).toBe(7);
});

it('keeps whom a document names that nobody can read whole, and a request whose ticket is not here or not sound', async () => {
  await goTo('2024-01-10');
  const t = `${String(server.time.nowMs).padStart(15, '0')}-000000-${desk.deviceId}`;
  await desk.push(
    'citizens',
    ['a1', 'a2', 'free'].map((id) => wire(citizen(id, 'Durand', t))),
  );
  await desk.push('requests', [request('lost', '2024-01-10', null, { ticketId: 'never-came' })]);
  await desk.push('requests', [request('odd', '2024-01-10', null, { ticketId: 'unsound' })]);
  const raw = (collection: string, document: object) =>
    server.store.withSite(SITE, (site) =>
      site.write(collection, [written(document)], { deviceId: 'older', at: '2024-01-10T09:00:00.000Z' }),
    );
  await raw('tickets', { id: 'unsound', siteId: SITE, day: '2024-01-10', events: [null] });
  await raw('appointments', {
    id: 'x1',
    siteId: SITE,
    day: '2027-01-01',
    citizenId: 'a1',
    events: [7],
    durationMin: -1,
  });
  await raw('appointments', {
    id: 'x2',
    siteId: SITE,
    day: '2027-01-01',
    citizenId: '',
    persons: [null, { citizenId: 'a2' }],
  });
  await goTo('2026-11-24');
  await choose(boss);
  await turn();
  expect(await held('requests')).toEqual(['lost', 'odd']);
  await goTo('2026-11-25');
  await turn();
  expect(await held('requests')).toEqual(['lost', 'odd']);
  const people = (await server.store.page(SITE, 'citizens', 0, 9)).bodies.map(
    (body) => JSON.parse(body) as WireDocument,
  );
  expect(people.filter((one) => one['erasedAt'] !== '').map(({ id }) => id)).toEqual(['free']);
});

it('keeps who is booked while it looks who is due', async () => {
  await goTo('2023-01-10');
  const t = `${String(server.time.nowMs).padStart(15, '0')}-000000-${desk.deviceId}`;
  await desk.push(
    'citizens',
    ['first', 'second'].map((id) => wire(citizen(id, 'Durand', t))),
  );
  await goTo(TODAY);
  await choose(boss);
  const { page } = server.store;
  let isBooked = false;
  vi.spyOn(server.store, 'page').mockImplementation(async (...asked) => {
    const found = await page(...asked);
    if (asked[1] === 'requests' && !isBooked) {
      isBooked = true;
      await desk.push('appointments', [booked('now', '2026-12-01', { citizenId: 'first' })]);
    }
    return found;
  });
  await turn();
  await expect.poll(async () => (await noted()).at(-1)).toEqual(['retentionDone', 'citizens', '', 1]);
  vi.restoreAllMocks();
  const people = (await desk.pull('citizens')).documents;
  expect(people.map(({ id, erasedAt }) => [id, erasedAt !== '']).toSorted()).toEqual([
    ['first', false],
    ['second', true],
  ]);
});

it('keeps a person whom a desk with a clock of years ago wrote today', async () => {
  await goTo(TODAY);
  const t = `${String(Date.parse('2019-01-01T00:00:00.000Z')).padStart(15, '0')}-000000-${desk.deviceId}`;
  await desk.push('citizens', [wire(citizen('new', 'Durand', t))]);
  await choose(boss);
  await turn();
  expect((await desk.pull('citizens')).documents[0]?.['erasedAt']).toBe('');
});

it('leaves a request that the office works on, though who asked left with their number, and takes in who works on one that left', async () => {
  await goTo('2024-01-10');
  await desk.push(
    'tickets',
    ['t1', 't2'].map((id, index) => leftTicket(id, '2024-01-10', index + 1)),
  );
  const given = (id: string, ticketId: string, n: number) => {
    const events = [
      received(id, '2024-01-10', { ticketId }),
      event(`${id}-${n}`, n, { type: 'assigned', departmentId: 'urba', agentId: '' }, desk.deviceId),
    ];
    return wire(foldRequest(id, SITE, events));
  };
  await desk.push('requests', [given('worked', 't1', 2), request('left', '2024-01-10', null, { ticketId: 't2' })]);
  await goTo(TODAY);
  await choose(boss);
  await turn();
  expect([await held('requests'), await held('tickets')]).toEqual([['worked'], ['t1']]);
  // A desk that was away had given it to a department meanwhile.
  const [verdict] = await desk.push('requests', [given('left', 't2', 3)]);
  expect(verdict).toMatchObject({ verdict: 'stored' });
  expect(await held('requests')).toEqual(['left', 'worked']);
  expect((await desk.pull('requests')).documents.find(({ id }) => id === 'left')).toMatchObject({
    _deleted: false,
    departmentId: 'urba',
  });
});

it('leaves what is open, what was written within a month, and what a desk may still hold', async () => {
  await goTo('2024-01-10');
  await desk.push('requests', [request('open', '2024-01-10', null), request('closed', '2024-01-10', '2024-01-10')]);
  await desk.push('requests', [request('late', '2024-01-10', null)]);
  await desk.push('tickets', [leftTicket('t-left', '2024-01-10', 1), leftTicket('t-noted', '2024-01-10', 2)]);
  await desk.push('requests', [request('left', '2024-01-10', null, { ticketId: 't-left' })]);
  await goTo(TODAY);
  // Imported, or noted long after: it was written today.
  await desk.push('requests', [request('noted', '2024-01-10', '2024-01-11'), request('late', '2024-01-10', TODAY)]);
  await desk.push('requests', [request('left-noted', '2024-01-10', null, { ticketId: 't-noted' })]);
  await choose(boss);
  for (let day = 0; day <= 3; day += 1) {
    await goTo(addDays(TODAY, day));
    await turn();
  }
  // Desks hear of it by a tombstone: they cannot know by themselves that nobody works on the request.
  const left = (await desk.pull('requests')).documents.find(({ id }) => id === 'left');
  expect(left).toMatchObject({ _deleted: true, events: [], reasonId: '' });
  expect([await held('requests'), await held('tickets')]).toEqual([
    ['late', 'left-noted', 'noted', 'open'],
    ['t-noted'],
  ]);
  await goTo(addDays(TODAY, 31));
  await turn();
  expect(await held('requests')).toEqual(['late', 'open']);
});

it('erases people of whom nothing else is left, and nobody who is named, merged or answered for', async () => {
  await goTo('2023-01-10');
  const stamp = (ms: number) => `${String(ms).padStart(15, '0')}-000000-${desk.deviceId}`;
  const t = stamp(server.time.nowMs);
  const person = (id: string, fields: object = {}) =>
    wire({ ...citizen(id, 'Durand', t), fields: { lastName: { v: 'Durand', t }, ...fields } });
  await desk.push('citizens', [
    person('alone'),
    person('asked'),
    person('booked'),
    person('merged', { mergedInto: { v: 'booked', t } }),
    person('mother'),
    person('child', { guardianId: { v: 'mother', t } }),
    person('grandmother'),
    person('twin', { mergedInto: { v: 'young', t } }),
    person('grown', { guardianId: { v: 'grandmother', t } }),
  ]);
  await desk.push('requests', [request('old', '2023-01-10', '2023-01-10', { citizenId: 'asked' })]);
  await goTo('2026-10-01');
  await desk.push('appointments', [
    booked('a', '2026-10-01', {
      citizenId: 'booked',
      persons: [{ preApplicationNumber: '' }, { citizenId: 'child', preApplicationNumber: '' }],
    }),
  ]);
  const young = stamp(server.time.nowMs);
  await desk.push('citizens', [wire({ ...citizen('young', 'Durand', young) })]);
  await goTo(TODAY);
  expect(await preview(boss)).toMatchObject({ due: { requests: 1, citizens: 4 } });
  await choose(boss);
  await turn();
  const erased = async () =>
    (await desk.pull('citizens')).documents
      .filter((one) => one['erasedAt'] !== '')
      .map(({ id }) => id)
      .toSorted();
  expect(await erased()).toEqual(['alone', 'asked', 'grandmother', 'grown']);
  expect(JSON.stringify(await server.store.history(SITE, 0, 999))).not.toContain('"old-1"');
  expect((await server.store.erasures(SITE)).length).toBe(4);
  await expect.poll(async () => (await noted()).at(-1)).toEqual(['retentionDone', 'citizens', '', 4]);
  const told = await boss.post('/v1/erasures/reached', { agentId: 'max' });
  expect(calls.erasures.output.parse(told.json()).erasures).toMatchObject([
    { byAge: true, agentId: '', citizenIds: { length: 4 }, done: 0 },
  ]);
  // A desk that was away brings nothing back.
  await desk.push('citizens', [person('alone', { phone: { v: '0600000000', t: stamp(server.time.nowMs) } })]);
  expect(await erased()).toContain('alone');
});

it('is chosen by an administrator at a device of one, and no form of settings writes it', async () => {
  await goTo(TODAY);
  expect([(await choose(desk)).statusCode, await preview(desk)]).toEqual([403, 403]);
  for (const agentId of ['ann', '', 'nobody'])
    expect([(await choose(boss, { agentId })).statusCode, await preview(boss, { agentId })]).toEqual([403, 403]);
  for (const months of [0, 5, 25, 1.5, -24])
    expect((await choose(boss, { wished: { ...wished, recordMonths: months } })).statusCode).toBe(400);
  const site = async () => {
    const [body] = await server.store.bodies(SITE, 'reference', [SITE]);
    return JSON.parse(body ?? '').body;
  };
  await choose(boss);
  await choose(boss);
  expect((await noted()).length).toBe(1);
  expect((await site()).retention).toEqual(wished);
  const { retention: _retention, ...older } = await site();
  const write = (base: object, body: object) =>
    boss.post('/v1/reference', {
      agentId: 'max',
      schemaVersion: SCHEMA_VERSION,
      changes: [{ id: SITE, base: digestOf({ body: base }), body }],
    });
  // Of a desk of before, which knows nothing of it; and of one that wishes more than may be.
  expect((await write(older, { ...older, name: 'Mairie' })).json()).toMatchObject({ outcome: 'written' });
  expect(await site()).toMatchObject({ name: 'Mairie', retention: wished });
  const now = await site();
  await write(now, { ...now, name: 'Annexe', retention: { recordMonths: 6, personMonths: 6 } });
  expect(await site()).toMatchObject({ name: 'Annexe', retention: wished });
  expect((await choose(boss, { wished: null })).statusCode).toBe(200);
  expect(await site()).not.toHaveProperty('retention');
  expect((await noted()).at(-1)).toEqual(['retentionChosen', 'kept', 'max', 0]);
});
