import { afterEach, beforeEach, expect, it } from 'vitest';

import { calls } from '#shared/sync/wire/calls';
import { wipedProof } from '#shared/sync/wire/device-calls';

import { newDeviceKey, type DeviceKey } from './support/device-key';
import { SITE } from './support/documents';
import { testServer, type TestDevice, type TestServer } from './support/test-server';

let server: TestServer;
let admin: TestDevice;
let lost: TestDevice;
beforeEach(async () => {
  server = await testServer(1, { embeds: () => true });
  admin = await server.enrol('Administration', { rank: 'admin' });
  lost = await server.enrol('Accueil');
});
afterEach(() => server.close());

const wipe = (device: TestDevice, by = admin) => by.post(`/v1/devices/${device.deviceId}/wipe`, {});
const codeOf = async (answer: ReturnType<TestDevice['get']>): Promise<unknown[]> => {
  const { statusCode, json } = await answer;
  return [statusCode, (json() as { readonly code?: string }).code];
};
const listed = async (device: TestDevice) =>
  calls.devices.output.parse((await admin.get('/v1/devices')).json()).devices.find(({ id }) => id === device.deviceId);
const journal = async () =>
  (await server.store.journalLines(SITE, 0, 999)).map(({ kind, subject, deviceId, count }) => [
    kind,
    subject,
    deviceId,
    count,
  ]);

/** A device says that it erased what it held, by its own key or another one. */
const sayWiped = async (
  { deviceId, key: own }: TestDevice,
  { key = own, unsent = 0, text = wipedProof }: { key?: DeviceKey; unsent?: number; text?: typeof wipedProof } = {},
) => {
  const asked = await server.ask('POST', '/v1/enrol/challenge', { body: { deviceId } });
  const { challenge } = calls.challenge.output.parse(asked.json());
  const signature = key.sign(text(deviceId, challenge));
  return server.ask('POST', '/v1/enrol/wiped', { body: { deviceId, challenge, signature, unsent } });
};

it('tells a device that it shall erase what it holds once it proved who it is, again and again, and nobody else', async () => {
  expect((await wipe(lost)).json()).toMatchObject({ revoked: true });
  // A token opens nothing, and does not say why.
  expect(await codeOf(lost.get('/v1/head'))).toEqual([401, 'unauthorised']);
  expect(await codeOf(lost.askToken(newDeviceKey()))).toEqual([401, 'unauthorised']);
  expect(await codeOf(lost.askToken())).toEqual([401, 'wiped']);
  server.time.nowMs += 30 * 86_400_000;
  expect(await codeOf(lost.askToken())).toEqual([401, 'wiped']);
});

it('does not tell it to a device that only lost its access, and tells it once somebody asks for it later', async () => {
  await admin.post(`/v1/devices/${lost.deviceId}/revoke`, {});
  expect(await codeOf(lost.askToken())).toEqual([401, 'unauthorised']);
  expect(await listed(lost)).not.toHaveProperty('wipe');
  await wipe(lost);
  expect(await codeOf(lost.askToken())).toEqual([401, 'wiped']);
});

it('lists since when, and when the device said that it is done, which it alone can say', async () => {
  const askedAt = new Date(server.time.nowMs).toISOString();
  await wipe(lost);
  expect(await listed(lost)).toMatchObject({ revoked: true, wipe: { askedAt, doneAt: '' } });
  server.time.nowMs += 600_000;
  const wrong = [
    { key: newDeviceKey() },
    { text: (id: string, challenge: string) => `guichet token\n${id}\n${challenge}` },
  ];
  for (const one of wrong) expect((await sayWiped(lost, one)).statusCode).toBe(401);
  expect((await sayWiped(admin)).statusCode).toBe(401);
  expect(await listed(lost)).toMatchObject({ wipe: { doneAt: '' } });
  const doneAt = new Date(server.time.nowMs).toISOString();
  expect((await sayWiped(lost, { unsent: 3 })).statusCode).toBe(200);
  server.time.nowMs += 600_000;
  expect((await sayWiped(lost, { unsent: 9 })).statusCode).toBe(200);
  expect(await listed(lost)).toMatchObject({ wipe: { askedAt, doneAt } });
  // A copy of its disk that comes back later.
  expect(await codeOf(lost.askToken())).toEqual([401, 'wiped']);
  expect((await journal()).slice(-2)).toEqual([
    ['settingsWritten', `deviceWipe ${lost.deviceId}`, admin.deviceId, 0],
    ['settingsWritten', `deviceWiped ${lost.deviceId}`, lost.deviceId, 3],
  ]);
});

it('is asked for by administrators alone, not twice in the journal, and not of a device of another site', async () => {
  const other = await server.enrol('Ailleurs', { siteId: 'other-site' });
  expect(await codeOf(wipe(admin, lost))).toEqual([403, 'notAllowed']);
  expect(await codeOf(wipe(other))).toEqual([404, 'notFound']);
  expect(await codeOf(other.get('/v1/head'))).not.toContain('unauthorised');
  for (let time = 0; time < 2; time += 1) expect((await wipe(lost)).statusCode).toBe(200);
  expect((await journal()).filter(([, subject]) => String(subject).startsWith('deviceWipe'))).toHaveLength(1);
});

it('leaves the last device of an administrator and the app that holds the server alone', async () => {
  const local = { id: 'local', siteId: SITE, tokenHash: 'x', at: new Date(server.time.nowMs).toISOString() };
  expect(await codeOf(wipe(admin))).toEqual([409, 'lastAdmin']);
  await server.store.renewLocalDevice(local);
  expect(await codeOf(admin.post('/v1/devices/local/wipe', {}))).toEqual([403, 'notAllowed']);
  expect((await server.store.device('local'))?.revoked).toBe(false);
  expect((await server.store.wipes(SITE)).size).toBe(0);
});
