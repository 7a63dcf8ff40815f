import { afterEach, beforeEach, expect, it } from 'vitest';

import type { Sender } from '#server/messages/sender';
import { seedSite } from '#server/seed/seed-site';

import { SITE } from './support/documents';
import {
  NOW,
  outboxOf,
  reachable,
  senderOn,
  settingsOf,
  startGateway,
  templates,
  wished,
  wishedAppointment,
  type Gateway,
} from './support/message-town';
import { device, testCore, type TestCore } from './support/test-core';

const desk = device('device-1');
const DAY_MIN = 24 * 60;

let gateway: Gateway;
let town: TestCore;
let sender: Sender;

beforeEach(async () => {
  gateway = await startGateway();
  town = await testCore();
  town.time.nowMs = Date.parse(NOW);
  const onlyConfirmed = templates((trigger, channel) => trigger === 'confirmed' && channel === 'sms');
  await seedSite(town.store, SITE, { reference: onlyConfirmed }, NOW);
});
afterEach(async () => {
  await sender.close();
  await gateway.close();
});

const start = (bounds: object): void => {
  const body = '{"to":"{{to}}","text":"{{text}}"}';
  sender = senderOn(town, settingsOf({ sms: { url: gateway.url, body, idempotencyHeader: 'Key', ...bounds } }));
};

const pass = async (minutes: number): Promise<void> => {
  town.time.nowMs += minutes * 60_000;
  await sender.sendDue();
};

const person = (id: string, phone: string) => town.push(desk, 'citizens', reachable(id, { lastName: 'Essai', phone }));

const book = (ids: readonly string[], citizenId: string) =>
  town.push(
    desk,
    'appointments',
    ...ids.map((id) => wishedAppointment(id, wished(id, { citizenId, time: `1${id.slice(1)}:00` }))),
  );

const stateOf = async (id: string): Promise<string> =>
  (await outboxOf(town, id))
    .filter(({ channel, trigger }) => channel === 'sms' && trigger === 'confirmed')
    .map(({ state, why }) => `${state} ${why}`.trim())
    .join();

it('sends no SMS to a number that may cost anything, unless the settings name its beginning', async () => {
  start({ morePrefixes: ['+32'] });
  await person('c1', '0899 12 34 56');
  await person('c2', '+882 1 23 45 67 89');
  await person('c3', '+32 470 12 34 56');
  await book(['a1'], 'c1');
  await book(['a2'], 'c2');
  await book(['a3'], 'c3');
  await pass(3);
  expect([await stateOf('a1'), await stateOf('a2'), await stateOf('a3')]).toEqual([
    'failed numberRefused',
    'failed numberRefused',
    'sent',
  ]);
  expect(gateway.asked.map(({ body }) => (JSON.parse(body) as { to: string }).to)).toEqual(['+32470123456']);
});

it('sends so many SMS to one number on a day; the others go the next morning', async () => {
  start({ mostPerNumberAndDay: 2 });
  await person('c1', '06 12 40 78 05');
  await person('c2', '06 12 40 78 06');
  await book(['a1', 'a2', 'a3'], 'c1');
  await book(['a4'], 'c2');
  await pass(3);
  expect(gateway.asked).toHaveLength(3);
  const states = await Promise.all(['a1', 'a2', 'a3', 'a4'].map(stateOf));
  expect(states.toSorted()).toEqual(['sent', 'sent', 'sent', 'waiting smsNumberDay']);
  const note = await town.store.withSite(SITE, (site) => site.siteNote('smsCount'));
  expect(note).not.toContain('612407805');
  await pass(DAY_MIN);
  expect(await Promise.all(['a1', 'a2', 'a3', 'a4'].map(stateOf))).toEqual(['sent', 'sent', 'sent', 'sent']);
});

const counted = async () =>
  JSON.parse((await town.store.withSite(SITE, (site) => site.siteNote('smsCount'))) || '{}') as object;

it('counts no SMS that certainly went nowhere: it goes as soon as the gateway is back, and is one of the month', async () => {
  start({ mostPerNumberAndDay: 2 });
  gateway.answer = 503;
  await person('c1', '06 12 40 78 05');
  await book(['a1'], 'c1');
  for (let look = 0; look < 60; look += 1) await pass(0.5);
  expect(gateway.asked.length).toBeGreaterThan(2);
  expect(await stateOf('a1')).toBe('waiting later 503');
  expect(await counted()).toMatchObject({ ofDay: 0, ofMonth: 0 });
  gateway.answer = 200;
  for (let look = 0; look < 60; look += 1) await pass(0.5);
  expect(await stateOf('a1')).toBe('sent');
  expect(await counted()).toMatchObject({ ofDay: 1, ofMonth: 1 });
});

it('sends what waits for a budget once the server starts with a larger one', async () => {
  start({ mostPerDay: 1 });
  for (const [index, id] of ['a1', 'a2', 'a3'].entries()) {
    await person(`c${index}`, `06 12 40 78 0${index}`);
    await book([id], `c${index}`);
  }
  await pass(3);
  const states = async () => (await Promise.all(['a1', 'a2', 'a3'].map(stateOf))).toSorted();
  expect(await states()).toEqual(['sent', 'waiting smsDay', 'waiting smsDay']);
  await sender.close();
  start({ mostPerDay: 2 });
  await sender.sendDue();
  expect(await states()).toEqual(['sent', 'sent', 'waiting smsDay']);
});

it('sends so many SMS of a site on a day and in a month, and tells how many of the month are used', async () => {
  start({ mostPerDay: 2, mostPerMonth: 3 });
  for (const [index, id] of ['a1', 'a2', 'a3', 'a4'].entries()) {
    await person(`c${index}`, `06 12 40 78 0${index}`);
    await book([id], `c${index}`);
  }
  await pass(3);
  const whys = async () => (await Promise.all(['a1', 'a2', 'a3', 'a4'].map(stateOf))).toSorted();
  expect(await whys()).toEqual(['sent', 'sent', 'waiting smsDay', 'waiting smsDay']);
  await pass(DAY_MIN);
  expect(await whys()).toEqual(['sent', 'sent', 'sent', 'waiting smsMonth']);
  // November is over a week later.
  await pass(7 * DAY_MIN);
  expect(await whys()).toEqual(['sent', 'sent', 'sent', 'sent']);
  const { messages } = await town.handlers.messages({}, desk);
  expect(messages).toHaveLength(4);
});
