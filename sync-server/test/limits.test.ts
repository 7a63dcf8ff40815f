import { connect, type AddressInfo } from 'node:net';
import { promisify } from 'node:util';

import { afterEach, expect, it, vi } from 'vitest';

import { MOST_RENEWALS_PER_MINUTE } from '#server/bounds';
import { calls, STREAM_PATH } from '#shared/sync/wire/calls';

import { testServer, type TestServer } from './support/test-server';

let server: TestServer | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

it('counts the calls of each device, all routes together, and of no other', async () => {
  const started = await testServer(1, { limits: { callsPerMinute: 3 } });
  server = started;
  const [desk, other] = [await started.enrol(), await started.enrol()];
  const statuses = [];
  for (const path of ['/v1/head', '/v1/quarantine', '/v1/head']) statuses.push((await desk.get(path)).statusCode);
  const late = await desk.get('/v1/quarantine');
  expect([...statuses, late.statusCode]).toEqual([200, 200, 200, 429]);
  expect([late.json().code, Number(late.headers['retry-after']) > 0]).toEqual(['tooMany', true]);
  expect((await other.get('/v1/head')).statusCode).toBe(200);
});

it('lets a whole town hall ask for tokens from one address, and no more', async () => {
  const started = await testServer(1, { limits: { tokensPerMinute: 5 } });
  server = started;
  const ask = () => started.ask('POST', '/v1/enrol/challenge', { body: { deviceId: 'd' }, from: '192.0.2.1' });
  const statuses = [];
  for (let count = 0; count < 6; count += 1) statuses.push((await ask()).statusCode);
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
});

it('tells a desk whose token ran out so, however many strangers come from its address', async () => {
  const started = await testServer(1, { limits: { strangersPerMinute: 2 } });
  server = started;
  const desk = await started.enrol();
  const ask = async (token?: string) =>
    (await started.ask('GET', '/v1/head', { from: '192.0.2.1', ...(token === undefined ? {} : { token }) })).statusCode;
  expect([await ask(), await ask(), await ask()]).toEqual([401, 401, 429]);
  started.time.nowMs += 2 * 3_600_000;
  expect([await ask(desk.token), await ask('x'.repeat(40)), await ask('no token')]).toEqual([401, 401, 429]);
});

it('counts the renewals of a device for itself, whatever others ask from its address', async () => {
  const started = await testServer(1, { limits: { tokensPerMinute: 4 } });
  server = started;
  const [desk, other] = [await started.enrol(), await started.enrol()];
  const from = '192.0.2.1';
  started.time.nowMs += 2 * 3_600_000;
  const challengeOf = (deviceId: string, token?: string) =>
    started.ask('POST', '/v1/enrol/challenge', { body: { deviceId }, from, ...(token === undefined ? {} : { token }) });
  const statusOf = async (deviceId: string, token?: string) => (await challengeOf(deviceId, token)).statusCode;
  for (let count = 0; count < 5; count += 1) await statusOf(`unknown-${count}`);
  expect([await statusOf('unknown'), await statusOf(desk.deviceId)]).toEqual([429, 200]);
  // Knowing the id of a desk is not enough to use up its renewals: they are counted by its token, even an expired one.
  for (let count = 0; count < MOST_RENEWALS_PER_MINUTE; count += 1) await statusOf(desk.deviceId, other.token);
  expect(await statusOf(desk.deviceId, other.token)).toBe(429);
  for (let count = 0; count < MOST_RENEWALS_PER_MINUTE; count += 1) await statusOf(desk.deviceId);
  expect(await statusOf(desk.deviceId)).toBe(429);
  const { challenge } = calls.challenge.output.parse((await challengeOf(desk.deviceId, desk.token)).json());
  const proof = { deviceId: desk.deviceId, challenge, signature: desk.key.prove(desk.deviceId, challenge) };
  const renewed = await started.ask('POST', '/v1/enrol/token', { body: proof, from, token: desk.token });
  expect(renewed.statusCode).toBe(200);
});

it('says that it is busy, and when to come back, while it is short of memory', async () => {
  const started = await testServer(1, { limits: { mostHeapBytes: 1 } });
  server = started;
  await expect.poll(async () => (await started.ask('GET', '/v1/health')).statusCode).toBe(503);
  const busy = await started.ask('GET', '/v1/health');
  expect([busy.json().code, busy.headers['retry-after']]).toEqual(['busy', '5']);
});

it('counts no call whose caller hung up while the token was looked at', async () => {
  const started = await testServer(1, { limits: { callsAtOnce: 2 } });
  server = started;
  const desk = await started.enrol();
  const { app, store } = started;
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const lookUp = store.deviceOfToken;
  let goOn = (): void => undefined;
  const gate = new Promise<void>((resolve) => (goOn = resolve));
  const asked = vi.spyOn(store, 'deviceOfToken').mockImplementation(async (...args) => {
    await gate;
    return lookUp(...args);
  });
  const paths = ['/v1/head', '/v1/head', '/v1/head', STREAM_PATH];
  const sockets = paths.map((path) => {
    const socket = connect(port, '127.0.0.1').on('error', () => undefined);
    socket.write(`GET ${path} HTTP/1.1\r\nhost: a\r\nauthorization: Bearer ${desk.token}\r\n\r\n`);
    return socket;
  });
  await expect.poll(() => asked.mock.calls.length).toBe(paths.length);
  for (const socket of sockets) socket.destroy();
  const countOpen = promisify(app.server.getConnections.bind(app.server));
  await expect.poll(() => countOpen()).toBe(0);
  goOn();
  await Promise.all(asked.mock.results.map(({ value }) => value as Promise<unknown>));
  expect((await desk.get('/v1/head')).statusCode).toBe(200);
});
