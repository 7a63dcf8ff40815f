import { connect, type AddressInfo, type Socket } from 'node:net';
import { duplexPair, type Duplex } from 'node:stream';
import { setImmediate } from 'node:timers/promises';

import fastify from 'fastify';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';

import {
  HEADERS_WITHIN_MS,
  LARGE_BODY_BYTES,
  MOST_ASIDE_ROWS,
  MOST_UNREAD_ANSWERS,
  REQUEST_WITHIN_MS,
  SILENT_CONNECTION_MS,
} from '#server/bounds';
import { buildApp } from '#server/app';
import { budgetsOf } from '#server/lib/budgets';
import { freshId, freshToken } from '#server/lib/fresh';
import { openMemoryStore } from '#server/store/memory/open-memory-store';
import { limitConnections } from '#server/wire/limit-connections';
import { isBeyondShape } from '#server/wire/read-body';
import { MOST_BODY_BYTES, MOST_OPEN_BODY_BYTES } from '#shared/sync/bounds';
import { ASIDE_FULL, type WireDocument } from '#shared/sync/protocol';
import { callNames, calls } from '#shared/sync/wire/calls';
import type { Call } from '#shared/sync/wire/call';

import { citizen, event, SITE, ticket, wire } from './support/documents';
import { testServer, type TestDevice, type TestServer, type TestServerOptions } from './support/test-server';

let server: TestServer | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

const start = async (options: TestServerOptions = {}): Promise<TestServer> => (server = await testServer(1, options));

const codeOf = (answer: { readonly statusCode: number; json: <T>() => T }) => [
  answer.statusCode,
  answer.json<{ code: string }>().code,
];

const pushOf = (bytes: number) => ({
  collection: 'citizens',
  epoch: 'epoch-1',
  schemaVersion: 1,
  rows: [wire(citizen('c1', 'x'.repeat(bytes)))],
});

const openLine = async ({ app }: TestServer): Promise<Duplex> => {
  if (!app.server.listening) await app.listen({ host: '127.0.0.1', port: 0 });
  return connect((app.server.address() as AddressInfo).port, '127.0.0.1');
};

/** A line on which nothing gets through that is not read: of a socket the system takes in several megabytes all the same, on some machines many. */
const openTightLine = ({ app }: TestServer): Duplex => {
  const [ours, theirs] = duplexPair();
  theirs.once('close', () => ours.destroy());
  app.server.emit('connection', theirs);
  return ours;
};

/** A connection of a device, on which a body can come piece by piece. */
const lineTo = async (started: TestServer, { token }: TestDevice, isRead = true) => {
  const socket = isRead ? await openLine(started) : openTightLine(started);
  let heard = '';
  const read = () => void socket.on('data', (data: Buffer) => (heard += data.toString()));
  if (isRead) read();
  let isReady = false;
  socket.once('readable', () => (isReady = true));
  const headOf = (bytes: number): string =>
    `POST /v1/push HTTP/1.1\r\nhost: a\r\nauthorization: Bearer ${token}\r\ncontent-type: application/json\r\ncontent-length: ${bytes}\r\n\r\n`;
  return {
    headOf,
    write: (text: string) => void socket.write(text),
    heard: () => heard,
    isReady: () => isReady,
    /** Reads on: whether the answer comes to its end. */
    isWhole: async (): Promise<boolean> => {
      read();
      const isWhole = (): boolean => heard.includes('"hasMore"');
      await expect.poll(() => isWhole() || socket.destroyed).toBe(true);
      return isWhole();
    },
    end: () => void socket.destroy(),
  };
};

