import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttps } from 'node:https';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runOperatorCommand } from '#server/run/operator-commands';
import { startServer, type RunningServer } from '#server/run/start-server';
import { invitationFileSchema } from '#shared/sync/invitation';
import { makeAuthority } from '../../../sync-server/test/support/certificates';
import type { Log } from '../logging/log';
import type { SealedFile } from '../secrets/sealed-file';
import { openJsonFile, type JsonFile } from '../settings/json-file';
import { newStationFile, stationFileSchema, type StationFile } from '../settings/station-file';
import { createMembership, type Membership } from './membership';

let folder: string;
let server: RunningServer;
const ends: (() => void)[] = [];
/** What the settings of a station say that never saw a key. */
const FIRST = 'first';

const start = async (port = 0): Promise<void> => {
  server = await startServer({
    dataDir: folder,
    host: '127.0.0.1',
    port,
    elsewhere: false,
    seed: { kind: 'townHall', commune: 'Commune', siteName: 'Mairie', desks: 1, stations: 0 },
    logLevel: '',
  });
};
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'guichet-member-'));
  await start();
});
afterEach(async () => {
  for (const end of ends.splice(0)) end();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The settings of a station, in memory alone. */
const inMemory = (file: StationFile): JsonFile<StationFile> => {
  let settings = file;
  return { read: () => settings, write: (next) => void (settings = next) };
};

/** A station without anything, and its settings. */
const station = (file: StationFile = newStationFile(), known: string | null = null, settings = inMemory(file)) => {
  let key = known;
  const faults: string[] = [];
  const log = { warn: (_code: string, fault: string) => void faults.push(fault) } as unknown as Log;
  const sealed: SealedFile = {
    get: () => key,
    set: (text: string) => void (key = text),
    clear: () => void (key = null),
    keyring: () => true,
    kept: () => 'sealed',
  } as unknown as SealedFile;
  const membership = createMembership({
    station: settings,
    key: sealed,
    log,
    onChange: () => undefined,
    onWiped: () => undefined,
  });
  ends.push(() => {
    membership.close();
    membership.line.forget();
  });
  return { membership, faults, settings: settings.read, key: () => key };
};

const tls = (): string => `https://127.0.0.1:${server.port}`;
const joined = async (address = tls()) => {
  const one = station();
  const enrolled = await one.membership.enrol(address, (await server.invite()).code);
  if (!enrolled.ok) throw new Error(enrolled.reason);
  await one.membership.begin(enrolled.value);
  return one;
};
const hasToken = (membership: Membership): boolean => typeof membership.connection()?.token === 'string';

test('a station that joins by a code knows its server by its key from then on', async () => {
  const { membership, settings } = await joined();
  expect(hasToken(membership)).toBe(true);
  expect(settings().member).toMatchObject({ pin: server.line.fingerprint, authority: '' });
  expect(membership.known()).toMatchObject({ by: 'key', fingerprint: server.line.fingerprint });
  expect(Object.keys(membership.connection() ?? {}).toSorted()).toEqual([
    'baseUrl',
    'deviceId',
    'series',
    'siteId',
    'starting',
    'token',
  ]);
});

test('a code that names another server opens nothing, and stays good', async () => {
  const { code } = await server.invite();
  const { membership } = station();
  const wrong = `${code.slice(0, 10)}AAAA-AAAA`;
  expect(await membership.enrol(tls(), wrong)).toEqual({ ok: false, reason: 'otherServer' });
  expect(await membership.enrol(tls(), code.slice(0, 9))).toEqual({ ok: false, reason: 'codeTooShort' });
  expect(await membership.enrol(tls(), code)).toMatchObject({ ok: true });
});

test('a file for many desks brings two stations in by one code, and names the server as a code does', async () => {
  const file = path.join(folder, 'invitation.json');
  const args = ['--to', file, '--address', tls(), '--uses', '2', '--data', folder];
  expect(await runOperatorCommand('invite-file', args, {})).toMatchObject({ good: true });
  const { address, code } = invitationFileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const wrong = `${code.slice(0, -8)}AAAAAAAA`;
  expect(await station().membership.enrol(address, wrong)).toEqual({ ok: false, reason: 'otherServer' });
  for (let number = 0; number < 2; number += 1) {
    const { membership } = station();
    const enrolled = await membership.enrol(address, code);
    if (!enrolled.ok) throw new Error(enrolled.reason);
    await membership.begin(enrolled.value);
    expect(membership.known()).toMatchObject({ by: 'key', fingerprint: server.line.fingerprint });
  }
  expect(await station().membership.enrol(address, code)).toEqual({ ok: false, reason: 'unknownCode' });
});

test('on the machine of the server a station needs no key, and no half of the code', async () => {
  const { membership, settings } = await joined(`127.0.0.1:${server.port}`);
  expect(settings().member).toMatchObject({ baseUrl: `http://127.0.0.1:${server.port}`, pin: '' });
  expect([hasToken(membership), membership.known()?.by]).toEqual([true, 'thisMachine']);
});

test('a server is followed to another address by its key, and no other is', async () => {
  const { membership, settings } = await joined();
  await server.close();
  await start();
  expect(await membership.moveTo(tls(), '')).toEqual({ ok: true, value: null });
  expect(settings().member?.baseUrl).toBe(tls());
  expect(await membership.renewToken()).not.toBeNull();
  const { port } = server;
  await server.close();
  const away = `https://127.0.0.1:${port}`;
  rmSync(folder, { recursive: true });
  await start();
  const before = settings();
  expect(await membership.moveTo(tls(), '')).toEqual({ ok: false, reason: 'otherServer' });
  // Plain HTTP would let anybody on this machine be the server.
  expect(await membership.moveTo(`127.0.0.1:${server.port}`, '')).toEqual({ ok: false, reason: 'otherServer' });
  expect(await membership.moveTo(away, '')).toEqual({ ok: false, reason: 'unreachable' });
  expect(await membership.moveTo('not an address', '')).toEqual({ ok: false, reason: 'unreachable' });
  expect(settings()).toEqual(before);
});

test('an authority of the town takes over from the key only with a server that has both', async () => {
  const authority = await makeAuthority();
  const stranger = await makeAuthority();
  await server.close();
  const put = async (): Promise<void> => {
    const { key, cert } = await authority.issue({ address: '127.0.0.1' });
    writeFileSync(path.join(folder, 'certificat.pem'), cert);
    writeFileSync(path.join(folder, 'cle.pem'), key);
    await start();
  };
  await put();
  const { membership } = await joined();
  expect(membership.known()?.by).toBe('key');
  expect(await membership.moveTo(tls(), 'no certificate')).toEqual({ ok: false, reason: 'badAuthority' });
  expect(await membership.moveTo(tls(), stranger.cert)).toMatchObject({ ok: false });
  expect(await membership.moveTo(tls(), authority.cert)).toEqual({ ok: true, value: null });
  expect(membership.known()?.by).toBe('ownAuthority');
  // The certificate is renewed with another key: the authority is what is known.
  await server.close();
  await put();
  expect(await membership.moveTo(tls(), '')).toEqual({ ok: true, value: null });
  expect(await membership.renewToken()).not.toBeNull();
  // Whoever the authority signed for another name is not the server.
  expect(await membership.moveTo(tls().replace('127.0.0.1', '127.0.0.2'), '')).toEqual({
    ok: false,
    reason: 'needsCode',
  });
});

test('who shows the key of the server first and a certificate of their own then does not become the server', async () => {
  const { membership, settings } = await joined();
  const evil = await makeAuthority();
  const own = await evil.issue({ address: '127.0.0.1' });
  const impostor = createHttps({ key: own.key, cert: own.cert }, (_request, response) => response.end('{}'));
  impostor.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => void impostor.listen(0, '127.0.0.1', resolve));
  let turn = 0;
  const between = createServer((client) => {
    const port = turn === 0 ? server.port : (impostor.address() as AddressInfo).port;
    turn += 1;
    const upstream = connect(port, '127.0.0.1');
    for (const end of [client, upstream]) end.on('error', () => undefined);
    client.pipe(upstream).pipe(client);
  });
  await new Promise<void>((resolve) => void between.listen(0, '127.0.0.1', resolve));
  const before = settings();
  const at = `https://127.0.0.1:${(between.address() as AddressInfo).port}`;
  expect(await membership.moveTo(at, evil.cert)).toEqual({ ok: false, reason: 'otherServer' });
  expect([settings(), turn]).toEqual([before, 2]);
  impostor.closeAllConnections();
  impostor.close();
  between.close();
});

test('a server that lost its key is told apart, and is no longer once it is back', async () => {
  const { membership, faults } = await joined();
  const { port } = server;
  await server.close();
  const nobody = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => void nobody.listen(port, '127.0.0.1', resolve));
  await membership.renewToken();
  expect(membership.connection()?.lineFault).toBeUndefined();
  await new Promise((resolve) => nobody.close(resolve));
  rmSync(folder, { recursive: true });
  await start(port);
  // A try that was on its way to nobody may stand for this one.
  const faultAfterTry = () => membership.renewToken().then(() => membership.connection()?.lineFault);
  await expect.poll(faultAfterTry, { timeout: 10_000 }).toBe('otherServer');
  expect(faults).toEqual(['otherServer']);
});

