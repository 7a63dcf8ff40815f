import { afterEach, expect, it } from 'vitest';

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

it('says that it is busy, and when to come back, while it is short of memory', async () => {
  const started = await testServer(1, { limits: { mostHeapBytes: 1 } });
  server = started;
  await expect.poll(async () => (await started.ask('GET', '/v1/health')).statusCode).toBe(503);
  const busy = await started.ask('GET', '/v1/health');
  expect([busy.json().code, busy.headers['retry-after']]).toEqual(['busy', '5']);
});
