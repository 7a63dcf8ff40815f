import type { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { connect as connectPlain, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connect } from 'node:tls';

import { afterEach, beforeEach, expect, it } from 'vitest';

import { buildApp } from '#server/app';
import { HEADERS_WITHIN_MS } from '#server/bounds';
import { freshId, freshToken } from '#server/lib/fresh';
import { lineIdentityOf } from '#server/line/line-identity';
import { fingerprintOf, markOf } from '#server/line/mark';
import { backup } from '#server/run/backup';
import { restore } from '#server/run/restore';
import { startServer, type RunningServer } from '#server/run/start-server';
import { readInvitation } from '#shared/sync/invitation';

import { openTestStore } from './support/test-server';
import { RECIPIENT, withKey } from './support/recovery-keys';

const TOWN_HALL = { kind: 'townHall', commune: 'Commune', siteName: 'Mairie', desks: 1, stations: 0 } as const;

let folder: string;
let running: RunningServer[] = [];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'guichet-line-'));
});
afterEach(async () => {
  await Promise.all(running.map((server) => server.close()));
  running = [];
  rmSync(folder, { recursive: true, force: true });
});

const start = async (name = 'town'): Promise<RunningServer> => {
  const server = await startServer({
    dataDir: path.join(folder, name),
    host: '127.0.0.1',
    port: 0,
    elsewhere: false,
    seed: TOWN_HALL,
    logLevel: '',
  });
  running.push(server);
  return server;
};
const stop = async (server: RunningServer): Promise<void> => {
  running = running.filter((one) => one !== server);
  await server.close();
};

type Answer = { readonly status: number; readonly text: string };

const ask = (port: number, scheme: 'http' | 'https', url = '/v1/health', body = ''): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const request = scheme === 'https' ? httpsRequest : httpRequest;
    const sent = request(
      {
        port,
        host: '127.0.0.1',
        path: url,
        rejectUnauthorized: false,
        method: body === '' ? 'GET' : 'POST',
        headers: body === '' ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });

/** The certificate that a server shows. */
const shown = (port: number): Promise<X509Certificate> =>
  new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false }, () => {
      const certificate = socket.getPeerX509Certificate();
      socket.destroy();
      if (certificate) resolve(certificate);
      else reject(new Error('no certificate'));
    });
    socket.on('error', reject);
  });

it('answers TLS and plain HTTP on one port, and names its key in the codes that it gives', async () => {
  const server = await start();
  for (const scheme of ['http', 'https'] as const)
    expect(JSON.parse((await ask(server.port, scheme)).text)).toMatchObject({ ok: true, product: 'guichet' });
  const fingerprint = fingerprintOf((await shown(server.port)).toString());
  expect(fingerprint).toBe(server.line.fingerprint);
  const { code } = await server.invite();
  expect(code).toMatch(/^(?:[A-HJKMNP-TV-Z2-9]{4}-){3}[A-HJKMNP-TV-Z2-9]{4}$/);
  const { secret = '', mark } = readInvitation(code) ?? {};
  expect(mark).toBe(await markOf(fingerprint, secret));
});

it('speaks TLS 1.3 where the other side does, 1.2 at least, and nothing before', async () => {
  const server = await start();
  const spoken = (version: 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3', ciphers = 'DEFAULT'): Promise<string | null> =>
    new Promise((resolve) => {
      const versions = { minVersion: version, maxVersion: version, ciphers };
      const socket = connect({ port: server.port, host: '127.0.0.1', rejectUnauthorized: false, ...versions }, () => {
        resolve(socket.getProtocol());
        socket.destroy();
      });
      socket.on('error', () => resolve('refused'));
    });
  expect([await spoken('TLSv1.3'), await spoken('TLSv1.2')]).toEqual(['TLSv1.3', 'TLSv1.2']);
  // So low a level lets this side of the test speak it at all.
  expect(await spoken('TLSv1.1', 'ALL:@SECLEVEL=0')).toBe('refused');
});

it('names its key by another mark in each code: a key that would pass for it cannot be sought beforehand', async () => {
  const server = await start();
  const codes = await Promise.all([server.invite(), server.invite(), server.invite()]);
  expect(new Set(codes.map(({ code }) => readInvitation(code)?.mark)).size).toBe(3);
});

it('takes in what came with the first byte: large bodies on both lines, and a byte that came alone', async () => {
  const { port } = await start();
  const large = JSON.stringify({ code: 'x', deviceName: 'y'.repeat(3_000), publicKey: '' });
  for (const scheme of ['http', 'https'] as const)
    expect((await ask(port, scheme, '/v1/enrol', large)).status).toBe(400);
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connectPlain(port, '127.0.0.1', () => {
      socket.setNoDelay(true);
      socket.write('G');
      setTimeout(() => socket.write('ET /v1/health HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n'), 50);
    });
    let text = '';
    socket.on('data', (chunk) => (text += chunk.toString()));
    socket.on('close', () => resolve(text));
    socket.on('error', reject);
  });
  expect(answer).toContain('"product":"guichet"');
});

