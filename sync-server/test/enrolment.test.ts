import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { buildApp } from '#server/app';
import { freshId, freshToken } from '#server/lib/fresh';
import { sha256 } from '#server/lib/sha256';
import { calls } from '#shared/sync/wire/calls';

import { deviceRoutes, openCalls, served } from './support/all-routes';
import { newDeviceKey } from './support/device-key';
import { SITE } from './support/documents';
import { version } from '../../package.json';
import { testServer, type TestDevice, type TestServer } from './support/test-server';

let server: TestServer;
let desk: TestDevice;
let admin: TestDevice;

beforeEach(async () => {
  server = await testServer();
  desk = await server.enrol();
  admin = await server.enrol('Direction', { rank: 'admin' });
});
afterEach(async () => {
  vi.useRealTimers();
  await server.close();
});

const enrolBy = (code: string, publicKey = newDeviceKey().publicKey, from?: string) =>
  server.ask('POST', '/v1/enrol', {
    body: { code, deviceName: 'Guichet 2', publicKey },
    ...(from === undefined ? {} : { from }),
  });

const challengeFor = async (deviceId: string): Promise<string> =>
  calls.challenge.output.parse((await server.ask('POST', '/v1/enrol/challenge', { body: { deviceId } })).json())
    .challenge;

const offer = (deviceId: string, challenge: string, signature: string) =>
  server.ask('POST', '/v1/enrol/token', { body: { deviceId, challenge, signature } });

describe('the door', () => {
  const doors = [...deviceRoutes, ...served.filter(({ kind }) => kind !== 'page')];

  const refusedEverywhere = async (token?: string): Promise<void> => {
    for (const { method, path } of doors) {
      const url = path.replace(':id', desk.deviceId);
      const refused = await server.ask(method, url, token === undefined ? {} : { token });
      expect([refused.statusCode, refused.json().code], `${method} ${url}`).toEqual([401, 'unauthorised']);
    }
  };

  it('answers health, its description and enrolment to anyone', async () => {
    expect(openCalls.map(({ path }) => path)).toEqual([
      '/v1/health',
      '/v1/openapi.json',
      '/v1/enrol',
      '/v1/enrol/challenge',
      '/v1/enrol/token',
      '/v1/enrol/wiped',
    ]);
    const health = (await server.ask('GET', '/v1/health')).json<Record<string, unknown>>();
    expect(health).toMatchObject({ ok: true, ready: true, version });
    const lost = await server.ask('GET', '/v1/nowhere');
    expect([lost.statusCode, lost.json().code]).toEqual([404, 'notFound']);
  });

  it('is shut without a token, and with one that was made up', async () => {
    expect(doors.length).toBeGreaterThan(15);
    await refusedEverywhere();
    await refusedEverywhere('x'.repeat(43));
  });

  it('is shut to a token that ran out, to the second', async () => {
    server.time.nowMs += 3_599_999;
    expect((await desk.get('/v1/head')).statusCode).toBe(200);
    server.time.nowMs += 1;
    await refusedEverywhere(desk.token);
    expect((await desk.askToken()).statusCode).toBe(200);
  });

  it('is shut to the token of another server', async () => {
    const other = await testServer();
    const { token } = await other.enrol();
    await refusedEverywhere(token);
    await other.close();
  });

  it('is shut to a revoked device at once, and for good', async () => {
    const spare = ((await desk.askToken()).json() as { readonly token: string }).token;
    expect((await admin.post(`/v1/devices/${desk.deviceId}/revoke`, {})).json()).toEqual({
      revoked: true,
      invited: [],
    });
    await refusedEverywhere(desk.token);
    await refusedEverywhere(spare);
    const again = await desk.askToken();
    expect([again.statusCode, again.json().code]).toEqual([401, 'unauthorised']);
    expect((await admin.get('/v1/head')).statusCode).toBe(200);
  });

  it('keeps no token and no code in clear', async () => {
    const at = new Date(server.time.nowMs).toISOString();
    expect(await server.store.deviceOfToken(desk.token, at)).toBeNull();
    expect((await server.store.deviceOfToken(sha256(desk.token), at))?.id).toBe(desk.deviceId);
  });

  it('lets only the app itself in from a browser', async () => {
    const ask = (origin: string) =>
      server.app.inject({
        method: 'OPTIONS',
        url: '/v1/pull',
        headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' },
      });
    expect((await ask('guichet://app')).headers['access-control-allow-origin']).toBe('guichet://app');
    expect((await ask('https://example.org')).headers['access-control-allow-origin']).toBeUndefined();
  });
});

