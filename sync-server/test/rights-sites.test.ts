import { afterEach, beforeEach, expect, it } from 'vitest';

import type { Reference } from '#shared/domain/model/reference';
import { SCHEMA_VERSION } from '#shared/sync/protocol';
import { calls } from '#shared/sync/wire/calls';

import { appointment, citizen, DAY, reference, SITE, ticket, wire } from './support/documents';
import { testServer, type TestDevice, type TestServer } from './support/test-server';

const OTHER = 'site-b';

let server: TestServer;
/** A device of site A, administrator there; two of site B. */
let ours: TestDevice;
let theirs: TestDevice;
let theirAdmin: TestDevice;

const moved = (document: object) => wire({ ...document, siteId: OTHER });
const otherReference = (): Reference[] =>
  reference(1).map((one) => ({ ...one, id: one.id === SITE ? OTHER : one.id, siteId: OTHER }));

beforeEach(async () => {
  server = await testServer();
  await server.seed(OTHER, otherReference());
  ours = await server.enrol('A', { rank: 'admin' });
  theirs = await server.enrol('B', { siteId: OTHER });
  theirAdmin = await server.enrol('B', { siteId: OTHER, rank: 'admin' });
  await theirs.push('citizens', [moved(citizen('c-b', 'Durand'))]);
  await theirs.post('/v1/issue-number', { key: 'first', day: DAY, series: 'A' });
  await theirs.push('tickets', [moved(ticket('t-b'))]);
  await theirs.push('appointments', [moved(appointment('a-b'))]);
});
afterEach(() => server.close());

const scope = { epoch: 'epoch-1', schemaVersion: SCHEMA_VERSION };
const collections = ['appointments', 'tickets', 'requests', 'deskSessions', 'citizens', 'reference'] as const;

it('gives a device nothing of another site: not by pull, digest or fetch', async () => {
  expect((await theirs.pull('citizens')).documents).toHaveLength(1);
  for (const collection of collections) {
    const pulled = await ours.pull(collection);
    expect(pulled.documents.filter((document) => document['siteId'] !== SITE)).toEqual([]);
    const asked = { ...scope, collection, after: '', fromDay: '', limit: 1000 };
    const { rows } = calls.digest.output.parse((await ours.post('/v1/digest', asked)).json());
    expect(rows.map(([id]) => id).filter((id) => ['c-b', 't-b', 'a-b', OTHER].includes(id))).toEqual([]);
    const wanted = { ...scope, collection, ids: ['c-b', 't-b', 'a-b', OTHER] };
    expect(calls.fetch.output.parse((await ours.post('/v1/fetch', wanted)).json()).documents).toEqual([]);
  }
});

it('takes no checkpoint of another site', async () => {
  const { checkpoint } = await theirs.pull('citizens');
  const body = { collection: 'citizens', since: checkpoint, limit: 10, schemaVersion: SCHEMA_VERSION };
  const refused = await ours.post('/v1/pull', body);
  expect([refused.statusCode, refused.json().code]).toEqual([409, 'epochMismatch']);
});

it('writes nothing into another site, whatever the row says', async () => {
  const before = await theirs.pull('citizens');
  const verdicts = await ours.push('citizens', [
    moved(citizen('c-b', 'Intrus', '000000000000009-000000-x')),
    moved(citizen('c-new', 'Intrus')),
    // The id of a document of the other site, under our own: it is another document.
    wire(citizen('c-b', 'Intrus')),
  ]);
  expect(verdicts.map((one) => (one.verdict === 'quarantined' ? one.why : one.verdict))).toEqual([
    'siteId',
    'siteId',
    'stored',
  ]);
  expect(await theirs.pull('citizens')).toEqual(before);
  expect((await theirs.pull('citizens')).documents).toMatchObject([{ fields: { lastName: { v: 'Durand' } } }]);
});

