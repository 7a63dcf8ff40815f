import { afterEach, beforeEach, expect, it } from 'vitest';

import {
  MOST_CALLS_PER_HOUR,
  MOST_KIOSK_TICKETS_PER_HOUR,
  MOST_NUMBERS_PER_HOUR,
  MOST_OPINIONS_PER_DAY,
  MOST_RESERVATIONS,
  MOST_WRONG_ARRIVALS_FOR_A_TIME,
  MOST_WRONG_ARRIVALS_PER_HOUR,
} from '#server/bounds';
import { freshId } from '#server/lib/fresh';
import type { Handlers } from '#server/wire/handler';
import { allRules } from '#shared/sync/rules';
import { addDays } from '#shared/time/civil';

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
  day: addDays(DAY, Math.floor(index / 30)),
  time: `${String(9 + Math.floor((index % 30) / 3)).padStart(2, '0')}:${String((index % 3) * 20).padStart(2, '0')}`,
  durationMin,
  deskId: '',
  reasonId: 'reason-deposit',
});

it('holds so many places for the bookings of a device at once, none longer than its reason', async () => {
  const reserve = (index: number, durationMin = 20) =>
    core.handlers.reserveSlot(
      { key: `r${index}`, appointmentId: `a${index}`, place: placeAt(index, durationMin) },
      device('k1'),
    );
  expect(await reserve(0, 600)).toEqual({ granted: false, until: '', rivals: [] });
  expect(await countUntilTooMany(MOST_RESERVATIONS + 5, reserve)).toBe(MOST_RESERVATIONS);
  await expect(reserve(MOST_RESERVATIONS + 1)).rejects.toMatchObject({ code: 'tooMany', retryAfterS: 2 });
  core.time.nowMs += 3 * 60_000;
  expect((await reserve(99)).granted).toBe(true);
  const lease = (durationMin: number) =>
    core.handlers.lease({ key: `l${durationMin}`, keep: [], places: [placeAt(2, durationMin)] }, device('k2'));
  expect([(await lease(600)).leases.length, (await lease(20)).leases.length]).toEqual([0, 1]);
});

type KioskServer = {
  readonly desk: TestDevice;
  readonly kiosk: TestDevice;
  readonly at: ReturnType<typeof atKioskOf>;
};

const kioskServer = async (): Promise<KioskServer> => {
  server = await testServer(1, { reference: kioskTown() });
  const desk = await server.enrol();
  const kiosk = await server.enrol('Borne', { rank: 'kiosk' });
  return { desk, kiosk, at: atKioskOf(server, kiosk) };
};

it('gives so many tickets at a kiosk in an hour', async () => {
  const { kiosk } = await kioskServer();
  let given = 0;
  for (; given < MOST_KIOSK_TICKETS_PER_HOUR + 5; given += 1) {
    const answer = await kiosk.post('/v1/kiosk/ticket', touch());
    if (answer.statusCode === 429) break;
    expect(answer.statusCode).toBe(200);
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
  const wrong = { answer: 'askReception', why: 'unknown' };
  const letters = 'abcdfghijk'.slice(0, MOST_WRONG_ARRIVALS_FOR_A_TIME + 1);
  for (const initial of letters) expect(await at.checkIn({ time: '09:20', initial })).toEqual(wrong);
  // Two people come then, and each may mistake the letter.
  expect(await at.checkIn({ time: '09:20', initial: 'e' })).toMatchObject({ answer: 'ticket' });
  expect(await at.checkIn({ time: '09:20', initial: 'x' })).toEqual(wrong);
  expect(await at.checkIn({ time: '09:20', initial: 'z' })).toEqual(wrong);
  expect(await at.checkIn({ time: '09:40', initial: 'e' })).toMatchObject({ answer: 'ticket' });
});

it('counts no answer at a kiosk that was right: of seven people, six with one letter, the seventh gets a ticket', async () => {
  const { desk, at } = await kioskServer();
  const names = ['Martin', 'Moreau', 'Michel', 'Morel', 'Mercier', 'Marchand', 'Zola'];
  const booked = (id: string, day: string, citizenId: string) => {
    const one = appointment(id, { time: '09:20', day });
    return wire({ ...one, events: one.events.map((event) => ({ ...event, citizenId })) });
  };
  await desk.push(
    'citizens',
    names.map((name, index) => wire(citizen(`c${index}`, name))),
  );
  await desk.push(
    'appointments',
    names.map((_, index) => booked(`a${index}`, DAY, `c${index}`)),
  );
  for (let turn = 0; turn < MOST_WRONG_ARRIVALS_PER_HOUR; turn += 1)
    expect(await at.checkIn({ time: '09:20', initial: 'm' })).toEqual({ answer: 'askReception', why: 'several' });
  expect(await at.checkIn({ time: '09:20', initial: 'z' })).toMatchObject({ answer: 'ticket' });
});

it('keeps so many opinions of one kiosk in a day, and one that is told twice once', async () => {
  const { kiosk } = await kioskServer();
  const give = (key: string) => kiosk.post('/v1/kiosk/feedback', { key, score: 5, theme: '' });
  let kept = 0;
  for (; kept < MOST_OPINIONS_PER_DAY + 5; kept += 1) {
    const key = freshId();
    const answer = await give(key);
    if (answer.statusCode === 429) break;
    expect(answer.json()).toEqual({ kept: true });
    if (kept === 0) expect((await give(key)).json()).toEqual({ kept: true });
  }
  expect(kept).toBe(MOST_OPINIONS_PER_DAY);
}, 60_000);
