import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { writeSite } from '#server/seed/seed-site';
import { joinTown } from '#server/sites/town-sites';

import { DAY, reference, SITE, ticket, wire } from './support/documents';
import { testServer, type TestServer } from './support/test-server';

let server: TestServer;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  server = await testServer();
});
afterEach(async () => {
  await server.close();
  vi.useRealTimers();
});

const MINUTES = 60_000;

it('leaves a void record for a number that was given an hour ago and never printed, without being asked', async () => {
  const desk = await server.enrol();
  const ask = (key: string) => desk.post('/v1/issue-number', { key, day: DAY, series: 'A' });
  await ask('printed');
  await ask('lost');
  await desk.push('tickets', [wire(ticket('t1', [], 1))]);
  vi.advanceTimersByTime(10 * MINUTES);
  expect(await server.store.voidNumbers(SITE, DAY)).toEqual([]);

  server.time.nowMs += 61 * MINUTES;
  vi.advanceTimersByTime(10 * MINUTES);
  await expect
    .poll(async () =>
      (await server.store.voidNumbers(SITE, DAY)).map(({ key, number, voidWhy }) => [key, number, voidWhy]),
    )
    .toEqual([['lost', 2, 'unclaimed']]);
});

it('lets go of a deletion once no active device needs it', async () => {
  const admin = await server.enrol('Direction', { rank: 'admin' });
  const row = { ...wire(ticket('t1')), _deleted: true };
  await admin.push('tickets', [row]);
  const held = async () => (await server.store.bodies(SITE, 'tickets', ['t1'])).length;
  vi.advanceTimersByTime(10 * MINUTES);
  await admin.get('/v1/head');
  expect(await held()).toBe(1);
  server.time.nowMs += 91 * 24 * 60 * MINUTES;
  vi.advanceTimersByTime(10 * MINUTES);
  await expect.poll(held).toBe(0);
});

it('looks after every site of the town', async () => {
  const documents = reference(1).map((one) => ({ ...one, id: one.id === SITE ? 'annex' : one.id, siteId: 'annex' }));
  await writeSite(server.store, 'annex', { reference: documents }, '2026-11-23T08:00:00.000Z');
  await joinTown(server.store, 'annex');
  const desk = await server.enrol('Annexe', { siteId: 'annex' });
  await desk.post('/v1/issue-number', { key: 'lost', day: DAY, series: 'A' });
  server.time.nowMs += 61 * MINUTES;
  vi.advanceTimersByTime(10 * MINUTES);
  await expect
    .poll(async () => (await server.store.voidNumbers('annex', DAY)).map(({ voidWhy }) => voidWhy))
    .toEqual(['unclaimed']);
});

it('drops what was asked of an erasure once the person is gone: their id is in no backup after that', async () => {
  const wish = { id: 'w', at: '2026-11-23T08:00:00.000Z', agentId: 'agent-1', deviceId: 'd', citizenIds: ['somebody'] };
  const text = JSON.stringify({ needsTwo: true, wishes: [{ ...wish, reason: 'asked' }], single: null });
  await server.store.withSite(SITE, (site) => site.writeSiteNote('erasures', text));
  vi.advanceTimersByTime(10 * MINUTES);
  await expect
    .poll(() => server.store.noteOfSite(SITE, 'erasures'))
    .toBe(JSON.stringify({ needsTwo: true, wishes: [], single: null }));
});