test('a station that spoke plainly before goes on by TLS, with the key that it meets first', async () => {
  const { settings, key } = await joined(`127.0.0.1:${server.port}`);
  const { member, ...file } = settings();
  // As a station of another machine had it; here it is this machine that is reached so.
  const old = station({ ...file, member: member && { ...member, baseUrl: 'http://192.0.2.1:4747' } }, key());
  old.membership.resume();
  expect(old.settings().member).toMatchObject({ baseUrl: 'https://192.0.2.1:4747', pin: FIRST });
  expect(old.membership.known()).toMatchObject({ by: 'firstKey', fingerprint: '' });
  const here = station({ ...file, member: member && { ...member, baseUrl: tls(), pin: FIRST } }, key());
  here.membership.resume();
  expect(await here.membership.renewToken()).not.toBeNull();
  expect(here.settings().member?.pin).toBe(server.line.fingerprint);
});

/** The settings of a station that spoke plainly with this server before and has met no key yet. */
const beforeTls = (): StationFile => {
  const file = newStationFile();
  const member = { baseUrl: tls(), deviceId: 'd', siteId: 's', series: 'Z', pin: FIRST, authority: '' };
  return { ...file, station: { ...file.station, mode: 'member' }, member };
};

/** Settings in a file, and what keeps it from being written: a folder that stands where the new file would be. */
const onDisk = (file: StationFile) => {
  const name = path.join(folder, 'station.json');
  const options = { file: name, schema: stationFileSchema, fallback: file, onBroken: () => undefined };
  return {
    settings: openJsonFile(options),
    lock: () => mkdirSync(`${name}.tmp`),
    unlock: () => rmSync(`${name}.tmp`, { recursive: true }),
  };
};