it('shows the rows that were set aside, and the devices, to their own site only', async () => {
  await ours.push('citizens', [moved(citizen('c-b', 'Intrus'))]);
  const asideAt = async (device: TestDevice) =>
    calls.quarantine.output.parse((await device.get('/v1/quarantine')).json()).rows.map((row) => row.id);
  expect([await asideAt(ours), await asideAt(theirs)]).toEqual([['c-b'], []]);
  const known = calls.devices.output.parse((await ours.get('/v1/devices')).json()).devices.map((device) => device.id);
  expect(known).toEqual([ours.deviceId]);
});

it('holds no call, number, slot or lease of another site', async () => {
  const call = async (device: TestDevice, key: string) =>
    calls.callNext.output.parse((await device.post('/v1/call-next', { key, deskId: 'd', candidates: ['t-b'] })).json());
  await call(ours, 'k1');
  expect(await call(theirs, 'k2')).toMatchObject({ ticketId: 't-b', taken: [] });

  const number = async (device: TestDevice, key: string) =>
    calls.issueNumber.output.parse((await device.post('/v1/issue-number', { key, day: DAY, series: 'B' })).json())
      .number;
  expect([await number(ours, 'n1'), await number(ours, 'n2'), await number(theirs, 'n1')]).toEqual([1, 2, 1]);
  await ours.post('/v1/release-number', { key: 'n1', day: DAY, series: 'B' });
  expect(await number(theirs, 'n1')).toBe(1);

  const place = { day: DAY, time: '14:00', durationMin: 20, deskId: 'desk-1', reasonId: 'reason-deposit' };
  const lease = async (device: TestDevice) =>
    calls.lease.output.parse((await device.post('/v1/lease', { key: 'l', keep: [], places: [place] })).json()).leases;
  expect(await lease(ours)).toHaveLength(1);
  const reserve = async (device: TestDevice, time: string) =>
    calls.reserveSlot.output.parse(
      (
        await device.post('/v1/reserve-slot', {
          key: `r-${time}`,
          appointmentId: 'a-new',
          place: { ...place, time },
        })
      ).json(),
    );
  expect(await reserve(theirs, '14:00')).toMatchObject({ granted: true });
  // Their appointment at nine takes room there, and none here.
  expect(await reserve(theirs, '09:00')).toMatchObject({ granted: false, rivals: ['a-b'] });
  expect(await reserve(ours, '09:00')).toMatchObject({ granted: true });
});

it('keeps the heads of sites apart', async () => {
  const seqOf = async (device: TestDevice) => calls.head.output.parse((await device.get('/v1/head')).json());
  const before = await seqOf(ours);
  await theirs.push('citizens', [moved(citizen('c-b2', 'Petit'))]);
  expect(await seqOf(ours)).toEqual(before);
  expect(await seqOf(theirs)).toMatchObject({ siteId: OTHER });
});

it('pokes nobody of another site', async () => {
  const url = await server.app.listen({ host: '127.0.0.1', port: 0 });
  const listen = async (device: TestDevice) => {
    const reply = await fetch(`${url}/v1/stream`, { headers: { authorization: `Bearer ${device.token}` } });
    return { text: reply.text() };
  };
  const [here, there] = [await listen(ours), await listen(theirs)];
  await theirAdmin.push('citizens', [moved(citizen('c-b2', 'Petit'))]);
  // Revoking ends both streams, so that all they ever said can be read.
  const direction = await server.enrol('Direction', { rank: 'admin' });
  await direction.post(`/v1/devices/${ours.deviceId}/revoke`, {});
  await theirAdmin.post(`/v1/devices/${theirs.deviceId}/revoke`, {});
  expect(await here.text).not.toContain('data:');
  const heard = (await there.text).split('\n').filter((line) => line.startsWith('data:'));
  expect(heard.map((line) => JSON.parse(line.slice(5)))).toEqual([
    { collection: 'citizens', scope: OTHER, seq: expect.any(Number) },
  ]);
});