it(
  'closes in its time what trickles: the head of a request on either line, and a handshake',
  { timeout: 60_000 },
  async () => {
    const { port } = await start();
    const head = 'GET /v1/health HTTP/1.1\r\nhost: xxxxxxxxxxxxxxxxxxxx';
    const lived = (socket: Socket, bytes: Buffer): Promise<number> =>
      new Promise((resolve) => {
        const startedMs = performance.now();
        let sent = 0;
        const trickle = (): void => void socket.write(bytes.subarray(sent, ++sent));
        const timer = setInterval(trickle, 3_000);
        socket
          .on('error', () => undefined)
          .once('close', () => {
            clearInterval(timer);
            resolve(performance.now() - startedMs);
          });
        socket.resume();
        trickle();
      });
    const secure = connect({ port, host: '127.0.0.1', rejectUnauthorized: false });
    await new Promise<void>((resolve) => void secure.once('secureConnect', resolve));
    const [plain, handshake] = [connectPlain(port, '127.0.0.1'), connectPlain(port, '127.0.0.1')];
    const all = await Promise.all([
      lived(plain, Buffer.from(head)),
      lived(secure, Buffer.from(head)),
      lived(handshake, Buffer.from([0x16, 3, 1, 1, 0, 1, 0, 0, 0xfc, 3, 3, 9, 9, 9, 9, 9])),
    ]);
    for (const ms of all)
      expect([ms > HEADERS_WITHIN_MS - 1_000, ms < HEADERS_WITHIN_MS + 8_000]).toEqual([true, true]);
  },
);

it('goes on after connections that say nothing, nonsense, or half a handshake', async () => {
  const { port } = await start();
  const bad = [
    Buffer.alloc(0),
    Buffer.from([0x16]),
    Buffer.from([0x16, 3, 1, 0, 5, 9, 9, 9, 9, 9]),
    Buffer.from('\0\0'),
  ];
  for (const bytes of bad)
    await new Promise<void>((resolve) => {
      const socket = connectPlain(port, '127.0.0.1', () => socket.end(bytes));
      socket.on('error', () => undefined);
      socket.on('close', () => resolve());
      socket.resume();
    });
  expect((await ask(port, 'https')).status).toBe(200);
});

it('closes at once though a browser keeps connections of both lines open', async () => {
  const server = await start();
  const open = [connectPlain(server.port, '127.0.0.1'), connect({ port: server.port, rejectUnauthorized: false })];
  await Promise.all(
    open.map(
      (socket) => new Promise((resolve) => socket.once(socket === open[1] ? 'secureConnect' : 'connect', resolve)),
    ),
  );
  open[1]?.write('GET /v1/health HTTP/1.1\r\nhost: x\r\n\r\n');
  await new Promise((resolve) => open[1]?.once('data', resolve));
  const gone = open.map(
    (socket) => new Promise((resolve) => socket.on('error', () => undefined).once('close', resolve)),
  );
  await stop(server);
  for (const socket of open) socket.resume();
  await Promise.all(gone);
});

