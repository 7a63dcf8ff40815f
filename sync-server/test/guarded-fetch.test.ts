import http from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterEach, beforeEach, expect, it } from 'vitest';

import { ForbiddenAddress, guardedFetch, isInside, mayCall, MOST_PROVIDER_BYTES } from '#server/provider/guarded-fetch';
import { findAgent } from '#server/provider/find-agent';

let calls = 0;
let origin = '';
let server: http.Server;
beforeEach(async () => {
  calls = 0;
  server = http.createServer((req, res) => {
    calls += 1;
    if (req.url === '/large') res.end(Buffer.alloc(MOST_PROVIDER_BYTES + 1));
    else if (req.url === '/elsewhere') res.writeHead(302, { location: 'http://127.0.0.1:1/' }).end();
    else res.writeHead(200, { 'content-type': 'application/json' }).end('{"a":1}');
  });
  await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready));
  origin = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => new Promise((done) => void server.close(done)));

it.each([
  'http://auth.example/',
  'https://127.0.0.1/',
  'https://2130706433/',
  'https://0x7f.1/',
  'https://localhost/',
  'https://x.localhost/',
  'https://10.1.2.3/',
  'https://172.20.0.1/',
  'https://192.168.1.1/',
  'https://169.254.169.254/latest/meta-data',
  'https://100.64.0.1/',
  'https://[::1]/',
  'https://[::ffff:10.0.0.1]/',
  'https://[fd00::1]/',
  'https://[fe80::1]/',
  'https://[64:ff9b::a00:1]/',
  'https://[64:ff9b:1::a00:1]/',
  'https://[2002:a00:1::1]/',
  'https://[::10.0.0.1]/',
  'https://[fec0::1]/',
  'https://a:b@auth.example/',
  'ftp://auth.example/',
  'file:///etc/passwd',
  'nothing',
])('may not call %s, and does not', async (address) => {
  expect(mayCall(address, false)).toBe(false);
  await expect(guardedFetch(false)(address)).rejects.toThrow(ForbiddenAddress);
});

it('may call the internet by https, and this machine where whoever runs the server says so', async () => {
  expect(mayCall('https://auth.agentconnect.gouv.fr/api/v2', false)).toBe(true);
  expect(mayCall('https://9.9.9.9/', false)).toBe(true);
  expect(mayCall('https://10.1.2.3/', true)).toBe(true);
  expect(mayCall('http://10.1.2.3/', true)).toBe(false);
  const reply = await guardedFetch(true)(`http://${origin}/`);
  expect([reply.status, await reply.json()]).toEqual([200, { a: 1 }]);
});

it('calls nobody by a name that leads inside', async () => {
  const asked: string[] = [];
  const call = guardedFetch(false, (name, _options, done) => {
    asked.push(name);
    done(null, [{ address: '127.0.0.1', family: 4 }]);
  })(`https://auth.example:${origin.split(':')[1]}/`);
  await expect(call).rejects.toThrow(ForbiddenAddress);
  expect([asked, calls]).toEqual([['auth.example'], 0]);
});

it('follows nothing, and reads no more than a bounded answer', async () => {
  expect((await guardedFetch(true)(`http://${origin}/elsewhere`)).status).toBe(302);
  await expect(guardedFetch(true)(`http://${origin}/large`)).rejects.toThrow('too large');
});

it('takes what is no address for the inside', () => {
  for (const address of ['', 'auth.example', '999.1.1.1']) expect(isInside(address)).toBe(true);
  for (const address of ['9.9.9.9', '2001:4860:4860::8888']) expect(isInside(address)).toBe(false);
});

it('takes no sign of another script for a letter of an address', () => {
  const known = [{ agentId: 'ann', email: 'karim@fontbelle.example', sub: '' }];
  const find = (email: string) => findAgent({ known }, [{ id: 'ann' }], { sub: 's', email });
  expect(find(' KARIM@Fontbelle.Example')).toEqual({ ok: true, value: 'ann' });
  // The sign of the kelvin, whose small letter is a k.
  expect(find('\u212Aarim@fontbelle.example')).toMatchObject({ ok: false, reason: 'nobody' });
});

it('finds an agent by nothing empty, and none who is gone', () => {
  const known = [{ agentId: 'ann', email: '', sub: '' }];
  expect(findAgent({ known }, [{ id: 'ann' }], { sub: '', email: '' })).toMatchObject({ ok: false, reason: 'nobody' });
  const gone = [{ agentId: 'bob', email: 'b@x.example', sub: '' }];
  expect(findAgent({ known: gone }, [{ id: 'ann' }], { sub: 's', email: 'b@x.example' })).toMatchObject({
    reason: 'nobody',
  });
});