describe('codes', () => {
  const codeOf = async (device: TestDevice, body: object = {}): Promise<string> =>
    ((await device.post('/v1/codes', body)).json() as { readonly code: string }).code;

  it('enrol once, whatever the case and dashes they are typed with', async () => {
    const code = await codeOf(desk);
    expect(code).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/);
    const typed = ` ${code.toLowerCase().replace('-', ' ')}`;
    expect((await enrolBy(typed)).json()).toMatchObject({ siteId: SITE, series: 'K3', rank: 'desk' });
    const second = await enrolBy(typed);
    expect([second.statusCode, second.json().code]).toEqual([403, 'unknownCode']);
  });

  it('end after fifteen minutes', async () => {
    const code = await codeOf(desk);
    server.time.nowMs += 15 * 60_000;
    expect((await enrolBy(code)).statusCode).toBe(403);
  });

  it('are not used up by a key of the wrong kind', async () => {
    const code = await codeOf(desk);
    const rsa = 'MFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBAKj34GkxFhD90vcNLYLInFEX6Ppy1tPf9Cnzj4p4WGeKLs1Pt8Qu';
    for (const wrong of ['', 'nonsense', rsa]) expect((await enrolBy(code, wrong)).statusCode).toBe(400);
    expect((await enrolBy(code)).statusCode).toBe(200);
  });

  it('carry at most the rank of the device that asks', async () => {
    const refused = await desk.post('/v1/codes', { rank: 'admin' });
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'notAllowed']);
    expect((await enrolBy(await codeOf(admin))).json()).toMatchObject({ rank: 'desk' });
    expect((await enrolBy(await codeOf(admin, { rank: 'admin' }))).json()).toMatchObject({ rank: 'admin' });
  });

  it('may be asked without a body', async () => {
    expect((await server.ask('POST', '/v1/codes', { token: desk.token })).statusCode).toBe(200);
  });

  it('cannot be tried more than ten times a minute from one address', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const attempt = (from: string) => enrolBy('NOPE', newDeviceKey().publicKey, from);
    for (let count = 0; count < 10; count += 1) expect((await attempt('192.0.2.9')).statusCode).toBe(403);
    const late = await attempt('192.0.2.9');
    expect([late.statusCode, late.json().code, Number(late.headers['retry-after'])]).toEqual([429, 'tooMany', 60]);
    expect((await attempt('192.0.2.10')).statusCode).toBe(403);
    vi.setSystemTime(Date.now() + 60_000);
    expect((await attempt('192.0.2.9')).statusCode).toBe(403);
  });
});

