import { createServer, type Server as TlsServer } from 'node:https';
import { createServer as createPlain } from 'node:http';
import { createServer as createRaw, type AddressInfo, type Server } from 'node:net';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { lineIdentityOf, type LineIdentity } from '#server/line/line-identity';
import { fingerprintOf } from '#server/line/mark';
import { makeAuthority, type Issued, type Wish } from '../../../../sync-server/test/support/certificates';
import { sendJson } from '../../feed/send-json';
import { openStream } from '../../feed/open-stream';
import { meetServer } from './meet-server';
import { authorityIn, createLine, type LineNeeds } from './secure-line';
import { asKept, byPublicAuthority, isSameTrust, trustIn, type Trust } from './trust';

const identity = (): Promise<LineIdentity> =>
  lineIdentityOf({ noteOnce: (_name, value) => Promise.resolve(value) }, '/nowhere', Date.now());

let ours: LineIdentity;
let other: LineIdentity;
let authority: Awaited<ReturnType<typeof makeAuthority>>;
let issued: Issued;
beforeAll(async () => {
  [ours, other] = await Promise.all([identity(), identity()]);
  authority = await makeAuthority();
  issued = await authority.issue({ address: '127.0.0.1' });
});

const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) {
    if ('closeAllConnections' in server) (server as TlsServer).closeAllConnections();
    server.close();
  }
});

const listening = async (server: Server): Promise<number> => {
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  open.push(server);
  return (server.address() as AddressInfo).port;
};

/** A server with a certificate, and what it was asked. */
const serving = async ({ key, cert }: Issued): Promise<{ readonly baseUrl: string; readonly asked: string[] }> => {
  const asked: string[] = [];
  const port = await listening(
    createServer({ key, cert }, (request, response) => {
      asked.push(`${request.url} ${request.headers.authorization}`);
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}');
    }),
  );
  return { baseUrl: `https://127.0.0.1:${port}`, asked };
};

const heardBy = (trust: Trust) => {
  const ends: Parameters<LineNeeds['told']>[] = [];
  return { ends, line: createLine({ trust: () => trust, told: (...end) => void ends.push(end) }) };
};

const askBy = async (trust: Trust, baseUrl: string) => {
  const { ends, line } = heardBy(trust);
  const answer = await sendJson(
    { baseUrl, token: 'secret', line },
    { method: 'GET', path: '/v1/health', body: undefined, patienceMs: 5_000 },
  );
  line.forget();
  return { status: answer?.status, end: ends.at(-1)?.[0], first: ends.at(-1)?.[1] };
};
const pinned = (fingerprint: string): Trust => ({ by: 'key', fingerprint });
const firstKey: Trust = { by: 'firstKey' };
const byTown = (pem: string): Trust => ({ by: 'authority', authority: pem });

test('a server with the key that is known is asked, whatever its certificate says', async () => {
  const { baseUrl, asked } = await serving(ours);
  expect(await askBy(pinned(ours.fingerprint), baseUrl)).toEqual({
    status: 200,
    end: null,
    first: null,
  });
  expect(asked).toEqual(['/v1/health Bearer secret']);
  const late = await serving(await authority.issue({ address: '10.9.9.9', days: [-30, -1] }));
  const { first } = await askBy(firstKey, late.baseUrl);
  expect(await askBy(first ?? firstKey, late.baseUrl)).toMatchObject({ status: 200, end: null });
});

test('a server with another key gets no byte of a call or of a stream', async () => {
  const { baseUrl, asked } = await serving(other);
  expect(await askBy(pinned(ours.fingerprint), baseUrl)).toMatchObject({ status: undefined, end: 'otherServer' });
  const { line } = heardBy(pinned(ours.fingerprint));
  const status = await new Promise((resolve) => {
    openStream(
      { baseUrl, token: 'secret', line },
      { opened: () => resolve('opened'), poked: () => undefined, heard: () => undefined, ended: resolve },
    );
  });
  expect([status, asked]).toEqual([0, []]);
});

test('the key that is met first is told, so that it can be kept', async () => {
  const { baseUrl } = await serving(ours);
  expect(await askBy(firstKey, baseUrl)).toMatchObject({ status: 200, first: pinned(ours.fingerprint) });
});

test.each<[string, Wish, string | null]>([
  ['a good one', { address: '127.0.0.1' }, null],
  ['another name', { address: '10.0.0.1' }, 'wrongName'],
  ['an end in the past', { address: '127.0.0.1', days: [-30, -1] }, 'wrongTime'],
  ['a beginning in the future', { address: '127.0.0.1', days: [5, 30] }, 'wrongTime'],
])('by an authority of the town, a certificate with %s ends with %s', async (_what, wish, end) => {
  const { baseUrl, asked } = await serving(await authority.issue(wish));
  const got = await askBy(byTown(authority.cert), baseUrl);
  expect(got.end).toBe(end);
  expect(asked).toHaveLength(end === null ? 1 : 0);
});

test('an authority that nobody knows, a certificate of ours, a plain server and nobody are told apart', async () => {
  for (const one of [issued, ours]) {
    const { baseUrl, asked } = await serving(one);
    expect((await askBy(byPublicAuthority, baseUrl)).end).toBe('unknownAuthority');
    expect(asked).toEqual([]);
  }
  const plain = await listening(createPlain((_request, response) => response.end()));
  expect((await askBy(byPublicAuthority, `https://127.0.0.1:${plain}`)).end).toBe('plainServer');
  const raw = createRaw((socket) => socket.destroy());
  const port = await listening(raw);
  expect((await askBy(byPublicAuthority, `https://127.0.0.1:${port}`)).end).toBe('unreachable');
});

