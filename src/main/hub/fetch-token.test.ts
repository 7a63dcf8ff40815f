import { createPublicKey, verify } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { calls } from '#shared/sync/wire/calls';
import { tokenProof } from '#shared/sync/wire/device-calls';
import { makeDeviceKey, signWith } from './device-key';
import { noLine } from '../feed/testing/no-line';
import { fetchToken } from './fetch-token';

let server: Server | null = null;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = null;
});

type Reply = readonly [status: number, body: object];

/** A server that answers each path by a function of what was sent. */
const listening = async (answer: (path: string, sent: unknown, authorization: string) => Reply): Promise<string> => {
  const started = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      const [status, body] = answer(request.url ?? '', JSON.parse(text), request.headers.authorization ?? '');
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  server = started;
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(started.address() as AddressInfo).port}`;
};

const key = makeDeviceKey();
const given = { token: 't', expiresAt: '2026-11-23T09:00:00.000Z', lifeMs: 3_600_000 };
const challenge: Reply = [200, { challenge: 'c' }];
const ask = (baseUrl: string, privateKey = key.privateKey) =>
  fetchToken({ baseUrl, line: noLine, deviceId: 'd', privateKey, token: 'old' });

test('a station proves by its key that it is itself', async () => {
  const url = await listening((path, sent, authorization) => {
    // By the token that it has, it is counted apart from its neighbours.
    if (authorization !== 'Bearer old') return [429, { code: 'tooMany', message: '' }];
    if (path === '/v1/enrol/challenge') return challenge;
    const { deviceId, signature, challenge: signed } = calls.token.input.parse(sent);
    const publicKey = createPublicKey({ key: Buffer.from(key.publicKey, 'base64url'), format: 'der', type: 'spki' });
    const text = Buffer.from(tokenProof(deviceId, signed));
    const good = signed === 'c' && verify(null, text, publicKey, Buffer.from(signature, 'base64url'));
    return good ? [200, given] : [401, { code: 'unauthorised', message: '' }];
  });
  expect(await ask(url)).toEqual({ ok: true, value: given });
  expect(await ask(url, makeDeviceKey().privateKey)).toEqual({ ok: false, reason: 'refused' });
  expect(await ask(url, 'damaged')).toEqual({ ok: false, reason: 'refused' });
});

test.each<readonly [string, Reply, Reply, string]>([
  ['no challenge', [500, { code: 'fault', message: '' }], [200, given], 'unreachable'],
  ['a busy server', challenge, [503, { code: 'busy', message: '' }], 'unreachable'],
  ['an answer that is none', challenge, [200, { hello: 1 }], 'unreachable'],
  ['a refusal', challenge, [401, { code: 'unauthorised', message: '' }], 'refused'],
  ['the word that this station erases what it holds', challenge, [401, { code: 'wiped', message: '' }], 'wiped'],
  ['that word where nobody was asked who this is', [401, { code: 'wiped', message: '' }], [200, given], 'unreachable'],
  ['that word in another answer', challenge, [403, { code: 'wiped', message: '' }], 'unreachable'],
])('%s', async (_what, first, second, reason) => {
  const url = await listening((path) => (path === '/v1/enrol/challenge' ? first : second));
  expect(await ask(url)).toEqual({ ok: false, reason });
});

test('nobody there is unreachable', async () => {
  const url = await listening(() => challenge);
  await new Promise((resolve) => server?.close(resolve));
  expect(await ask(url)).toEqual({ ok: false, reason: 'unreachable' });
});

test('a key that cannot be read signs nothing', () => {
  expect(signWith('damaged', 'x')).toBeNull();
  expect(signWith(key.privateKey, 'x')).toMatch(/^[\w-]{86}$/);
});
