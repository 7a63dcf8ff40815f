import { setTimeout as sleep } from 'node:timers/promises';

import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { createFloor } from '#server/floor/floor';
import { createWaits } from '#server/floor/waits';
import { createPublications } from '#server/floor/publications';
import { pokeSchema, type Poke } from '#shared/sync/protocol';
import { calls } from '#shared/sync/wire/calls';

import { appointment, calledEvent, citizen, SITE, ticket, wire } from './support/documents';
import { testServer, type TestDevice, type TestServer } from './support/test-server';

let server: TestServer;
let desk: TestDevice;
let url: string;
let cut: AbortController;

beforeEach(async () => {
  server = await testServer();
  desk = await server.enrol();
  url = await server.app.listen({ port: 0, host: '127.0.0.1' });
  cut = new AbortController();
});
afterEach(async () => {
  vi.useRealTimers();
  cut.abort();
  await server.close();
});

/** What the stream of a device says, as it comes. */
const listen = async ({ token }: TestDevice): Promise<readonly Poke[]> => {
  const heard: Poke[] = [];
  const reply = await fetch(`${url}/v1/stream`, {
    headers: { authorization: `Bearer ${token}` },
    signal: cut.signal,
  });
  const read = async (): Promise<void> => {
    if (!reply.body) return;
    const decoder = new TextDecoder();
    for await (const chunk of reply.body)
      for (const line of decoder.decode(chunk as Uint8Array).split('\n'))
        if (line.startsWith('data: ')) heard.push(pokeSchema.parse(JSON.parse(line.slice(6))));
  };
  void read().catch(() => undefined);
  return heard;
};

const shown = async (device: TestDevice) =>
  calls.publication.output.parse((await device.get('/v1/publication')).json());
/** What has not been told by then is not told: screens are told within some hundredths of a second. */
const settled = () => sleep(150);

it('shows a call to the board within the gathering time, and tells nothing else over its stream', async () => {
  const board = await server.enrol('Salle', { rank: 'display' });
  const heard = await listen(board);
  const deskHeard = await listen(await server.enrol('Guichet 2'));
  expect((await shown(board)).calls).toEqual([]);
  await desk.push('tickets', [wire(ticket('t1', [calledEvent('c1', 2, 'desk-1')]))]);
  await desk.push('citizens', [wire(citizen('p1', 'Martin'))]);
  await expect.poll(() => deskHeard.map(({ collection }) => collection)).toEqual(['tickets', 'citizens']);
  await expect.poll(() => heard.length).toBeGreaterThan(0);
  await settled();
  expect(heard.map(({ collection }) => collection)).toEqual(['publication']);
  expect((await shown(board)).calls).toMatchObject([{ callId: 'c1', label: 'A001', stands: true }]);
  expect((await board.get('/v1/publication')).body).not.toContain('t1');
});

it('gathers writes that follow each other, and wakes no screen for what it does not show', async () => {
  const board = await server.enrol('Salle', { rank: 'display' });
  const heard = await listen(board);
  await shown(board);
  // However long the writes take here, they follow each other at once by the clock that gathers them.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  await Promise.all(
    [1, 2, 3, 4].map((one) =>
      desk.push('tickets', [wire(ticket(`t${one}`, [calledEvent(`c${one}`, 2, `desk-${one}`)], one))]),
    ),
  );
  vi.advanceTimersByTime(1_000);
  vi.useRealTimers();
  await expect.poll(() => heard.length).toBeGreaterThan(0);
  await settled();
  expect(heard).toHaveLength(1);
  await shown(board);
  await desk.push('appointments', [wire(appointment('a1', { day: '2026-12-01' }))]);
  await desk.push('requests', []);
  await settled();
  expect(heard).toHaveLength(1);
  // An appointment of today is news for a kiosk, which offers its hour, and none for a board.
  const kiosk = await server.enrol('Borne', { rank: 'kiosk' });
  const atKiosk = await listen(kiosk);
  expect((await shown(kiosk)).kiosk?.expectedTimes).toEqual([]);
  await desk.push('appointments', [wire(appointment('a2', { time: '09:30' }))]);
  await expect.poll(() => atKiosk.length).toBeGreaterThan(0);
  await settled();
  expect([atKiosk.length, heard.length]).toEqual([1, 1]);
  expect((await shown(kiosk)).kiosk?.expectedTimes).toEqual(['09:30']);
});

it('shows the kiosk part to kiosks alone', async () => {
  const kiosk = await server.enrol('Borne', { rank: 'kiosk' });
  expect((await shown(kiosk)).kiosk?.languages).toContain('ar');
  for (const device of [desk, await server.enrol('Salle', { rank: 'display' })])
    expect((await shown(device)).kiosk).toBeNull();
});

it('costs one computation, however many screens ask at once', async () => {
  const floor = createFloor(server.store);
  const clock = () => server.time.nowMs;
  const publications = createPublications({ floor, waits: createWaits(clock), clock, clockOffsetMs: 0 });
  const ask = () => Promise.all(Array.from({ length: 50 }, () => publications.of(SITE, 'display')));
  const first = await ask();
  expect(new Set(first).size).toBe(1);
  expect(new Set([...(await ask()), ...first]).size).toBe(1);
  await desk.push('tickets', [wire(ticket('t1'))]);
  const second = await ask();
  expect(new Set(second).size).toBe(1);
  expect(second[0]).not.toBe(first[0]);
});

it('leaves the calls of yesterday behind at the civil midnight of the site', async () => {
  const board = await server.enrol('Salle', { rank: 'display' });
  await desk.push('tickets', [wire(ticket('t1', [calledEvent('c1', 2, 'desk-1')]))]);
  // 23:59:59 in Paris is an hour before midnight by UTC.
  server.time.nowMs = Date.parse('2026-11-23T22:59:59.000Z');
  const evening = await board.askToken();
  expect(evening.statusCode).toBe(200);
  const token = evening.json<{ token: string }>().token;
  const at = async () => calls.publication.output.parse((await server.ask('GET', '/v1/publication', { token })).json());
  expect([(await at()).day, (await at()).calls.length]).toEqual(['2026-11-23', 1]);
  server.time.nowMs += 1_000;
  expect([(await at()).day, (await at()).calls.length]).toEqual(['2026-11-24', 0]);
});