test('no connection is had while the key that was met first cannot be written down, and the first one that can keeps it', async () => {
  const { settings, lock, unlock } = onDisk(beforeTls());
  lock();
  const { membership } = station(newStationFile(), null, settings);
  const accepts = (): Promise<boolean> => membership.line.accepts(tls(), server.line.cert);
  expect([await accepts(), await accepts(), settings.read().member?.pin]).toEqual([false, false, FIRST]);
  unlock();
  expect([await accepts(), settings.read().member?.pin]).toEqual([true, server.line.fingerprint]);
});

test('a key that was kept while the server is followed to another address stays kept, and is asked for there', async () => {
  const { membership, settings } = station(beforeTls());
  const between = createServer((client) => {
    const upstream = connect(server.port, '127.0.0.1');
    for (const end of [client, upstream]) end.on('error', () => undefined);
    client.pipe(upstream).pipe(client);
  });
  await new Promise<void>((resolve) => void between.listen(0, '127.0.0.1', resolve));
  const at = `https://127.0.0.1:${(between.address() as AddressInfo).port}`;
  const moving = membership.moveTo(at, '');
  await membership.line.accepts(tls(), server.line.cert);
  expect(settings().member?.pin).toBe(server.line.fingerprint);
  expect(await moving).toEqual({ ok: true, value: null });
  expect(settings().member).toMatchObject({ baseUrl: at, pin: server.line.fingerprint });
  between.close();
});

test('a station whose settings cannot be written joins nothing and follows nothing', async () => {
  const { settings, lock, unlock } = onDisk(newStationFile());
  const { membership, key } = station(newStationFile(), null, settings);
  const enrolled = await membership.enrol(tls(), (await server.invite()).code);
  if (!enrolled.ok) throw new Error(enrolled.reason);
  lock();
  await expect(membership.begin(enrolled.value)).rejects.toThrow();
  expect([settings.read(), membership.connection(), key()]).toEqual([newStationFile(), null, null]);
  unlock();
  await membership.begin(enrolled.value);
  const before = settings.read();
  lock();
  await expect(membership.moveTo(tls().replace('127.0.0.1', 'localhost'), '')).rejects.toThrow();
  expect([settings.read(), await membership.renewToken()]).toEqual([before, expect.any(String)]);
});