describe('bodies', () => {
  it('are small where anybody may call, and nothing larger is read, on no route', async () => {
    const { ask } = await start();
    const open = callNames.map((name): Call => calls[name]).filter((call) => call.door === 'anyone');
    const paths = [...open.filter((call) => call.method === 'POST').map((call) => call.path), '/v1/none', '/t/none'];
    expect(paths.length).toBeGreaterThan(4);
    const body = { deviceId: 'x'.repeat(MOST_OPEN_BODY_BYTES) };
    for (const path of paths)
      expect([path, ...codeOf(await ask('POST', path, { body }))]).toEqual([path, 413, 'tooLarge']);
  });

  it('of 12 MB are refused at an open route by their head alone', async () => {
    const { app } = await start();
    await app.listen({ host: '127.0.0.1', port: 0 });
    const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
    const answer = new Promise<string>((resolve) => socket.once('data', (data) => resolve(data.toString())));
    socket.write(
      'POST /v1/enrol/challenge HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 12000000\r\n\r\n{"a',
    );
    expect((await answer).split('\r\n')[0]).toContain('413');
    socket.destroy();
  });

  it('of a kiosk are small, of a push 2 MB', async () => {
    const started = await start();
    const [kiosk, desk] = [await started.enrol('Borne', { rank: 'kiosk' }), await started.enrol()];
    const long = { key: 'x'.repeat(MOST_OPEN_BODY_BYTES) };
    expect((await kiosk.post('/v1/kiosk/ticket', long)).statusCode).toBe(413);
    expect((await desk.post('/v1/issue-number', { key: 'x'.repeat(300_000) })).statusCode).toBe(413);
    expect((await desk.post('/v1/push', pushOf(MOST_BODY_BYTES))).statusCode).toBe(413);
    expect((await desk.post('/v1/push', pushOf(1_000_000))).statusCode).toBe(200);
  });

  it('beyond that are taken in to their end and dropped, so that a desk hears why on a line that goes on', async () => {
    const started = await start();
    const desk = await started.enrol();
    const line = await lineTo(started, desk);
    const body = JSON.stringify(pushOf(3 * MOST_BODY_BYTES));
    line.write(line.headOf(body.length) + body.slice(0, MOST_BODY_BYTES));
    // Another call of this device is answered meanwhile: nothing of the body is judged, and it holds nobody up.
    expect((await desk.get('/v1/head')).statusCode).toBe(200);
    expect(line.heard()).toBe('');
    line.write(body.slice(MOST_BODY_BYTES));
    await expect.poll(line.heard).toContain('"tooLarge"');
    const small = JSON.stringify(pushOf(10));
    line.write(line.headOf(small.length) + small);
    await expect.poll(line.heard).toContain('"verdicts"');
    line.end();
  });

  it('that are large come one at a time of a device; the next waits on the line, others do not', async () => {
    const started = await start();
    const [desk, other] = [await started.enrol(), await started.enrol()];
    const [first, second, third] = [
      await lineTo(started, desk),
      await lineTo(started, desk),
      await lineTo(started, other),
    ];
    const body = JSON.stringify(pushOf(LARGE_BODY_BYTES));
    let begun = 0;
    started.app.server.on('request', () => (begun += 1));
    first.write(first.headOf(body.length) + body.slice(0, 1_000));
    // Two lines of one device come in any order: the server has the head of the first before the second is written.
    await expect.poll(() => begun).toBe(1);
    expect((await desk.get('/v1/head')).statusCode).toBe(200);
    second.write(second.headOf(body.length) + body);
    third.write(third.headOf(body.length) + body);
    await expect.poll(third.heard).toContain('200 OK');
    expect((await desk.post('/v1/push', pushOf(10))).statusCode).toBe(200);
    expect(second.heard()).toBe('');
    first.write(body.slice(1_000));
    await expect.poll(second.heard).toContain('200 OK');
    // One that goes away in the middle lets the next in.
    first.write(first.headOf(body.length) + body.slice(0, 1_000));
    await expect.poll(() => begun).toBe(4);
    expect((await desk.get('/v1/head')).statusCode).toBe(200);
    first.end();
    second.write(second.headOf(body.length) + body);
    await expect.poll(() => second.heard().split('200 OK').length).toBe(3);
    for (const line of [second, third]) line.end();
  });

  it('that lie too deep are refused before they are parsed', async () => {
    const desk = await (await start()).enrol();
    const row = JSON.parse(`${'{"a":'.repeat(60)}1${'}'.repeat(60)}`) as object;
    const answer = await desk.post('/v1/push', { ...pushOf(1), rows: [{ id: 'c', _deleted: false, row }] });
    expect(codeOf(answer)).toEqual([413, 'tooLarge']);
  });

  it('have as many parts and lie as deep as the scan says, whatever their strings hold', () => {
    const depthOf = (value: unknown): number =>
      typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0;
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        const text = JSON.stringify(value);
        const depth = depthOf(value);
        expect(isBeyondShape(text, depth, text.length)).toBe(false);
        if (depth > 0) expect(isBeyondShape(text, depth - 1, text.length)).toBe(true);
      }),
    );
    expect([isBeyondShape('["[[[[,,,,\\"[[[",1]', 1, 2), isBeyondShape('[1,2,3]', 1, 2)]).toEqual([false, true]);
  });
});

it('holds few large answers for a device that reads none: the earliest line is closed for one more', async () => {
  const started = await start();
  const [desk, other] = [await started.enrol(), await started.enrol()];
  const heavy = (id: string) => {
    const more = Array.from({ length: 12 }, (_, index) =>
      event(`${id}-${index}`, index + 2, { type: 'ofTheFuture', more: 'x'.repeat(7_000) }),
    );
    return wire(ticket(id, more));
  };
  for (let count = 0; count < 48; count += 1) await desk.push('tickets', [heavy(`t${count}`)]);
  const body = JSON.stringify({ collection: 'tickets', since: null, limit: 5_000, schemaVersion: 1 });
  const ask = async (one: TestDevice) => {
    const line = await lineTo(started, one, false);
    line.write(line.headOf(body.length).replace('/v1/push', '/v1/pull') + body);
    return line;
  };
  const lines = [await ask(desk)];
  await expect.poll(() => lines[0]?.isReady()).toBe(true);
  while (lines.length <= MOST_UNREAD_ANSWERS) {
    const line = await ask(desk);
    lines.push(line);
    await expect.poll(line.isReady).toBe(true);
  }
  const theirs = await ask(other);
  expect(await Promise.all([lines[0], lines[1], theirs].map((line) => line?.isWhole()))).toEqual([false, true, true]);
  for (const line of [...lines, theirs]) line.end();
});

