import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { calls } from '#shared/sync/wire/calls';

import { appointment, calledEvent, citizen, DAY, reference, SITE, ticket, wire } from './support/documents';
import { testServer, type TestDevice, type TestServer } from './support/test-server';

let server: TestServer;
let desk: TestDevice;

beforeEach(async () => {
  server = await testServer();
  desk = await server.enrol();
});
afterEach(() => server.close());

const checkpoint = (seq: number, epoch = 'epoch-1', scope = SITE) => ({ epoch, scope, seq });

describe('pull', () => {
  it('gives pages in the order of writing, and an empty page keeps the checkpoint', async () => {
    await desk.push(
      'citizens',
      ['a', 'b', 'c'].map((id) => wire(citizen(id, id))),
    );
    const first = await desk.pull('citizens', null, 2);
    expect([first.documents.map((one) => one.id), first.hasMore]).toEqual([['a', 'b'], true]);
    const second = await desk.pull('citizens', first.checkpoint, 2);
    expect([second.documents.map((one) => one.id), second.hasMore]).toEqual([['c'], false]);
    expect(await desk.pull('citizens', second.checkpoint)).toEqual({
      documents: [],
      checkpoint: second.checkpoint,
      hasMore: false,
    });
  });

  it.each([
    ['another schema', { schemaVersion: 99 }, 426, 'upgradeRequired'],
    ['an unknown collection', { collection: 'secrets' }, 400, 'badRequest'],
    ['a page that is too large', { limit: 100_000 }, 400, 'badRequest'],
    ['another epoch', { since: checkpoint(0, 'epoch-0') }, 409, 'epochMismatch'],
    ['another site', { since: checkpoint(0, 'epoch-1', 'site-b') }, 409, 'epochMismatch'],
    ['a checkpoint ahead of the server', { since: checkpoint(1_000_000) }, 409, 'ahead'],
  ])('refuses %s', async (_name, wrong, status, code) => {
    const reply = await desk.post('/v1/pull', {
      collection: 'tickets',
      since: null,
      limit: 10,
      schemaVersion: 1,
      ...wrong,
    });
    expect([reply.statusCode, reply.json().code]).toEqual([status, code]);
  });

  it('tells the head with its epoch', async () => {
    expect((await desk.get('/v1/head')).json()).toMatchObject({
      epoch: 'epoch-1',
      siteId: SITE,
      seq: reference(1).length,
      now: '2026-11-23T08:00:00.000Z',
    });
  });
});

