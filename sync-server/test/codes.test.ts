import { afterEach, beforeEach, expect, it } from 'vitest';

import { calls } from '#shared/sync/wire/calls';
import { issueCode } from '#server/devices/one-time-code';
import type { DeviceRank } from '#server/store/port';

import { newDeviceKey } from './support/device-key';
import { SITE } from './support/documents';
import { testServer, type TestDevice, type TestServer } from './support/test-server';

let server: TestServer;
let admin: TestDevice;
let isEmbedded: boolean;
beforeEach(async () => {
  isEmbedded = false;
  server = await testServer(1, { embeds: () => isEmbedded });
  admin = await server.enrol('Administration', { rank: 'admin' });
});
afterEach(() => server.close());

const makeCode = async (device: TestDevice, rank: DeviceRank = 'desk'): Promise<string> => {
  // They are listed in the order in which they were made.
  server.time.nowMs += 1_000;
  return calls.makeCode.output.parse((await device.post('/v1/codes', { rank })).json()).code;
};

const enrolBy = (code: string) =>
  server.ask('POST', '/v1/enrol', { body: { code, deviceName: 'Poste', publicKey: newDeviceKey().publicKey } });

const openOf = async (device: TestDevice) => calls.codes.output.parse((await device.get('/v1/codes')).json()).codes;

it('opens three codes at a site, and a fourth when one is used, ended or late', async () => {
  const desk = await server.enrol('Accueil');
  const first = await makeCode(admin);
  await makeCode(admin, 'kiosk');
  await makeCode(desk);
  const fourth = await desk.post('/v1/codes', {});
  expect([fourth.statusCode, fourth.json().code]).toEqual([409, 'codesOpen']);
  expect((await openOf(desk)).map(({ rank, madeByName }) => [rank, madeByName])).toEqual([
    ['desk', 'Administration'],
    ['kiosk', 'Administration'],
    ['desk', 'Accueil'],
  ]);
  expect(JSON.stringify(await openOf(desk))).not.toContain(first.slice(0, 4));

  expect((await enrolBy(first)).statusCode).toBe(200);
  await makeCode(admin);
  const [kiosk, own] = await openOf(desk);
  expect((await desk.post(`/v1/codes/${kiosk?.id}/end`, {})).json().code).toBe('notAllowed');
  expect((await desk.post(`/v1/codes/${own?.id}/end`, {})).statusCode).toBe(200);
  expect((await admin.post(`/v1/codes/${kiosk?.id}/end`, {})).statusCode).toBe(200);
  expect((await admin.post(`/v1/codes/${kiosk?.id}/end`, {})).json().code).toBe('notFound');
  expect(await openOf(admin)).toHaveLength(1);
  server.time.nowMs += 16 * 60_000;
  expect(await openOf(admin)).toEqual([]);
});

it('lets the oldest code of a desk give way to an administrator: no desk keeps others from joining', async () => {
  const desk = await server.enrol('Accueil');
  const [first, second] = [await makeCode(desk), await makeCode(desk)];
  await makeCode(desk);
  expect((await desk.post('/v1/codes', {})).json().code).toBe('codesOpen');
  const own = await makeCode(admin);
  expect((await openOf(admin)).map(({ madeByName }) => madeByName)).toEqual(['Accueil', 'Accueil', 'Administration']);
  const statuses = [];
  for (const code of [first, second, own]) statuses.push((await enrolBy(code)).statusCode);
  expect(statuses).toEqual([403, 200, 200]);
  for (let count = 0; count < 3; count += 1) await makeCode(admin);
  expect((await admin.post('/v1/codes', {})).json().code).toBe('codesOpen');
});

it('ends the codes of a device that is shut out, and tells who came by them', async () => {
  const thief = await server.enrol('Poste volé');
  const { deviceId } = calls.enrol.output.parse((await enrolBy(await makeCode(thief))).json());
  const open = await makeCode(thief);
  const answer = await admin.post(`/v1/devices/${thief.deviceId}/revoke`, {});
  expect(calls.revokeDevice.output.parse(answer.json())).toEqual({
    revoked: true,
    invited: [{ id: deviceId, name: 'Poste', rank: 'desk' }],
  });
  const late = await enrolBy(open);
  expect([late.statusCode, late.json().code]).toEqual([403, 'unknownCode']);
  const listed = calls.devices.output.parse((await admin.get('/v1/devices')).json()).devices;
  expect(listed.find(({ id }) => id === deviceId)?.invitedBy).toBe(thief.deviceId);
});

it('notes that a machine joined by a code of the server itself', async () => {
  const { code } = await issueCode(
    { store: server.store, mark: () => Promise.resolve('') },
    SITE,
    'desk',
    server.time.nowMs,
  );
  const { deviceId } = calls.enrol.output.parse((await enrolBy(code)).json());
  const listed = calls.devices.output.parse((await admin.get('/v1/devices')).json()).devices;
  expect(listed.find(({ id }) => id === deviceId)?.invitedBy).toBe('server');
});

it('keeps the only device of an administrator, until there is another', async () => {
  const revoke = async (id: string) => (await admin.post(`/v1/devices/${id}/revoke`, {})).json();
  expect((await revoke(admin.deviceId)).code).toBe('lastAdmin');
  expect((await admin.get('/v1/devices')).statusCode).toBe(200);
  const second = await server.enrol('Direction', { rank: 'admin' });
  expect(await revoke(admin.deviceId)).toMatchObject({ revoked: true });
  expect((await second.post(`/v1/devices/${second.deviceId}/revoke`, {})).json().code).toBe('lastAdmin');
});

it('counts the device of the app that embedded the server only where one does', async () => {
  const at = new Date(server.time.nowMs).toISOString();
  const local = { id: 'local', siteId: SITE, tokenHash: 'x', at };
  await server.store.renewLocalDevice(local);
  const revoke = async () => (await admin.post(`/v1/devices/${admin.deviceId}/revoke`, {})).json();
  expect((await revoke()).code).toBe('lastAdmin');
  isEmbedded = true;
  expect(await revoke()).toMatchObject({ revoked: true });
});

it('keeps one of two administrators who shut each other out at once', async () => {
  const second = await server.enrol('Direction', { rank: 'admin' });
  const answers = await Promise.all([
    admin.post(`/v1/devices/${second.deviceId}/revoke`, {}),
    second.post(`/v1/devices/${admin.deviceId}/revoke`, {}),
  ]);
  expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
  const left = (await server.store.listDevices(SITE)).filter(({ rank, revoked }) => rank === 'admin' && !revoked);
  expect(left).toHaveLength(1);
});