describe('a device', () => {
  it('has its pages made one after another, whatever another device asks for', async () => {
    const started = await start();
    const { reached } = started.store;
    const [desk, other] = [await started.enrol(), await started.enrol()];
    let [now, most] = [0, 0];
    const counted: typeof reached = async (...asked) => {
      now += 1;
      most = Math.max(most, now);
      for (let turn = 0; turn < 5; turn += 1) await setImmediate();
      const found = await reached(...asked);
      now -= 1;
      return found;
    };
    Object.assign(started.store, { reached: counted });
    const mostOf = async (devices: readonly TestDevice[]): Promise<number> => {
      most = 0;
      await Promise.all(devices.flatMap((one) => [one.pull('reference'), one.pull('tickets'), one.pull('citizens')]));
      return most;
    };
    expect([await mostOf([desk]), await mostOf([desk, other])]).toEqual([1, 2]);
  });

  it('has a budget of bytes, waits beyond it and goes on; others do not wait', async () => {
    const started = await start({ limits: { bytesPerMinute: 50_000 } });
    const [desk, other] = [await started.enrol(), await started.enrol()];
    const statuses: number[] = [];
    for (let count = 0; count < 3; count += 1) statuses.push((await desk.post('/v1/push', pushOf(20_000))).statusCode);
    expect(statuses).toEqual([200, 200, 429]);
    const late = await desk.post('/v1/push', pushOf(20_000));
    expect([late.json().code, Number(late.headers['retry-after']) > 0]).toEqual(['tooMany', true]);
    expect([
      (await desk.get('/v1/head')).statusCode,
      (await other.post('/v1/push', pushOf(20_000))).statusCode,
    ]).toEqual([200, 200]);
    started.time.nowMs += 30_000;
    expect((await desk.post('/v1/push', pushOf(20_000))).statusCode).toBe(200);
  });

  it('gets back in a minute what it may send in one, and never more', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(120), fc.nat(60_000)), { maxLength: 60 }), (steps) => {
        const budgets = budgetsOf(100);
        let nowMs = 0;
        const taken: { readonly atMs: number; readonly amount: number }[] = [];
        for (const [amount, afterMs] of steps) {
          nowMs += afterMs;
          const waitMs = budgets.take('d', amount, nowMs);
          if (waitMs === 0) taken.push({ atMs: nowMs, amount: Math.min(amount, 100) });
          else expect(budgets.take('d', amount, nowMs + waitMs)).toBe(0);
          if (waitMs > 0) {
            nowMs += waitMs;
            taken.push({ atMs: nowMs, amount: Math.min(amount, 100) });
          }
        }
        for (const { atMs } of taken) {
          const ofMinute = taken.filter((one) => one.atMs >= atMs && one.atMs < atMs + 60_000);
          expect(ofMinute.reduce((sum, one) => sum + one.amount, 0)).toBeLessThanOrEqual(201);
        }
      }),
    );
  });

  it('has so many calls answered at once, and is let in again when they are', async () => {
    const started = await start({ limits: { callsAtOnce: 3 } });
    const desk: TestDevice = await started.enrol();
    const statuses = (await Promise.all(Array.from({ length: 8 }, () => desk.get('/v1/head')))).map(
      (answer) => answer.statusCode,
    );
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(3);
    expect(statuses).toContain(429);
    expect((await desk.get('/v1/head')).statusCode).toBe(200);
  });
});