describe('push', () => {
  it('stores, then says nothing more for the same document', async () => {
    const row = wire(ticket('t1'));
    expect(await desk.push('tickets', [row])).toEqual([{ verdict: 'stored', id: 't1' }]);
    const head = await server.store.head(SITE);
    expect(await desk.push('tickets', [row])).toEqual([{ verdict: 'stored', id: 't1' }]);
    expect(await server.store.head(SITE)).toBe(head);
  });

  it('merges the events of two desks and answers the union', async () => {
    await desk.push('tickets', [wire(ticket('t1', [calledEvent('c1', 2, 'desk-1')]))]);
    const [verdict] = await desk.push('tickets', [wire(ticket('t1'))]);
    expect(verdict).toMatchObject({
      verdict: 'merged',
      document: { status: 'called', deskId: 'desk-1', _deleted: false },
    });
  });

  it('computes what is derived itself and accepts what fits', async () => {
    const [verdict] = await desk.push('appointments', [
      wire({ ...appointment('a1'), status: 'attended', confirmation: 'accepted' }),
    ]);
    expect(verdict).toMatchObject({ verdict: 'merged', document: { status: 'booked', confirmation: 'accepted' } });
    expect((await desk.pull('appointments')).documents).toHaveLength(1);
  });

  it('marks a surplus with its rivals, within one push as well', async () => {
    const verdicts = await desk.push(
      'appointments',
      ['a1', 'a2'].map((id) => wire(appointment(id))),
    );
    expect(verdicts.map((one) => one.verdict === 'merged' && one.document['confirmation'])).toEqual([
      'accepted',
      'overbooked',
    ]);
    expect(verdicts[1]).toMatchObject({ document: { rivals: ['a1'] } });
  });

  it('sets bad rows aside without failing the others and without naming a value', async () => {
    const verdicts = await desk.push('citizens', [
      wire({ ...citizen('c1', 'Martin'), fields: { lastName: { v: 42, t: 'x' } } }),
      wire({ ...citizen('c2', 'Durand'), siteId: 'site-b' }),
      wire(citizen('c3', 'Petit')),
    ]);
    expect(verdicts).toEqual([
      { verdict: 'quarantined', id: 'c1', why: 'lastName.v' },
      { verdict: 'quarantined', id: 'c2', why: 'siteId' },
      { verdict: 'stored', id: 'c3' },
    ]);
    expect((await server.store.quarantined(SITE)).map((row) => [row.id, row.why])).toEqual([
      ['c1', 'lastName.v'],
      ['c2', 'siteId'],
    ]);
  });

  it('lets nobody write reference data', async () => {
    const [verdict] = await desk.push('reference', [wire({ id: SITE, siteId: SITE, kind: 'site' })]);
    expect(verdict).toEqual({ verdict: 'quarantined', id: SITE, why: 'readOnly' });
    expect((await desk.pull('reference')).documents.find((one) => one.id === SITE)).toHaveProperty('body');
  });

  it.each([
    ['another schema', { schemaVersion: 0 }, 426, 'upgradeRequired'],
    ['another epoch', { epoch: 'epoch-0' }, 409, 'epochMismatch'],
    ['an unknown collection', { collection: 'secrets' }, 400, 'badRequest'],
    ['rows that are no documents', { rows: [42] }, 400, 'badRequest'],
  ])('refuses %s', async (_name, wrong, status, code) => {
    const reply = await desk.post('/v1/push', {
      collection: 'tickets',
      epoch: 'epoch-1',
      schemaVersion: 1,
      rows: [],
      ...wrong,
    });
    expect([reply.statusCode, reply.json().code]).toEqual([status, code]);
  });

  it('refuses a body above 2 MB', async () => {
    const reply = await desk.post('/v1/push', { filler: 'x'.repeat(2 * 1024 * 1024) });
    expect([reply.statusCode, reply.json().code]).toEqual([413, 'tooLarge']);
  });

  it('keeps an audit of who wrote what', async () => {
    await desk.push('tickets', [wire(ticket('t1'))]);
    const audit = await server.store.audit(SITE, 0, 1000);
    expect(audit.at(-1)).toMatchObject({
      deviceId: desk.deviceId,
      collection: 'tickets',
      id: 't1',
      sha: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });
});

describe('call-next', () => {
  const call = async (device: TestDevice, key: string, deskId: string, candidates: readonly string[]) =>
    (await device.post('/v1/call-next', { key, deskId, candidates })).json();

  it('gives a ticket to exactly one of many desks', async () => {
    const desks = await Promise.all(Array.from({ length: 8 }, (_, index) => server.enrol(`P${index}`)));
    const candidates = ['t1', 't2', 't3'];
    await desk.push(
      'tickets',
      candidates.map((id, index) => wire(ticket(id, [], index + 1))),
    );
    const grants = await Promise.all(
      desks.map((device, index) => call(device, `k${index}`, `desk-${index}`, candidates)),
    );
    const granted = grants.map((grant) => grant.ticketId).filter((id) => id !== null);
    expect(granted.toSorted()).toEqual(candidates);
  });

  it('answers the same to the same key', async () => {
    expect(await call(desk, 'k1', 'desk-1', ['t1', 't2'])).toMatchObject({ ticketId: 't1', taken: [] });
    expect(await call(desk, 'k1', 'desk-1', ['t1', 't2'])).toMatchObject({ ticketId: 't1' });
  });

  it('passes over who is called already, and over nobody when the claim is stale', async () => {
    await desk.push('tickets', [wire(ticket('t1', [calledEvent('c1', 2, 'desk-9')])), wire(ticket('t2', [], 2))]);
    expect(await call(desk, 'k1', 'desk-1', ['t1', 't2'])).toMatchObject({ ticketId: 't2', taken: ['t1'] });
    expect(await call(desk, 'k2', 'desk-2', ['t2'])).toMatchObject({ ticketId: null, taken: ['t2'] });
    server.time.nowMs += 30_000;
    expect(await call(desk, 'k3', 'desk-2', ['t2'])).toMatchObject({ ticketId: 't2', taken: [] });
  });
});

describe('issue-number', () => {
  const issue = async (key: string, series = 'A') =>
    (await desk.post('/v1/issue-number', { key, day: DAY, series })).json().number;

  it('counts without a gap per series, and the same key gets the same number', async () => {
    const numbers = await Promise.all(['k1', 'k2', 'k3'].map((key) => issue(key)));
    expect(numbers.toSorted()).toEqual([1, 2, 3]);
    expect(await issue('k2')).toBe(numbers[1]);
    expect(await issue('k4', 'B')).toBe(1);
    expect(await issue('k5')).toBe(4);
  });

  it('passes over the numbers of tickets that are stored already', async () => {
    await desk.push('tickets', [wire(ticket('t1', [], 1)), wire(ticket('t3', [], 3))]);
    expect([await issue('k1'), await issue('k2')]).toEqual([2, 4]);
  });
});

it('sends pull replies in the shape of the protocol', async () => {
  const reply = await desk.post('/v1/pull', { collection: 'reference', since: null, limit: 3, schemaVersion: 1 });
  expect(reply.headers['content-type']).toContain('application/json');
  expect(calls.pull.output.parse(reply.json()).documents).toHaveLength(3);
});
