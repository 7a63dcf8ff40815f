import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startServer, type RunningServer } from '#server/run/start-server';
import { clientOver, type Client } from '#shared/sync/wire/client';
import { sendJson } from '../feed/send-json';
import type { Log } from '../logging/log';
import type { SealedFile } from '../secrets/sealed-file';
import type { JsonFile } from '../settings/json-file';
import { newStationFile, stationFileSchema, type StationFile } from '../settings/station-file';
import { createMembership, type Member } from './membership';
import { createWipe } from './wipe';

let folders: string[];
let server: RunningServer;
const ends: (() => void)[] = [];

const newFolder = (): string => {
  const folder = mkdtempSync(path.join(tmpdir(), 'guichet-wipe-'));
  folders.push(folder);
  return folder;
};
const start = async (dataDir: string, port = 0): Promise<void> => {
  server = await startServer({
    dataDir,
    host: '127.0.0.1',
    port,
    elsewhere: false,
    seed: { kind: 'townHall', commune: 'Commune', siteName: 'Mairie', desks: 1, stations: 0 },
    logLevel: '',
  });
};
beforeEach(async () => {
  folders = [];
  await start(newFolder());
});
afterEach(async () => {
  for (const end of ends.splice(0)) end();
  await server.close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const quiet = { warn: () => undefined, error: () => undefined } as unknown as Log;

/** A station that joined by a code: what it keeps, and what erases it. */
const joined = async () => {
  let [file, key]: [StationFile, string | null] = [newStationFile(), null];
  const heard: Member[] = [];
  const erasedWith: boolean[] = [];
  const disk = { isFull: false };
  // As it is written and read again.
  const station: JsonFile<StationFile> = {
    read: () => file,
    write: (next) => {
      if (disk.isFull) throw new Error('ENOSPC');
      file = stationFileSchema.parse(JSON.parse(JSON.stringify(next)));
    },
  };
  const sealed = {
    get: () => key,
    set: (text: string) => void (key = text),
    clear: () => void (key = null),
  } as unknown as SealedFile;
  const onWiped = (member: Member): void => {
    heard.push(member);
    wipe.begin(member);
  };
  const membership = createMembership({ station, key: sealed, log: quiet, onChange: () => undefined, onWiped });
  const wipe = createWipe({
    station,
    key: sealed,
    erase: async (isLast) => void erasedWith.push(isLast),
    log: quiet,
    onChange: () => undefined,
  });
  ends.push(() => {
    membership.close();
    membership.line.forget();
    wipe.stop();
  });
  const enrolled = await membership.enrol(`https://127.0.0.1:${server.port}`, (await server.invite()).code);
  if (!enrolled.ok) throw new Error(enrolled.reason);
  await membership.begin(enrolled.value);
  const { member } = enrolled.value;
  const calls = (): Client => {
    const { baseUrl = '', token = '' } = membership.connection() ?? {};
    return clientOver((request) => sendJson({ baseUrl, token: token ?? '', line: membership.line }, request));
  };
  const [read, keyNow] = [() => file, () => key];
  return { membership, wipe, member, calls, heard, erasedWith, disk, station, sealed, read, key: keyNow };
};
type Joined = Awaited<ReturnType<typeof joined>>;

const listed = async (admin: Joined, { member }: Joined) => {
  const answer = await admin.calls().devices();
  if (!answer.ok) throw new Error(answer.reason.code);
  return answer.value.devices.find(({ id }) => id === member.deviceId);
};

/** An administrator, and a desk with somebody at it. */
const twoStations = async (): Promise<readonly [Joined, Joined]> => [await joined(), await joined()];

test('a desk erases what it holds on the word of its server, forgets who sat there, and tells when it is done', async () => {
  const [admin, lost] = await twoStations();
  const { siteId } = lost.member;
  expect((await admin.calls().wipeDevice({ id: lost.member.deviceId })).ok).toBe(true);
  expect(lost.heard).toEqual([]);
  expect(await lost.membership.renewToken()).toBeNull();
  expect(lost.heard).toEqual([expect.objectContaining(lost.member)]);
  expect(lost.read()).toMatchObject({ station: newStationFile().station, member: null });
  expect([lost.membership.connection(), lost.wipe.state()]).toEqual([
    null,
    { step: 'asked', siteId, keepsServer: false },
  ]);
  expect((await listed(admin, lost))?.wipe?.doneAt).toBe('');

  // A page of another site, or one that comes a second time, says nothing.
  expect(await lost.wipe.erased({ siteId: 'other', unsent: 0, isLast: true })).toBe(false);
  expect(await lost.wipe.erased({ siteId, unsent: 2, isLast: true })).toBe(true);
  expect(await lost.wipe.erased({ siteId, unsent: 2, isLast: false })).toBe(false);
  expect(lost.erasedWith).toEqual([true]);
  await vi.waitFor(() => expect(lost.wipe.state()?.step).toBe('told'));
  expect((await listed(admin, lost))?.wipe?.doneAt).not.toBe('');
  expect([lost.key(), lost.read().wipe?.member]).toEqual([null, null]);
  expect([lost.wipe.end(), lost.wipe.state(), lost.wipe.end()]).toEqual([true, null, false]);
});

test('a desk that is shut out, or meets a server that does not know it, keeps what it holds', async () => {
  const [admin, lost] = await twoStations();
  const before = lost.read();
  await admin.calls().revokeDevice({ id: lost.member.deviceId });
  expect(await lost.membership.renewToken()).toBeNull();
  const { port } = server;
  const [dataDir = ''] = folders;
  await server.close();
  expect(await lost.membership.renewToken()).toBeNull();
  // Another server in its place, which has its own key: nothing that it says is heard.
  await start(newFolder(), port);
  expect(await lost.membership.renewToken()).toBeNull();
  await server.close();
  await start(dataDir, port);
  expect([lost.heard, lost.read()]).toEqual([[], before]);
  // Asked for later, of a device that was shut out long ago.
  expect((await admin.calls().wipeDevice({ id: lost.member.deviceId })).ok).toBe(true);
  await lost.membership.renewToken();
  expect(lost.heard).toHaveLength(1);
});

test('a desk whose server is away once it is erased tells it after a start, when the server is back', async () => {
  const [admin, lost] = await twoStations();
  const { siteId } = lost.member;
  await admin.calls().wipeDevice({ id: lost.member.deviceId });
  await lost.membership.renewToken();
  const [dataDir = ''] = folders;
  const { port } = server;
  await server.close();
  expect(await lost.wipe.erased({ siteId, unsent: 0, isLast: false })).toBe(true);
  expect([lost.erasedWith, lost.wipe.state()]).toEqual([[false], { step: 'erased', siteId, keepsServer: false }]);
  await start(dataDir, port);
  expect((await listed(admin, lost))?.wipe?.doneAt).toBe('');
  lost.wipe.resume();
  await vi.waitFor(() => expect(lost.wipe.state()?.step).toBe('told'));
  expect((await listed(admin, lost))?.wipe?.doneAt).not.toBe('');
});

test('a desk whose disk is full when it hears that keeps its way to the server, and begins once there is room', async () => {
  const [admin, lost] = await twoStations();
  await admin.calls().wipeDevice({ id: lost.member.deviceId });
  lost.disk.isFull = true;
  expect(await lost.membership.renewToken()).toBeNull();
  expect(lost.wipe.state()).toBeNull();
  lost.disk.isFull = false;
  expect(await lost.membership.renewToken()).toBeNull();
  expect(lost.wipe.state()?.step).toBe('asked');
});

test('two pages that erase at once, as around a reload, erase once and both hear that it is done', async () => {
  const [admin, lost] = await twoStations();
  const { siteId, deviceId } = lost.member;
  await admin.calls().wipeDevice({ id: deviceId });
  await lost.membership.renewToken();
  const both = [
    { siteId, unsent: 2, isLast: false },
    { siteId, unsent: 0, isLast: true },
  ];
  expect(await Promise.all(both.map(lost.wipe.erased))).toEqual([true, true]);
  expect(lost.erasedWith).toEqual([false]);
  await vi.waitFor(() => expect(lost.wipe.state()?.step).toBe('told'));
});

test('a desk whose server never comes back can be set up anew: it stops telling, and its key goes', async () => {
  const [admin, lost] = await twoStations();
  await admin.calls().wipeDevice({ id: lost.member.deviceId });
  await lost.membership.renewToken();
  await server.close();
  expect(lost.wipe.end()).toBe(false);
  await lost.wipe.erased({ siteId: lost.member.siteId, unsent: 0, isLast: true });
  expect(lost.wipe.state()?.step).toBe('erased');
  expect([lost.wipe.end(), lost.wipe.state(), lost.key()]).toEqual([true, null, null]);
  await start(newFolder());
});

test('a desk that can prove nothing any more does not say that the server knows, and says where it was a server itself', async () => {
  const [admin, lost] = await twoStations();
  const townHall = { commune: 'Commune', siteName: 'Mairie', desks: 1, stations: 0 };
  lost.station.write({ ...lost.read(), townHall });
  await admin.calls().wipeDevice({ id: lost.member.deviceId });
  await lost.membership.renewToken();
  lost.sealed.clear();
  await lost.wipe.erased({ siteId: lost.member.siteId, unsent: 0, isLast: true });
  await vi.waitFor(() => expect(lost.wipe.state()).toMatchObject({ step: 'unheard', keepsServer: true }));
  expect((await listed(admin, lost))?.wipe?.doneAt).toBe('');
});
