import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { createHttp, type Http } from './http';
import { createTokens, type ChangingTokens } from './tokens';

let server: Server;
let url: string;
/** Tokens that the server takes. */
let good: Set<string>;
let seen: string[];
let answersAfterMs: number;

beforeEach(async () => {
  good = new Set(['first']);
  seen = [];
  answersAfterMs = 0;
  server = createServer((request, response) => {
    const token = request.headers.authorization?.replace('Bearer ', '') ?? '';
    seen.push(token);
    const [status, body] = good.has(token)
      ? [200, { code: token, expiresAt: '' }]
      : [401, { code: 'unauthorised', message: '' }];
    setTimeout(() => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    }, answersAfterMs);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

let asked: number;
const clientWith = (renew: () => Promise<string | null>): { readonly http: Http; readonly tokens: ChangingTokens } => {
  asked = 0;
  const tokens = createTokens(() => {
    asked += 1;
    return renew();
  });
  tokens.set('first');
  return { http: createHttp(url, tokens), tokens };
};
const ask = (http: Http, patienceMs = 5_000) => http.calls.makeCode({}, { patienceMs });
/** The code of this server is the token that it was asked with. */
const by = (token: string) => ({ ok: true, value: { code: token, expiresAt: '' } });

describe('a token that ran out', () => {
  it('is replaced within the call, and the new one stays', async () => {
    const { http } = clientWith(async () => 'second');
    good = new Set(['second']);
    expect(await ask(http)).toEqual(by('second'));
    expect(await ask(http)).toEqual(by('second'));
    expect([seen, asked]).toEqual([['first', 'second', 'second'], 1]);
  });

  it('is not waited for by a stream that ended just as another token was asked for', async () => {
    const ending = new AbortController();
    const { http } = clientWith(() => {
      ending.abort();
      return new Promise(() => undefined);
    });
    good = new Set(['second']);
    await expect(http.openStream(ending.signal)).rejects.toThrow('aborted');
  });

  it('is asked for once by all the calls that it failed', async () => {
    const { http } = clientWith(async () => 'second');
    good = new Set(['second']);
    const replies = await Promise.all(Array.from({ length: 6 }, () => ask(http)));
    expect(replies.every((one) => one.ok)).toBe(true);
    expect(asked).toBe(1);
  });

  it('is replaced by one that came meanwhile without asking', async () => {
    const { http, tokens } = clientWith(async () => null);
    good = new Set(['pushed']);
    answersAfterMs = 50;
    const reading = ask(http);
    await expect.poll(() => seen).toEqual(['first']);
    tokens.set('pushed');
    expect(await reading).toEqual(by('pushed'));
    expect(asked).toBe(0);
  });

  it('is replaced for a stream as well', async () => {
    const { http } = clientWith(async () => 'second');
    good = new Set(['second']);
    const stream = await http.openStream(new AbortController().signal);
    expect(await stream.json()).toMatchObject({ code: 'second' });
  });
});

describe('a device that is shut out', () => {
  it.each([
    ['nothing to be had', async () => null],
    ['the same token again', async () => 'first'],
    ['another bad token', async () => 'worse'],
    ['an error', () => Promise.reject(new Error('no bridge'))],
  ])('is told so after one try at most: %s', async (_what, renew) => {
    const { http } = clientWith(renew);
    good = new Set();
    expect(await ask(http)).toEqual({ ok: false, reason: { code: 'unauthorised', status: 401 } });
    expect(asked).toBe(1);
    expect(seen.length).toBeLessThanOrEqual(2);
  });
});

it('does not wait for a token beyond the patience of the call', async () => {
  const { http } = clientWith(() => new Promise(() => undefined));
  good = new Set();
  expect(await ask(http, 200)).toEqual({ ok: false, reason: { code: 'unreachable', status: 0 } });
});

it.each([
  ['7', { retryAfterMs: 7_000 }],
  ['soon', {}],
  ['', {}],
])('hands over how long a busy server asks to wait: %j', async (header, told) => {
  server.removeAllListeners('request');
  server.on('request', (_request, response) => {
    response.writeHead(429, {
      'content-type': 'application/json',
      ...(header === '' ? {} : { 'retry-after': header }),
    });
    response.end(JSON.stringify({ code: 'tooMany', message: '' }));
  });
  const { http } = clientWith(async () => null);
  expect(await ask(http)).toEqual({ ok: false, reason: { code: 'tooMany', status: 429, ...told } });
});
