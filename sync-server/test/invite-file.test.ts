import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, expect, it } from 'vitest';

import { backup } from '#server/run/backup';
import { inviteFile } from '#server/run/invite-file';
import { operatorCommandOf, runOperatorCommand } from '#server/run/operator-commands';
import { restore } from '#server/run/restore';
import { startServer, type RunningServer } from '#server/run/start-server';
import { invitationFileSchema, readInvitation } from '#shared/sync/invitation';
import { calls } from '#shared/sync/wire/calls';

import { newDeviceKey } from './support/device-key';
import { RECIPIENT, withKey } from './support/recovery-keys';

let folder = '';
let server: RunningServer;
let nowMs = Date.now();
const dataDir = (): string => path.join(folder, 'data');
const fileOf = (name: string): string => path.join(folder, name);

const start = async (): Promise<void> => {
  server = await startServer({
    dataDir: dataDir(),
    host: '127.0.0.1',
    elsewhere: false,
    trustedProxies: ['127.0.0.1'],
    port: 0,
    seed: { kind: 'townHall', commune: 'Commune', siteName: 'Mairie', desks: 1, stations: 0 },
    logLevel: '',
  });
};
beforeEach(async () => {
  nowMs = Date.now();
  folder = mkdtempSync(path.join(tmpdir(), 'guichet-invite-'));
  await start();
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const command = (...args: readonly string[]) => runOperatorCommand('invite-file', [...args, '--data', dataDir()], {});
const invite = (name: string, uses: number) =>
  command('--to', fileOf(name), '--address', '10.0.0.5:4747', '--uses', String(uses));
const secretIn = (name: string): string =>
  readInvitation(invitationFileSchema.parse(JSON.parse(readFileSync(fileOf(name), 'utf8'))).code)?.secret ?? '';

/** A new desk, each at an address of its own as in a town hall. */
const enrol = async (code: string, number: number): Promise<{ readonly status: number; readonly body: unknown }> => {
  const reply = await fetch(`http://127.0.0.1:${server.port}${calls.enrol.path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-forwarded-for': `10.1.${Math.floor(number / 200)}.${(number % 200) + 1}`,
    },
    body: JSON.stringify({ code, deviceName: `Guichet ${number}`, publicKey: newDeviceKey().publicKey }),
  });
  return { status: reply.status, body: await reply.json() };
};

it('brings fifty desks in by one file beside a running server, each as itself, and not one more', async () => {
  const told = await invite('fifty.json', 50);
  expect(told).toMatchObject({ good: true });
  expect(told.lines[0]).toContain('50 desks may join by it until');
  const { code, until, address } = invitationFileSchema.parse(JSON.parse(readFileSync(fileOf('fifty.json'), 'utf8')));
  expect(address).toBe('10.0.0.5:4747');
  expect(Date.parse(until) - nowMs).toBeGreaterThan(13.9 * 86_400_000);
  // What a desk tells the key of the server by, before it says a word of the secret.
  const { secret = '', mark = '' } = readInvitation(code) ?? {};
  expect(mark).toBe(await server.line.mark(secret));
  if (process.platform !== 'win32') expect(statSync(fileOf('fifty.json')).mode & 0o077).toBe(0);
  const ids = new Set<string>();
  for (let number = 0; number < 50; number += 1) {
    const { status, body } = await enrol(secret, number);
    expect(status).toBe(200);
    const { deviceId, rank } = calls.enrol.output.parse(body);
    ids.add(deviceId);
    expect(rank).toBe('desk');
  }
  expect(ids.size).toBe(50);
  expect(await server.countDevices()).toBe(50);
  expect(await enrol(secret, 50)).toMatchObject({ body: { code: 'unknownCode' } });
});

it('is taken by as many as it says when they all come at once', async () => {
  await invite('three.json', 3);
  const secret = secretIn('three.json');
  const replies = await Promise.all(Array.from({ length: 8 }, (_, number) => enrol(secret, number)));
  expect(replies.filter(({ status }) => status === 200)).toHaveLength(3);
});

it('is one at a time, ends by a word, and lets nobody in by a guess', async () => {
  await invite('first.json', 5);
  await invite('second.json', 5);
  expect((await enrol(secretIn('first.json'), 1)).status).not.toBe(200);
  expect((await enrol(secretIn('second.json'), 2)).status).toBe(200);
  expect((await enrol('A'.repeat(24), 3)).status).not.toBe(200);
  expect(await command('--end')).toEqual({ good: true, lines: ['The file is void: 4 of its uses were left'] });
  expect((await enrol(secretIn('second.json'), 4)).status).not.toBe(200);
  expect(await command('--end')).toEqual({ good: true, lines: ['No file is open'] });
  expect(operatorCommandOf(['invite-file'])).toBe('invite-file');
});

it('opens nothing once a backup was put back, in which it was still open: it may have been used up or ended since', async () => {
  await invite('before.json', 5);
  const file = fileOf('backup.age');
  await backup({ dataDir: dataDir() }, file, RECIPIENT);
  expect(await command('--end')).toMatchObject({ good: true });
  await server.close();
  await restore({ dataDir: dataDir() }, file, true, withKey);
  await start();
  expect((await enrol(secretIn('before.json'), 1)).body).toMatchObject({ code: 'unknownCode' });
  await invite('after.json', 1);
  expect((await enrol(secretIn('after.json'), 2)).status).toBe(200);
});

it('is not written over another file, nor for no desk, too many, too long, no address or a site that is none', async () => {
  writeFileSync(fileOf('there.json'), 'theirs');
  expect(await invite('there.json', 5)).toMatchObject({ good: false });
  expect(readFileSync(fileOf('there.json'), 'utf8')).toBe('theirs');
  const to = ['--to', fileOf('none.json'), '--address', '10.0.0.5:4747'];
  for (const args of [
    [...to, '--uses', '0'],
    [...to, '--uses', '501'],
    [...to, '--uses', '5', '--days', '91'],
    [...to, '--uses', '5', '--invite-to', 'Annexe'],
    [...to.slice(0, 2), '--uses', '5'],
    [...to],
  ])
    expect(await command(...args)).toMatchObject({ good: false });
  expect(() => statSync(fileOf('none.json'))).toThrow();
  const wish = { to: fileOf('x'), address: 'a', uses: '1', days: '1', site: '', isEnd: false, keyFile: '' };
  expect(await inviteFile({ dataDir: fileOf('empty') }, wish)).toMatchObject({ good: false });
});