describe('challenges', () => {
  it('look the same for a device that nobody knows, and its proof is refused in the same words', async () => {
    const shape = /^\d{13}\.[\w-]{24}\.[\w-]{43}$/;
    const stranger = await challengeFor('nobody');
    expect(stranger).toMatch(shape);
    expect(await challengeFor(desk.deviceId)).toMatch(shape);
    const unknown = await offer('nobody', stranger, desk.key.prove('nobody', stranger));
    const wrongKey = await desk.askToken(newDeviceKey());
    expect([unknown.statusCode, unknown.json()]).toEqual([wrongKey.statusCode, wrongKey.json()]);
    expect(unknown.statusCode).toBe(401);
  });

  it('give one token each, and a wrong signature does not use them up', async () => {
    const { deviceId, key } = desk;
    const challenge = await challengeFor(deviceId);
    expect((await offer(deviceId, challenge, newDeviceKey().prove(deviceId, challenge))).statusCode).toBe(401);
    expect((await offer(deviceId, challenge, 'no signature')).statusCode).toBe(401);
    expect((await offer(deviceId, challenge, key.prove(deviceId, challenge))).json()).toMatchObject({
      token: expect.stringMatching(/^[\w-]{43}$/),
      expiresAt: '2026-11-23T09:00:00.000Z',
      lifeMs: 3_600_000,
    });
    expect((await offer(deviceId, challenge, key.prove(deviceId, challenge))).statusCode).toBe(401);
  });

  it('end after a minute, and belong to one device', async () => {
    const { deviceId, key } = desk;
    const [first, second] = [await challengeFor(deviceId), await challengeFor(admin.deviceId)];
    expect((await offer(deviceId, second, key.prove(deviceId, second))).statusCode).toBe(401);
    expect((await offer(deviceId, `9${first}`, key.prove(deviceId, `9${first}`))).statusCode).toBe(401);
    server.time.nowMs += 60_000;
    expect((await offer(deviceId, first, key.prove(deviceId, first))).statusCode).toBe(401);
  });

  it('are known to every process on the same database, which give one token between them', async () => {
    const { deviceId, key } = desk;
    const beside = buildApp({
      store: server.store,
      clock: () => server.time.nowMs,
      newId: freshId,
      newToken: freshToken,
      allowedOrigins: [],
    });
    const challenge = await challengeFor(deviceId);
    const payload = { deviceId, challenge, signature: key.prove(deviceId, challenge) };
    const there = await beside.inject({ method: 'POST', url: '/v1/enrol/token', payload });
    expect(there.statusCode).toBe(200);
    expect((await offer(deviceId, challenge, payload.signature)).statusCode).toBe(401);
    const { token } = there.json() as { readonly token: string };
    expect((await server.ask('GET', '/v1/head', { token })).statusCode).toBe(200);
    await beside.close();
  });

  it('open nothing for the device of the app that embeds the server: it has no key', async () => {
    const at = new Date(server.time.nowMs).toISOString();
    const local = await server.store.renewLocalDevice({ id: 'local', siteId: SITE, tokenHash: sha256('t'), at });
    const challenge = await challengeFor(local.id);
    expect((await offer(local.id, challenge, desk.key.prove(local.id, challenge))).statusCode).toBe(401);
  });
});

describe('devices', () => {
  it('are listed for administrators only, without their keys', async () => {
    const refused = await desk.get('/v1/devices');
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'notAllowed']);
    const { devices } = calls.devices.output.parse((await admin.get('/v1/devices')).json());
    expect(devices.map(({ name, rank, series, revoked }) => [name, rank, series, revoked])).toEqual([
      ['Poste', 'desk', 'K1', false],
      ['Direction', 'admin', 'K2', false],
    ]);
    expect((await admin.get('/v1/devices')).body).not.toContain(desk.key.publicKey);
  });

  it('are revoked by administrators of their own site only', async () => {
    const foreign = await server.enrol('Ailleurs', { siteId: 'site-b' });
    const byDesk = await desk.post(`/v1/devices/${admin.deviceId}/revoke`, {});
    expect([byDesk.statusCode, byDesk.json().code]).toEqual([403, 'notAllowed']);
    for (const id of [foreign.deviceId, 'nobody']) {
      const lost = await admin.post(`/v1/devices/${id}/revoke`, {});
      expect([lost.statusCode, lost.json().code]).toEqual([404, 'notFound']);
    }
    expect((await foreign.get('/v1/head')).statusCode).toBe(200);
    expect((await admin.get('/v1/head')).statusCode).toBe(200);
  });

  it('lose their open stream with their rights', async () => {
    const url = await server.app.listen({ host: '127.0.0.1', port: 0 });
    const open = (token: string) => fetch(`${url}/v1/stream`, { headers: { authorization: `Bearer ${token}` } });
    const stream = await open(desk.token);
    expect(stream.status).toBe(200);
    await admin.post(`/v1/devices/${desk.deviceId}/revoke`, {});
    expect(await stream.text()).toBe('retry: 2000\n: open\n\n');
    expect((await open(desk.token)).status).toBe(401);
  });
});
