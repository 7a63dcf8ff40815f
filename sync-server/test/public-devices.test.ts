import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { DeviceRank } from '#server/store/port';
import { calls } from '#shared/sync/wire/calls';

import { deviceRoutes } from './support/all-routes';
import { citizen, SITE, ticket, wire } from './support/documents';
import { newDeviceKey } from './support/device-key';
import { testServer, type TestDevice, type TestServer } from './support/test-server';

let server: TestServer;
let desk: TestDevice;

beforeEach(async () => {
  server = await testServer();
  desk = await server.enrol();
});
afterEach(() => server.close());

const KIOSK_CALLS = ['ticket', 'check-in', 'undo', 'help', 'service', 'feedback'].map(
  (name) => `POST /v1/kiosk/${name}`,
);
const open: Readonly<Record<'display' | 'kiosk', readonly string[]>> = {
  display: ['GET /v1/publication', 'GET /v1/stream'],
  kiosk: ['GET /v1/publication', ...KIOSK_CALLS, 'GET /v1/stream'],
};

/** What comes of a call with an empty body: only a closed door answers `notAllowed`. */
const ask = async (device: TestDevice, method: string, path: string): Promise<string> => {
  const url = path.replace(':id', 'any');
  const answer = method === 'GET' ? await device.get(url) : await device.post(url, {});
  return answer.statusCode === 200 ? 'ok' : `${answer.statusCode} ${answer.json<{ code: string }>().code}`;
};

describe.each(['display', 'kiosk'] as const)('a device of rank %s', (rank) => {
  it('is refused at every route but its own', async () => {
    const device = await server.enrol('Écran', { rank });
    expect(deviceRoutes.length).toBeGreaterThan(25);
    for (const route of deviceRoutes) {
      const name = `${route.method} ${route.path}`;
      if (open[rank].includes(name)) continue;
      expect([name, await ask(device, route.method, route.path)]).toEqual([name, '403 notAllowed']);
    }
  });

  it('is let in where it belongs, and renews its token', async () => {
    const device = await server.enrol('Écran', { rank });
    // A stream never ends, so it is heard elsewhere (publication-feed.test.ts).
    for (const name of open[rank].filter((one) => !one.endsWith('/stream'))) {
      const [method = '', path = ''] = name.split(' ');
      expect([name, await ask(device, method, path)]).toEqual([name, method === 'GET' ? 'ok' : '400 badRequest']);
    }
    expect((await device.askToken()).statusCode).toBe(200);
  });

  it('neither reads nor writes a document, whatever it tries', async () => {
    const device = await server.enrol('Écran', { rank });
    await desk.push('citizens', [wire(citizen('c1', 'Martin'))]);
    const head = await server.store.head(SITE);
    const body = { collection: 'citizens', epoch: server.store.epoch, schemaVersion: 1 };
    for (const [path, more] of [
      ['/v1/pull', { since: null, limit: 10 }],
      ['/v1/fetch', { ids: ['c1'] }],
      ['/v1/digest', { after: '', fromDay: '', limit: 10 }],
      ['/v1/push', { rows: [wire(citizen('c2', 'Durand'))] }],
    ] as const) {
      const answer = await device.post(path, { ...body, ...more });
      expect(answer.statusCode).toBe(403);
      expect(answer.body).not.toContain('Martin');
    }
    await device.post('/v1/push', { ...body, collection: 'tickets', rows: [wire(ticket('t1'))] });
    expect(await server.store.head(SITE)).toBe(head);
  });
});

it('opens the calls of a kiosk to kiosks alone', async () => {
  const admin = await server.enrol('Direction', { rank: 'admin' });
  for (const device of [desk, admin, await server.enrol('Écran', { rank: 'display' })])
    for (const name of KIOSK_CALLS) expect(await ask(device, 'POST', name.split(' ')[1] ?? '')).toBe('403 notAllowed');
});

it('lets every device of the staff read what the screens show', async () => {
  const admin = await server.enrol('Direction', { rank: 'admin' });
  for (const device of [desk, admin]) expect(await ask(device, 'GET', '/v1/publication')).toBe('ok');
});

it('lets a desk invite a screen or a kiosk, which is then no more than that', async () => {
  for (const rank of ['display', 'kiosk'] as const satisfies readonly DeviceRank[]) {
    const { code } = calls.makeCode.output.parse((await desk.post('/v1/codes', { rank })).json());
    const { publicKey } = newDeviceKey();
    const body = { code, deviceName: 'Écran', publicKey };
    expect(calls.enrol.output.parse((await server.ask('POST', '/v1/enrol', { body })).json()).rank).toBe(rank);
  }
  expect((await desk.post('/v1/codes', { rank: 'admin' })).statusCode).toBe(403);
});
