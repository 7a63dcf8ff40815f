import { afterEach, beforeEach, expect, it } from 'vitest';

import type { Citizen } from '#shared/domain/model/citizen';
import { foldAppointment } from '#shared/domain/lifecycle/fold-appointment';
import { foldRequest } from '#shared/domain/lifecycle/fold-request';
import { calls } from '#shared/sync/wire/calls';

import { appointment, citizen, event, reference, SITE, wire } from './support/documents';
import { agentOf } from './support/person-town';
import { testServer, type TestDevice, type TestServer } from './support/test-server';

let server: TestServer;
let boss: TestDevice;
let desk: TestDevice;

beforeEach(async () => {
  server = await testServer(1, { reference: [...reference(1), agentOf('max', 'admin'), agentOf('ann')] });
  boss = await server.enrol('boss', { rank: 'admin' });
  desk = await server.enrol('desk', { rank: 'desk' });
  await desk.push(
    'citizens',
    ['citizen-1', 'citizen-2', 'citizen-3'].map((id) => wire(citizen(id, 'Durand'))),
  );
});
afterEach(() => server.close());

const erase = async (by: TestDevice, more: object = {}) => {
  const reply = await by.post('/v1/erasures', {
    agentId: 'max',
    citizenIds: ['citizen-1', 'citizen-2'],
    reason: 'asked',
    ...more,
  });
  return reply.statusCode === 200 ? calls.eraseCitizens.output.parse(reply.json()).outcome : reply.statusCode;
};
const people = async (): Promise<ReadonlyMap<string, Citizen>> =>
  new Map((await desk.pull('citizens')).documents.map((one) => [one.id, one as unknown as Citizen]));
const noted = async () =>
  (await server.store.journalLines(SITE, 0, 99))
    .filter(({ kind }) => kind !== 'deviceJoined')
    .map(({ kind, subject, agentId, deviceId }) => [kind, subject, agentId, deviceId]);
const request = (isClosed: boolean) => {
  const by = desk.deviceId;
  const received = {
    type: 'received',
    day: '2025-01-14',
    channel: 'mail',
    reasonId: 'reason-other',
    citizenId: 'citizen-2',
    ticketId: '',
  };
  const closed = isClosed ? [event('r-2', 2, { type: 'closed', outcome: 'answered' }, by)] : [];
  return wire(foldRequest('r', SITE, [event('r-1', 1, received, by), ...closed]));
};

it('erases a person under all their ids, with who did it and why in the journal', async () => {
  expect(await erase(boss)).toBe('erased');
  const all = await people();
  for (const id of ['citizen-1', 'citizen-2']) {
    const one = all.get(id);
    expect(one?.erasedAt).not.toBe('');
    expect(Object.values(one?.fields ?? {}).every(({ v, t }) => v === '' && t === one?.erasedAt)).toBe(true);
  }
  expect(all.get('citizen-3')?.fields['lastName']?.v).toBe('Durand');
  expect(await noted()).toEqual([
    ['citizenErased', 'citizen-1', 'max', boss.deviceId],
    ['citizenErased', 'citizen-2', 'max', boss.deviceId],
    ['erasedFor', 'asked', 'max', boss.deviceId],
  ]);
  const entries = await server.store.withSite(SITE, (site) => site.entriesOf('citizens', ['citizen-1']));
  expect(JSON.stringify([...entries])).not.toContain('Durand');
  expect((await server.store.erasures(SITE)).map(({ id }) => id)).toEqual(['citizen-1', 'citizen-2']);
});

it('a late copy of a desk brings nothing back, and a second time leaves no line', async () => {
  await erase(boss);
  await desk.push('citizens', [wire(citizen('citizen-1', 'Durand', `999999999999999-000000-${desk.deviceId}`))]);
  await desk.push('citizens', [wire(citizen('citizen-1', 'Durand'))]);
  expect((await people()).get('citizen-1')?.fields['lastName']?.v).toBe('');
  expect(await erase(boss)).toBe('erased');
  expect(await noted()).toHaveLength(3);
});

it('erases nothing of a person of whom a file has not come here, nor one with whom another was merged meanwhile', async () => {
  expect(await erase(boss, { citizenIds: ['citizen-1', 'nobody'] })).toBe('unknown');
  const merged = citizen('citizen-3', 'Durand');
  const mergedInto = { v: 'citizen-1', t: merged.fields['lastName']?.t ?? '' };
  await desk.push('citizens', [wire({ ...merged, fields: { ...merged.fields, mergedInto } })]);
  expect(await erase(boss)).toBe('changed');
  expect([(await people()).get('citizen-1')?.erasedAt, await noted()]).toEqual(['', []]);
  expect(await erase(boss, { citizenIds: ['citizen-1', 'citizen-3'] })).toBe('erased');
});

