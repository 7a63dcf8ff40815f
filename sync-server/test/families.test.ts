import { afterEach, beforeEach, expect, it } from 'vitest';

import { MOST_DEVICES_OF_FAMILY, MOST_NEW_TICKETS, MOST_NUMBERS_PER_HOUR, MOST_RESERVATIONS } from '#server/bounds';
import { familiesIn } from '#server/store/families';
import type { DeviceRank, ListedDevice } from '#server/store/port';
import { MOST_EVENTS_OF_DEVICE } from '#shared/domain/rows/row-bounds';
import { logOf } from '#shared/sync/merge-document';
import { SCHEMA_VERSION, type WireDocument } from '#shared/sync/protocol';
import { calls } from '#shared/sync/wire/calls';

import { newDeviceKey } from './support/device-key';
import { calledEvent, citizen, DAY, event, SITE, ticket, wire } from './support/documents';
import { device } from './support/test-core';
import { testServer, type TestDevice, type TestServer } from './support/test-server';

let server: TestServer;
beforeEach(async () => {
  server = await testServer(40, { limits: { callsPerMinute: 1_000_000 } });
});
afterEach(() => server.close());

type Post = TestDevice['post'];

const enrolBy = async (post: Post): Promise<Post> => {
  const { code } = calls.makeCode.output.parse((await post('/v1/codes', {})).json());
  const key = newDeviceKey();
  const { ask } = server;
  const body = { code, deviceName: 'Poste', publicKey: key.publicKey };
  const { deviceId } = calls.enrol.output.parse((await ask('POST', '/v1/enrol', { body })).json());
  const { challenge } = calls.challenge.output.parse(
    (await ask('POST', '/v1/enrol/challenge', { body: { deviceId } })).json(),
  );
  const proof = { deviceId, challenge, signature: key.prove(deviceId, challenge) };
  const { token } = calls.token.output.parse((await ask('POST', '/v1/enrol/token', { body: proof })).json());
  return (path, payload) => ask('POST', path, { token, body: payload });
};

const pushBy = (post: Post, collection: string, rows: readonly WireDocument[]) =>
  post('/v1/push', { collection, epoch: server.store.epoch, schemaVersion: SCHEMA_VERSION, rows });

const codeOf = (answer: Awaited<ReturnType<Post>>): string => answer.json<{ code?: string }>().code ?? '';

it('ends a family at administrators and those that they invited, whatever a store says of who invited whom', () => {
  const listed = (id: string, invitedBy: string, rank: DeviceRank = 'desk'): ListedDevice => ({
    ...device(id, rank),
    enrolledAt: '',
    seenAt: '',
    invitedBy,
  });
  const families = familiesIn([
    listed('mairie', '', 'admin'),
    listed('accueil', 'mairie'),
    listed('borne', 'accueil', 'kiosk'),
    listed('écran', 'borne', 'display'),
    listed('annexe', 'mairie', 'admin'),
    listed('guichet', 'annexe'),
    listed('old', ''),
    listed('x', 'y'),
    listed('y', 'x'),
  ]);
  expect(['mairie', 'accueil', 'écran', 'annexe', 'guichet', 'old'].map((id) => families.get(id))).toEqual([
    ['mairie'],
    ['accueil', 'borne', 'écran'],
    ['accueil', 'borne', 'écran'],
    ['annexe'],
    ['guichet'],
    ['old'],
  ]);
  expect([families.get('x'), families.get('y')].every((family) => family !== undefined)).toBe(true);
});

it('counts the events of a device in a document together with those of the devices that it invited', async () => {
  const honest = await server.enrol('Accueil');
  await honest.push('tickets', [wire(ticket('t1'))]);
  const first = (await server.enrol('Poste')).post;
  const family = [first, await enrolBy(first), await enrolBy(first)];
  const whys: string[] = [];
  for (const [who, post] of family.entries()) {
    const stored = (await honest.pull('tickets')).documents[0] as WireDocument;
    let n = logOf(stored).length;
    const more = Array.from({ length: (MOST_EVENTS_OF_DEVICE * 3) / 4 }, (_, index) =>
      event(`e${who}-${index}`, (n += 1), { type: 'recalled' }),
    );
    const row = { ...stored, events: [...logOf(stored), ...more] };
    const { verdicts } = calls.push.output.parse((await pushBy(post, 'tickets', [row])).json());
    whys.push(verdicts[0]?.verdict === 'quarantined' ? verdicts[0].why : 'taken');
  }
  expect(whys).toEqual(['taken', 'tooManyEvents', 'tooManyEvents']);
  const stored = (await honest.pull('tickets')).documents[0] as WireDocument;
  const called = { ...stored, events: [...logOf(stored), calledEvent('c1', logOf(stored).length + 1, 'desk-1')] };
  expect((await honest.push('tickets', [called]))[0]?.verdict).not.toBe('quarantined');
});

