import { afterEach, beforeEach, expect, it } from 'vitest';

import {
  MOST_CALLS_PER_HOUR,
  MOST_KIOSK_TICKETS_PER_HOUR,
  MOST_NUMBERS_PER_HOUR,
  MOST_RESERVATIONS,
  MOST_WRONG_ARRIVALS_FOR_A_TIME,
} from '#server/bounds';
import type { Handlers } from '#server/wire/handler';
import { allRules } from '#shared/sync/rules';

import { appointment, citizen, DAY, wire } from './support/documents';
import { atKioskOf, kioskTown, touch } from './support/kiosk-town';
import { device, testCore, type TestCore } from './support/test-core';
import { testServer, type TestDevice, type TestServer } from './support/test-server';

const HALF_HOUR_MS = 1_800_000;

let core: TestCore;
beforeEach(async () => {
  core = await testCore(allRules, 40);
});
let server: TestServer | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

/** How many of so many calls are answered before one is refused as too many. */
const countUntilTooMany = async (most: number, call: (index: number) => Promise<unknown>): Promise<number> => {
  for (let index = 0; index < most; index += 1)
    try {
      await call(index);
    } catch (error) {
      expect(error).toMatchObject({ code: 'tooMany' });
      return index;
    }
  return most;
};

it('gives a device so many numbers in an hour, the same one for a key for ever, and others all the same', async () => {
  const issue = (by: string) => (index: number) =>
    core.handlers.issueNumber({ key: `${by}-${index}`, day: DAY, series: 'A' }, device(by));
  expect(await countUntilTooMany(MOST_NUMBERS_PER_HOUR + 5, issue('k1'))).toBe(MOST_NUMBERS_PER_HOUR);
  expect(await issue('k1')(3)).toEqual({ number: 4 });
  expect(await issue('k2')(0)).toEqual({ number: MOST_NUMBERS_PER_HOUR + 1 });
  core.time.nowMs += HALF_HOUR_MS;
  expect(await issue('k1')(MOST_NUMBERS_PER_HOUR)).toEqual({ number: MOST_NUMBERS_PER_HOUR + 2 });
});

it('grants a device so many calls in an hour', async () => {
  const call = (index: number) =>
    core.handlers.callNext({ key: `k${index}`, deskId: 'd', candidates: [`t${index}`] }, device('k1'));
  expect(await countUntilTooMany(MOST_CALLS_PER_HOUR + 5, call)).toBe(MOST_CALLS_PER_HOUR);
});

const placeAt = (index: number, durationMin = 20): Parameters<Handlers['reserveSlot']>[0]['place'] => ({
  day: DAY,
  time: `${String(9 + Math.floor(index / 3)).padStart(2, '0')}:${String((index % 3) * 20).padStart(2, '0')}`,
  durationMin,
  deskId: '',
  reasonId: 'reason-deposit',
});

it('holds so many places for the bookings of a device at once, none longer than its reason', async () => {
  const reserve = (index: number, durationMin = 20) =>
    core.handlers.reserveSlot(
      { key: `r${index}`, appointmentId: `a${index}`, place: placeAt(index % 30, durationMin) },
      device('k1'),
    );
  expect(await reserve(0, 600)).toEqual({ granted: false, until: '', rivals: [] });
  expect(await countUntilTooMany(MOST_RESERVATIONS + 5, reserve)).toBe(MOST_RESERVATIONS);
  core.time.nowMs += 3 * 60_000;
  expect((await reserve(99)).granted).toBe(true);
  const lease = (durationMin: number) =>
    core.handlers.lease({ key: `l${durationMin}`, keep: [], places: [placeAt(2, durationMin)] }, device('k2'));
  expect([(await lease(600)).leases.length, (await lease(20)).leases.length]).toEqual([0, 1]);
});

const kioskServer = async (): Promise<{ readonly desk: TestDevice; readonly at: ReturnType<typeof atKioskOf> }> => {
  server = await testServer(1, { reference: kioskTown() });
  return { desk: await server.enrol(), at: atKioskOf(server, await server.enrol('Borne', { rank: 'kiosk' })) };
};

it('gives so many tickets at a kiosk in an hour', async () => {
  await kioskServer();
  const kiosk = await server?.enrol('Borne', { rank: 'kiosk' });
  let given = 0;
  for (; given < MOST_KIOSK_TICKETS_PER_HOUR + 5; given += 1) {
    const answer = await kiosk?.post('/v1/kiosk/ticket', touch());
    if (answer?.statusCode === 429) break;
    expect(answer?.statusCode).toBe(200);
  }
  expect(given).toBe(MOST_KIOSK_TICKETS_PER_HOUR);
}, 60_000);

it('lets nobody try the letters of an hour through at a kiosk; who comes at another hour is not held up', async () => {
  const { desk, at } = await kioskServer();
  const booked = (id: string, time: string, citizenId: string) => {
    const one = appointment(id, { time });
    return wire({ ...one, events: one.events.map((event) => ({ ...event, citizenId })) });
  };
  await desk.push('citizens', [wire(citizen('c1', 'Éluard')), wire(citizen('c2', 'Zola'))]);
  await desk.push('appointments', [
    booked('a1', '09:20', 'c1'),
    booked('a2', '09:20', 'c2'),
    booked('a3', '09:40', 'c1'),
  ]);
  const letters = 'abcdfghijk'.slice(0, MOST_WRONG_ARRIVALS_FOR_A_TIME);
  for (const initial of letters)
    expect(await at.checkIn({ time: '09:20', initial })).toEqual({ answer: 'askReception', why: 'unknown' });
  expect(await at.checkIn({ time: '09:20', initial: 'z' })).toEqual({ answer: 'askReception', why: 'unknown' });
  expect(await at.checkIn({ time: '09:40' })).toMatchObject({ answer: 'ticket' });
});
