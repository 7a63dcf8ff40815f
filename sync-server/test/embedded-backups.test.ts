import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

import { afterEach, beforeEach, expect, it } from 'vitest';

import { createEmbeddedBackups } from '#server/run/embedded-backups';
import type { FromBackups, ToBackups } from '#server/run/embedded-messages';
import { restore } from '#server/run/restore';
import { startServer, type RunningServer } from '#server/run/start-server';
import { secretKeysIn } from '#server/store/backup/age';
import { openLibsql } from '#server/store/sqlite/libsql-database';

import { OTHER_RECIPIENT, OTHER_SECRET } from './support/recovery-keys';

const TOWN_HALL = { kind: 'townHall', commune: 'Fontbelle', siteName: 'Mairie', desks: 2, stations: 1 } as const;

let profile: string;
let folder: string;
let dataDir: string;
let server: RunningServer;
let ask: (asked: ToBackups) => Promise<FromBackups>;
beforeEach(async () => {
  profile = mkdtempSync(path.join(tmpdir(), 'guichet-backups-'));
  [folder, dataDir] = [path.join(profile, 'stick'), path.join(profile, 'server')];
  mkdirSync(folder);
  server = await startServer({ dataDir, host: '127.0.0.1', port: 0, seed: TOWN_HALL, elsewhere: false, logLevel: '' });
  ask = createEmbeddedBackups({ dataDir });
});
afterEach(async () => {
  await server.close();
  rmSync(profile, { recursive: true, force: true });
});

const file = (): string => path.join(folder, 'guichet-2026-12-01T02-15-00Z.backup');

const freshKey = async () => {
  const fresh = await ask({ type: 'freshKey' });
  if (fresh.type !== 'freshKey') throw new Error(fresh.type);
  return fresh;
};
const keptKey = async () => {
  const fresh = await freshKey();
  expect(await ask({ type: 'keepKey', recipient: fresh.recipient })).toEqual({
    type: 'backupKey',
    recipient: fresh.recipient,
  });
  return fresh;
};

const rowsOf = (at: string): readonly unknown[] => {
  const database = openLibsql(path.join(at, 'guichet.sqlite'), ':memory:');
  try {
    return database.prepare('select id, body from documents order by collection, id').all([]);
  } finally {
    database.close();
  }
};

it('keeps the public half of a key that was shown, once somebody says so, and the secret nowhere', async () => {
  expect(await ask({ type: 'backupKey' })).toEqual({ type: 'backupKey', recipient: '' });
  expect(await ask({ type: 'backup', to: file() })).toEqual({ type: 'backupFailed', fault: 'noKey' });
  const fresh = await freshKey();
  expect(await ask({ type: 'backupKey' })).toEqual({ type: 'backupKey', recipient: '' });
  expect(await ask({ type: 'keepKey', recipient: OTHER_RECIPIENT })).toEqual({ type: 'backupFailed', fault: 'noKey' });
  await ask({ type: 'keepKey', recipient: fresh.recipient });
  expect(await ask({ type: 'backupKey' })).toEqual({ type: 'backupKey', recipient: fresh.recipient });
  for (const name of readdirSync(dataDir))
    expect(readFileSync(path.join(dataDir, name)).includes(fresh.secret), name).toBe(false);
});

it('keeps a key that it keeps already: the first answer may have been lost', async () => {
  const { recipient } = await keptKey();
  expect(await ask({ type: 'keepKey', recipient })).toEqual({ type: 'backupKey', recipient });
});

it('writes a backup that its key opens, and that holds the same rows when it is restored', async () => {
  const { secret } = await keptKey();
  expect(await ask({ type: 'backup', to: file() })).toMatchObject({ type: 'backedUp', bytes: expect.any(Number) });
  expect(() => gunzipSync(readFileSync(file()))).toThrow();
  const typed = ` ${secret.toLowerCase().replace('1', '1 ')} `;
  expect(await ask({ type: 'tryBackup', from: file(), key: typed })).toEqual({ type: 'triedBackup' });
  const elsewhere = path.join(profile, 'elsewhere');
  await restore({ dataDir: elsewhere }, file(), false, () => secretKeysIn(secret));
  const rows = rowsOf(dataDir);
  expect(rows.length).toBeGreaterThan(0);
  expect(rowsOf(elsewhere)).toEqual(rows);
});

it('tells another key, a slip, a damaged file and one that is gone apart', async () => {
  const { secret } = await keptKey();
  await ask({ type: 'backup', to: file() });
  const tried = (key: string) => ask({ type: 'tryBackup', from: file(), key });
  expect(await tried(OTHER_SECRET)).toEqual({ type: 'backupFailed', fault: 'otherKey' });
  for (const slip of ['', 'bonjour', `${secret.slice(0, -1)}${secret.endsWith('Q') ? 'P' : 'Q'}`])
    expect(await tried(slip)).toEqual({ type: 'backupFailed', fault: 'badKey' });
  const whole = readFileSync(file());
  writeFileSync(file(), whole.subarray(0, -3));
  expect(await tried(secret)).toEqual({ type: 'backupFailed', fault: 'damaged' });
  rmSync(file());
  expect(await tried(secret)).toEqual({ type: 'backupFailed', fault: 'gone' });
});

it('says that the folder is gone, and makes none', async () => {
  await keptKey();
  rmSync(folder, { recursive: true });
  expect(await ask({ type: 'backup', to: file() })).toEqual({ type: 'backupFailed', fault: 'gone' });
  expect(existsSync(folder)).toBe(false);
});

// Who may not mount a file system sees the other tests alone.
const mounted = (): boolean => spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8k', 'tmpfs', folder]).status === 0;
const mayMount = ((): boolean => {
  const probe = mkdtempSync(path.join(tmpdir(), 'guichet-mount-'));
  const may = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8k', 'tmpfs', probe]).status === 0;
  if (may) spawnSync('umount', ['-l', probe]);
  rmSync(probe, { recursive: true, force: true });
  return may;
})();

it.runIf(mayMount)('leaves nothing half on a disk that is full, and says that it is', async () => {
  await keptKey();
  expect(mounted()).toBe(true);
  try {
    writeFileSync(path.join(folder, 'ballast'), Buffer.alloc(4096));
    expect(await ask({ type: 'backup', to: file() })).toEqual({ type: 'backupFailed', fault: 'full' });
    expect(readdirSync(folder)).toEqual(['ballast']);
    // The server goes on beside it.
    expect((await fetch(`http://127.0.0.1:${server.port}/v1/health`)).status).toBe(200);
  } finally {
    spawnSync('umount', ['-l', folder]);
  }
});

it('answers about the key while a backup is under way: who cancels a key must never find it kept later', async () => {
  await keptKey();
  const ended: string[] = [];
  const note = (answer: FromBackups) => void ended.push(answer.type);
  await Promise.all([ask({ type: 'backup', to: file() }).then(note), ask({ type: 'backupKey' }).then(note)]);
  expect(ended).toEqual(['backupKey', 'backedUp']);
});

it('makes one after the other', async () => {
  const { secret } = await keptKey();
  const [written, tried] = await Promise.all([
    ask({ type: 'backup', to: file() }),
    ask({ type: 'tryBackup', from: file(), key: secret }),
  ]);
  expect([written.type, tried.type]).toEqual(['backedUp', 'triedBackup']);
});