it('counts numbers and places that are held of a device together with those of the devices that it invited', async () => {
  const first = (await server.enrol('Poste')).post;
  const second = await enrolBy(first);
  const number = async (post: Post, key: string) =>
    (await post('/v1/issue-number', { key, day: DAY, series: 'A' })).statusCode;
  for (let index = 0; index < MOST_NUMBERS_PER_HOUR / 2; index += 1)
    for (const [who, post] of [first, second].entries()) await number(post, `k${who}-${index}`);
  expect([await number(first, 'late-1'), await number(second, 'late-2')]).toEqual([429, 429]);
  const reserve = (post: Post, index: number) => {
    const time = `${String(9 + (Math.floor(index / 3) % 8)).padStart(2, '0')}:${(index % 3) * 2}0`;
    const place = { day: DAY, time, durationMin: 20, deskId: `desk-${index}`, reasonId: 'reason-deposit' };
    return post('/v1/reserve-slot', { key: `r${index}`, appointmentId: `a${index}`, place });
  };
  let held = 0;
  for (; held < MOST_RESERVATIONS; held += 1)
    expect((await reserve(held % 2 === 0 ? first : second, held)).json()).toMatchObject({ granted: true });
  expect([codeOf(await reserve(first, held)), codeOf(await reserve(second, held))]).toEqual(['tooMany', 'tooMany']);
  expect(await number((await server.enrol('Accueil')).post, 'other')).toBe(200);
}, 60_000);

it('lets a device that is none of an administrator invite so many, those that they invite included', async () => {
  const first = (await server.enrol('Poste')).post;
  let newest = first;
  for (let count = 1; count < MOST_DEVICES_OF_FAMILY; count += 1) newest = await enrolBy(newest);
  expect([codeOf(await newest('/v1/codes', {})), codeOf(await first('/v1/codes', {}))]).toEqual([
    'notAllowed',
    'notAllowed',
  ]);
  const admin = (await server.enrol('Administration', { rank: 'admin' })).post;
  const invited = [await enrolBy(admin), await enrolBy(admin)];
  for (const post of invited) expect((await post('/v1/codes', {})).statusCode).toBe(200);
});

it('takes so many new documents of a family in six hours; what is beyond waits, and what is known goes on', async () => {
  const desk = await server.enrol('Poste');
  const tickets = (from: number, count: number) =>
    Array.from({ length: count }, (_, index) => wire(ticket(`t${from + index}`)));
  const half = MOST_NEW_TICKETS / 2;
  expect((await pushBy(desk.post, 'tickets', tickets(0, half))).statusCode).toBe(200);
  const other = await enrolBy(desk.post);
  expect((await pushBy(other, 'tickets', tickets(half, half))).statusCode).toBe(200);
  const late = await pushBy(desk.post, 'tickets', tickets(2 * half, 2));
  expect([late.statusCode, codeOf(late), Number(late.headers['retry-after']) > 0]).toEqual([429, 'tooMany', true]);
  expect((await server.store.page(SITE, 'tickets', 0, 5_000)).bodies).toHaveLength(2 * half);
  const known = wire(ticket('t0'));
  const called = { ...known, events: [...logOf(known), calledEvent('c1', 2, 'desk-1')] };
  expect((await pushBy(desk.post, 'tickets', [called])).statusCode).toBe(200);
  expect((await desk.push('citizens', [wire(citizen('c1', 'Éluard'))]))[0]?.verdict).toBe('stored');
  expect((await (await server.enrol('Accueil')).push('tickets', tickets(9_000, 1)))[0]?.verdict).toBe('stored');
  server.time.nowMs += 60_000;
  expect((await pushBy(desk.post, 'tickets', tickets(2 * half, 2))).statusCode).toBe(200);
}, 60_000);