it('keeps connections of both lines open for the next call as long', async () => {
  const { port } = await start();
  const kept = (scheme: 'http' | 'https'): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const request = scheme === 'https' ? httpsRequest : httpRequest;
      const headers = { connection: 'keep-alive' };
      const options = { port, host: '127.0.0.1', path: '/v1/health', rejectUnauthorized: false, headers };
      const sent = request(options, (response) => {
        response.resume();
        resolve(response.headers['keep-alive']);
      });
      sent.on('error', reject);
      sent.end();
    });
  expect([await kept('http'), await kept('https')]).toEqual(['timeout=72', 'timeout=72']);
});

it('is the same server to its desks after a restart, and after a restore elsewhere', async () => {
  const first = await start();
  const { fingerprint } = first.line;
  await stop(first);
  const again = await start();
  expect(again.line.fingerprint).toBe(fingerprint);
  const file = path.join(folder, 'backup.gz');
  await backup({ dataDir: path.join(folder, 'town') }, file, RECIPIENT);
  await stop(again);
  await restore({ dataDir: path.join(folder, 'elsewhere') }, file, false, withKey);
  expect((await start('elsewhere')).line.fingerprint).toBe(fingerprint);
});

it('shows the certificate of the town where its folder holds one, and does not start with one that cannot be used', async () => {
  const first = await start();
  const { key, cert, fingerprint } = await lineIdentityOf(
    { noteOnce: (_name, value) => Promise.resolve(value) },
    folder,
    Date.now(),
  );
  await stop(first);
  const town = path.join(folder, 'town');
  writeFileSync(path.join(town, 'certificat.pem'), cert);
  await expect(start()).rejects.toMatchObject({ code: 'badCertificate' });
  // A start that failed lets go of the data: a backup can be put back.
  const file = path.join(folder, 'backup.gz');
  await backup({ dataDir: town }, file, RECIPIENT);
  await restore({ dataDir: town }, file, true, withKey);
  writeFileSync(path.join(town, 'cle.pem'), first.line.key);
  await expect(start()).rejects.toMatchObject({ code: 'badCertificate' });
  writeFileSync(path.join(town, 'cle.pem'), key);
  const own = await start();
  expect(fingerprintOf((await shown(own.port)).toString())).toBe(fingerprint);
  expect(own.line).toMatchObject({ isOwn: true, fingerprint });
});

it('answers plain HTTP to this machine and trusted proxies alone, and reads nothing of the calls of others', async () => {
  const store = await openTestStore();
  const line = await lineIdentityOf(store, folder, Date.now());
  const app = buildApp({
    store,
    clock: Date.now,
    newId: freshId,
    newToken: freshToken,
    allowedOrigins: ['guichet://app'],
    trustedProxies: ['10.0.0.5', '10.1.0.0/16'],
    line,
  });
  const from = async (
    remoteAddress: string,
    url = '/v1/health',
    cameBy?: string,
  ): Promise<readonly [number, unknown]> => {
    const headers = { origin: 'guichet://app', ...(cameBy === undefined ? {} : { 'x-forwarded-proto': cameBy }) };
    const reply = await app.inject({ method: 'GET', url, remoteAddress, headers });
    return [reply.statusCode, reply.headers['access-control-allow-origin']];
  };
  for (const near of ['127.0.0.1', '127.8.0.1', '::1', '::ffff:127.0.0.1', '10.0.0.5', '10.1.2.3'])
    expect(await from(near)).toEqual([200, 'guichet://app']);
  for (const far of ['192.168.1.20', '10.0.0.6', '::ffff:192.168.1.20', 'fe80::1'])
    for (const url of ['/v1/health', '/v1/devices', '/nowhere', '/t/aaaaaaaaaaaaaaaaaaaaaa'])
      expect(await from(far, url)).toEqual([426, 'guichet://app']);
  // What a proxy says of the line before it is taken to be TLS in one word alone.
  for (const proxy of ['10.0.0.5', '127.0.0.1']) {
    expect(await from(proxy, '/v1/health', 'https')).toEqual([200, 'guichet://app']);
    for (const cameBy of ['http', 'HTTP', 'http, http', 'https, http', 'http, https', 'wss', ' ', ''])
      expect([cameBy, ...(await from(proxy, '/v1/health', cameBy))]).toEqual([cameBy, 426, 'guichet://app']);
  }
  await app.close();
  await store.close();
});