it('waits for the appointment of a guardian to which the person comes along', async () => {
  const child = citizen('citizen-2', 'Durand');
  const guardianId = { v: 'citizen-1', t: child.fields['lastName']?.t ?? '' };
  await desk.push('citizens', [wire({ ...child, fields: { ...child.fields, guardianId } })]);
  const persons = [{ preApplicationNumber: '' }, { citizenId: 'citizen-2', preApplicationNumber: '' }];
  const booked = appointment('a', { day: '2026-11-23' }).events.map((one) => ({ ...one, persons }));
  await desk.push('appointments', [wire(foldAppointment('a', SITE, booked))]);
  expect(await erase(boss, { citizenIds: ['citizen-2'] })).toBe('inTheWay');
});

it('is of an administrator at a device of one', async () => {
  expect(await erase(desk)).toBe(403);
  for (const agentId of ['ann', '', 'nobody']) expect(await erase(boss, { agentId })).toBe(403);
  expect(await erase(boss, { reason: 'because' })).toBe(400);
  expect(await erase(boss, { citizenIds: [] })).toBe(400);
  expect((await people()).get('citizen-1')?.erasedAt).toBe('');
  expect(await noted()).toEqual([]);
});

it('waits for what is under way, under whichever of the ids, and changes nothing before', async () => {
  await desk.push('requests', [request(false)]);
  expect(await erase(boss)).toBe('inTheWay');
  await desk.push('requests', [request(true)]);
  await desk.push('appointments', [wire(appointment('a', { day: '2026-11-23' }))]);
  expect(await erase(boss)).toBe('inTheWay');
  expect([(await people()).get('citizen-2')?.erasedAt, await noted()]).toEqual(['', []]);
  expect(await erase(boss, { citizenIds: ['citizen-2'] })).toBe('erased');
});

it('tells how far an erasure has come: who holds it, who has not said so, and who was shut out before', async () => {
  const lost = await server.enrol('lost', { rank: 'desk' });
  const away = await server.enrol('away', { rank: 'desk' });
  await server.enrol('screen', { rank: 'display' });
  for (const one of [desk, lost, away, boss]) await one.pull('citizens');
  server.time.nowMs += 1_000;
  expect((await boss.post(`/v1/devices/${lost.deviceId}/revoke`, {})).statusCode).toBe(200);
  await erase(boss, { citizenIds: ['citizen-3'] });
  server.time.nowMs += 1_000;
  await erase(boss);
  const told = async () => {
    const reply = await boss.post('/v1/erasures/reached', { agentId: 'max' });
    return calls.erasures.output.parse(reply.json()).erasures;
  };
  const [last, first] = await told();
  expect(last).toMatchObject({ agentId: 'max', deviceId: boss.deviceId, done: 0, revoked: [lost.deviceId] });
  expect([last?.citizenIds.toSorted(), first?.citizenIds]).toEqual([['citizen-1', 'citizen-2'], ['citizen-3']]);
  expect(last?.missing.toSorted()).toEqual([desk.deviceId, away.deviceId, boss.deviceId].toSorted());
  // The page itself proves nothing: the desk may go before it has kept it. Asking for what comes after it does.
  const { checkpoint } = await desk.pull('citizens');
  expect((await told())[0]?.done).toBe(0);
  await desk.pull('citizens', checkpoint);
  expect((await told()).map(({ done }) => done)).toEqual([1, 1]);
  expect((await told())[0]?.missing.toSorted()).toEqual([away.deviceId, boss.deviceId].toSorted());
  // Whoever joined since never had the values.
  server.time.nowMs += 1_000;
  await server.enrol('new', { rank: 'desk' });
  expect((await told())[0]?.missing).toHaveLength(2);
  // One that is asked to erase all that it holds may still hold it; once it did it does not.
  expect((await boss.post(`/v1/devices/${lost.deviceId}/wipe`, {})).statusCode).toBe(200);
  expect((await told()).map(({ revoked }) => revoked)).toEqual([[lost.deviceId], [lost.deviceId]]);
  await server.store.noteWiped(lost.deviceId, new Date(server.time.nowMs).toISOString());
  expect((await told()).map(({ done, revoked }) => [done, revoked])).toEqual([
    [2, []],
    [2, []],
  ]);
  expect((await desk.post('/v1/erasures/reached', { agentId: 'max' })).statusCode).toBe(403);
  expect((await boss.post('/v1/erasures/reached', { agentId: 'ann' })).statusCode).toBe(403);
});