test('one connection serves several calls, and none after the server was forgotten', async () => {
  const { baseUrl, asked } = await serving(ours);
  const { ends, line } = heardBy(pinned(ours.fingerprint));
  const ask = () =>
    sendJson({ baseUrl, token: '', line }, { method: 'GET', path: '/v1/health', body: undefined, patienceMs: 5_000 });
  for (let time = 0; time < 3; time += 1) expect((await ask())?.status).toBe(200);
  expect(ends).toHaveLength(1);
  line.forget();
  await ask();
  expect([ends.length, asked.length]).toEqual([2, 4]);
  line.forget();
});

test('a page goes on with the server that the main process would ask, and with no other', async () => {
  const pinnedAt = await serving(ours);
  const { line } = heardBy(pinned(ours.fingerprint));
  expect([
    await line.accepts(pinnedAt.baseUrl, ours.cert),
    await line.accepts(pinnedAt.baseUrl, other.cert),
    await line.accepts((await serving(other)).baseUrl, other.cert),
    await line.accepts('https://127.0.0.1:9', ours.cert),
  ]).toEqual([true, false, false, false]);
  const { baseUrl } = await serving(issued);
  const townLine = heardBy(byTown(authority.cert)).line;
  expect([
    await townLine.accepts(baseUrl, issued.cert),
    await townLine.accepts(baseUrl, ours.cert),
    await heardBy(byPublicAuthority).line.accepts(baseUrl, issued.cert),
  ]).toEqual([true, false, false]);
});

test('the authority of the town stands alone: who else signed is not believed', async () => {
  const elsewhere = await makeAuthority();
  const { baseUrl, asked } = await serving(await elsewhere.issue({ address: '127.0.0.1' }));
  expect((await askBy(byTown(authority.cert), baseUrl)).end).toBe('unknownAuthority');
  expect(asked).toEqual([]);
});

test('a call that waits for its connection ends in its time', async () => {
  const port = await listening(createRaw(() => undefined));
  const { line } = heardBy(pinned(ours.fingerprint));
  const startedMs = performance.now();
  const call = { method: 'GET', path: '/v1/health', body: undefined, patienceMs: 300 } as const;
  expect(await sendJson({ baseUrl: `https://127.0.0.1:${port}`, token: 'secret', line }, call)).toBeNull();
  expect(performance.now() - startedMs).toBeLessThan(5_000);
  line.forget();
});

test('of several first meetings at once one key is kept, and the other server is asked nothing', async () => {
  const servers = [await serving(ours), await serving(other)];
  let trust: Trust = firstKey;
  const line = createLine({ trust: () => trust, told: (_end, first) => void (trust = first ?? trust) });
  const call = { method: 'GET', path: '/v1/health', body: undefined, patienceMs: 5_000 } as const;
  await Promise.all(
    [0, 1, 2, 3, 4, 5].map((turn) =>
      sendJson({ baseUrl: servers[turn % 2]?.baseUrl ?? '', token: 'secret', line }, call),
    ),
  );
  const asked = servers.map((server) => server.asked.length > 0);
  expect(asked.filter(Boolean)).toHaveLength(1);
  expect(trust).toEqual(pinned(asked[0] ? ours.fingerprint : other.fingerprint));
  line.forget();
});

test('a code leads to the server that gave it alone, and nothing is asked meanwhile', async () => {
  const { baseUrl, asked } = await serving(ours);
  const by = (mark: string, secret = 'K7QF2M9P') => meetServer(baseUrl, { secret, mark });
  const mark = await ours.mark('K7QF2M9P');
  expect(await by(mark)).toEqual({ ok: true, value: pinned(ours.fingerprint) });
  // Nor does the mark of one code lead anybody who has another.
  expect(await by(mark, 'K7QF2M9Q')).toEqual({ ok: false, reason: 'otherServer' });
  expect(await by(await other.mark('K7QF2M9P'))).toEqual({ ok: false, reason: 'otherServer' });
  expect(await by('')).toEqual({ ok: false, reason: 'codeTooShort' });
  expect(asked).toEqual([]);
});

test('an authority is one certificate that may sign others, whatever else stands in its file', () => {
  expect([issued.cert, 'x', ''].map(authorityIn)).toEqual(['', '', '']);
  expect(authorityIn(authority.cert)).toBe(authority.cert);
  expect(authorityIn(`${authority.cert}\n${other.cert}`)).toBe(authority.cert);
  expect(fingerprintOf(ours.cert)).not.toBe(fingerprintOf(other.cert));
});

test('an authority that was given while a connection was on its way is asked by the next one', async () => {
  const { baseUrl, asked } = await serving(issued);
  let trust = pinned(fingerprintOf(issued.cert));
  const ends: unknown[] = [];
  const line = createLine({ trust: () => trust, told: (end) => void ends.push(end) });
  const call = { method: 'GET', path: '/v1/health', body: undefined, patienceMs: 5_000 } as const;
  const before = sendJson({ baseUrl, token: 'secret', line }, call);
  trust = byTown(authority.cert);
  expect([await before, ends, asked]).toEqual([null, ['unreachable'], []]);
  expect(await sendJson({ baseUrl, token: 'secret', line }, call)).toMatchObject({ status: 200 });
  line.forget();
});

test('a trust is the same after it was kept in the settings', () => {
  const all = [pinned(ours.fingerprint), firstKey, byPublicAuthority, byTown(authority.cert)];
  expect(all.map((trust) => trustIn(asKept(trust)))).toEqual(all);
  for (const one of all) expect(all.filter((other) => isSameTrust(one, other))).toEqual([one]);
});