it('is told when the server keeps no more of its rows aside, an administrator sees how many, and what it may write is taken all the same', async () => {
  const started = await start();
  const desk = await started.enrol();
  const admin = await started.enrol('Direction', { rank: 'admin' });
  const withoutRoom = async () => {
    const { devices } = calls.devices.output.parse((await admin.get('/v1/devices')).json());
    return devices.map((device) => [device.id === desk.deviceId, device.withoutRoom?.rows ?? 0]);
  };
  const bad = (count: number, from = 0) =>
    Array.from({ length: count }, (_, index) => wire({ id: `t${from + index}`, siteId: SITE, events: 'none' }));
  const whyOf = async (rows: readonly WireDocument[]) =>
    new Set((await desk.push('tickets', rows)).map((one) => (one.verdict === 'quarantined' ? one.why : one.verdict)));
  const first = await whyOf(bad(MOST_ASIDE_ROWS));
  expect([first.size, first.has(ASIDE_FULL)]).toEqual([1, false]);
  expect(Math.max(...(await withoutRoom()).map(([, rows]) => Number(rows)))).toBe(0);
  expect([...(await whyOf(bad(3, MOST_ASIDE_ROWS)))]).toEqual([ASIDE_FULL]);
  expect([...(await whyOf(bad(2, MOST_ASIDE_ROWS + 3)))]).toEqual([ASIDE_FULL]);
  expect((await withoutRoom()).filter(([, rows]) => rows !== 0)).toEqual([[true, 5]]);
  expect((await desk.push('citizens', [wire(citizen('c1', 'Martin'))]))[0]?.verdict).toBe('stored');
});

describe('an address', () => {
  it('without a token, or on the way to no route, comes so often and no more', async () => {
    const started = await start({ limits: { strangersPerMinute: 3 } });
    for (const [from, path] of [
      ['192.0.2.1', '/v1/head'],
      ['192.0.2.2', '/v1/none'],
      ['192.0.2.3', '/v1/api/indicators'],
      ['192.0.2.4', '/v1/health'],
    ] as const) {
      const statuses = [];
      for (let count = 0; count < 4; count += 1) statuses.push((await started.ask('GET', path, { from })).statusCode);
      expect([path, statuses[2] === 429, statuses[3]]).toEqual([path, false, 429]);
    }
    const desk = await started.enrol();
    for (let count = 0; count < 6; count += 1)
      expect((await started.ask('GET', '/v1/head', { token: desk.token, from: '192.0.2.1' })).statusCode).toBe(200);
  });

  it('is what the connection says, unless a proxy of the list names another', async () => {
    const codesOf = async (trustedProxies: readonly string[]) => {
      const app = buildApp({
        store: openMemoryStore({ epoch: 'e' }),
        clock: () => 0,
        newId: freshId,
        newToken: freshToken,
        allowedOrigins: [],
        limits: { strangersPerMinute: 1 },
        trustedProxies,
      });
      const ask = async (via: string, of: string) => {
        const asked = { url: '/v1/health', remoteAddress: via, headers: { 'x-forwarded-for': of } };
        return (await app.inject(asked)).statusCode;
      };
      const codes = [
        await ask('10.0.0.5', '192.0.2.1'),
        await ask('10.0.0.5', '192.0.2.2'),
        await ask('10.0.0.9', '192.0.2.3'),
        await ask('10.0.0.9', '192.0.2.4'),
      ];
      await app.close();
      return codes;
    };
    expect(await codesOf([])).toEqual([200, 429, 200, 429]);
    expect(await codesOf(['10.0.0.5'])).toEqual([200, 200, 200, 429]);
  });

  const listening = async (trustedProxies: readonly string[]) => {
    const app = fastify();
    limitConnections(app, trustedProxies, 2);
    await app.listen({ host: '127.0.0.1', port: 0 });
    const { port } = app.server.address() as AddressInfo;
    const open = () => connect(port, '127.0.0.1').on('error', () => undefined);
    return { app, open };
  };
  const isAnswered = (socket: Socket): Promise<boolean> =>
    new Promise((resolve) => {
      socket.once('data', () => resolve(true));
      socket.once('close', () => resolve(false));
      socket.write('GET / HTTP/1.1\r\nhost: a\r\n\r\n');
    });

  it('has so many connections, and may open others when some are closed', async () => {
    const { app, open } = await listening(['10.0.0.0/8']);
    const first = open();
    const second = open();
    expect([await isAnswered(first), await isAnswered(second), await isAnswered(open())]).toEqual([true, true, false]);
    first.destroy();
    await expect.poll(() => isAnswered(open())).toBe(true);
    second.destroy();
    app.server.closeAllConnections();
    await app.close();
  });

  it('of a proxy that is trusted has as many as it needs: it stands for all who come through it', async () => {
    for (const trusted of ['127.0.0.1', '127.0.0.0/8']) {
      const { app, open } = await listening(['::1', trusted]);
      const sockets = [open(), open(), open()];
      expect([trusted, ...(await Promise.all(sockets.map(isAnswered)))]).toEqual([trusted, true, true, true]);
      app.server.closeAllConnections();
      await app.close();
    }
  });
});

it('gives a request so much time and no more', async () => {
  const { app } = await start();
  const { headersTimeout, requestTimeout, timeout } = app.server;
  expect([headersTimeout, requestTimeout, timeout]).toEqual([
    HEADERS_WITHIN_MS,
    REQUEST_WITHIN_MS,
    SILENT_CONNECTION_MS,
  ]);
});
