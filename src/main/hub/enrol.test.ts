import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { noLine } from '../feed/testing/no-line';
import { enrol } from './enrol';

let server: Server | null = null;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = null;
});

const listening = async (listener: RequestListener): Promise<string> => {
  const started = createServer(listener);
  server = started;
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(started.address() as AddressInfo).port}`;
};
const answering = (status: number, body: string): Promise<string> =>
  listening((_request, response) => response.writeHead(status, { 'Content-Type': 'application/json' }).end(body));

const identity = { deviceId: 'd', siteId: 's', series: 'K2', rank: 'desk' };
const applicant = (code: string) => ({ code, deviceName: 'Accueil 1', publicKey: 'k' });

test('a good code gives the identity, and the server gets what it needs', async () => {
  let got = '';
  const url = await listening((request, response) => {
    request.on('data', (chunk: Buffer) => (got += chunk.toString()));
    request.on('end', () => response.end(JSON.stringify(identity)));
  });
  expect(await enrol({ baseUrl: url, line: noLine }, applicant('ABCD'))).toEqual({ ok: true, value: identity });
  expect(JSON.parse(got)).toEqual(applicant('ABCD'));
});

test.each([
  [401, JSON.stringify({ code: 'unknownCode', message: '' }), 'unknownCode'],
  [400, JSON.stringify({ code: 'badRequest', message: '' }), 'unknownCode'],
  [429, JSON.stringify({ code: 'tooMany', message: '' }), 'tooMany'],
  [500, JSON.stringify({ code: 'fault', message: '' }), 'unreachable'],
  [404, '<html>', 'notGuichet'],
  [200, JSON.stringify({ hello: 1 }), 'notGuichet'],
])('%i %s is %s', async (status, body, reason) => {
  expect(await enrol({ baseUrl: await answering(status, body), line: noLine }, applicant('X'))).toEqual({
    ok: false,
    reason,
  });
});

test('nobody there is unreachable', async () => {
  const url = await answering(200, '');
  server?.close();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(await enrol({ baseUrl: url, line: noLine }, applicant('X'))).toEqual({ ok: false, reason: 'unreachable' });
});
