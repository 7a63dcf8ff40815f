import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';

import { calls } from '#shared/sync/wire/calls';

import { deepJson } from './bodies';
import { sleep, type AttackStart } from './hostile-desk';
import { callHttp, loopback, type HttpCall } from '../support/http-call';
import { countAnswer, type Tally } from './tally';

const sockets = 6;
const betweenCallsMs = 4;
const silentSockets = 40;
const giant = Buffer.alloc(12 * 1024 * 1024, 'x');

const openRoutes = [
  ...Object.values(calls).filter(({ door }) => door === 'anyone'),
  { method: 'POST', path: calls.kioskTicket.path },
  { method: 'GET', path: calls.publication.path },
  { method: 'POST', path: calls.push.path },
  { method: 'GET', path: '/t/AAAAAAAAAAAAAAAAAAAAAA' },
  { method: 'POST', path: '/t/AAAAAAAAAAAAAAAAAAAAAA/feedback' },
  { method: 'GET', path: '/v1/calendar/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.ics' },
  { method: 'GET', path: '/v1/api/requests?limit=1000' },
  { method: 'GET', path: '/v1/nowhere/../..%2f%00' },
] as const;

const small = [
  '{}',
  '{"deviceId":"nobody"}',
  '{"deviceId":"nobody","challenge":"x","signature":"x"}',
  '{"code":"AAAA-AAAA","deviceName":"x","publicKey":"x"}',
  'null',
  '{',
  deepJson(1_500),
  '{"__proto__":{"deviceId":1}}',
] as const;

const flooding = async ({ url, endMs }: AttackStart, tally: Tally, line: number): Promise<void> => {
  for (let turn = line * 7; Date.now() < endMs; turn += 1) {
    const route = openRoutes[turn % openRoutes.length] ?? openRoutes[0];
    const isGiant = turn % 41 === 0;
    const body = isGiant ? giant : small[Math.floor(turn / openRoutes.length) % small.length];
    const call: HttpCall = {
      url: url + route.path,
      method: route.method,
      // Each line changes its address now and then, as many phones and programs would have.
      from: loopback(line + sockets * (Math.floor(turn / 500) % 20)),
      isChunked: turn % 82 === 0,
      ...(route.method === 'GET' && !isGiant ? {} : { body: body ?? '' }),
    };
    const { status, text } = await callHttp(call);
    tally.openCalls += 1;
    countAnswer(tally, route.path, status, text);
    await sleep(betweenCallsMs);
  }
};

/** Connections that begin to ask and never end. */
const keepSilent = (port: number): (() => void) => {
  const open = Array.from({ length: silentSockets }, (_, index) => {
    const from = loopback(200 + (index % 20));
    const socket = connect({ host: '127.0.0.1', port, ...(from === '' ? {} : { localAddress: from }) });
    socket.on('error', () => undefined);
    socket.write(index % 2 ? 'POST /v1/push HTTP/1.1\r\nhost: x\r\n' : 'GET /v1/hea');
    return socket;
  });
  return () => {
    for (const socket of open) socket.destroy();
  };
};

/** Where a stranger who speaks TLS stops: behind the first byte, in the middle of a handshake, behind it, in the head of a call. */
const stops = [1, 120, 'handshake', 'call'] as const;
const stoppedAtOnce = 20;
const betweenHandshakesMs = 15;

/** The beginning of what a client says first: the head of a record of 512 bytes with as much of a handshake. */
const halfHello = Buffer.concat([Buffer.from([0x16, 3, 1, 2, 0, 1, 0, 1, 0xfc, 3, 3]), Buffer.alloc(200, 7)]);

/** Begins to speak TLS, stops in the middle and leaves the connection open, until the end; the oldest is broken off for the next. */
const stopInTheMiddle = async ({ url, endMs }: AttackStart, tally: Tally): Promise<void> => {
  const port = Number(new URL(url).port);
  const open: { readonly destroy: () => unknown }[] = [];
  for (let turn = 0; Date.now() < endMs; turn += 1) {
    const from = loopback(230 + (turn % 20));
    const where = { host: '127.0.0.1', port, ...(from === '' ? {} : { localAddress: from }) };
    const stop = stops[turn % stops.length] ?? 1;
    if (typeof stop === 'number') {
      const socket = connect(where).on('error', () => undefined);
      socket.write(halfHello.subarray(0, stop));
      open.push(socket);
    } else {
      const socket = connectTls({ ...where, rejectUnauthorized: false }).on('error', () => undefined);
      socket.once('secureConnect', () => {
        tally.handshakes += 1;
        if (stop === 'call') socket.write('POST /v1/push HTTP/1.1\r\nhost: x\r\ncontent-le');
      });
      open.push(socket);
    }
    if (open.length > stoppedAtOnce) open.shift()?.destroy();
    await sleep(betweenHandshakesMs);
  }
  for (const socket of open) socket.destroy();
};

/** Strangers without any token on several sockets, until the end. */
export const floodOpenRoutes = async (start: AttackStart, tally: Tally): Promise<void> => {
  const release = keepSilent(Number(new URL(start.url).port));
  await Promise.all([
    ...Array.from({ length: sockets }, (_, line) => flooding(start, tally, line)),
    stopInTheMiddle(start, tally),
  ]);
  release();
};
