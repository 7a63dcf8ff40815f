import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, expect, it } from 'vitest';

import { calls } from '#shared/sync/wire/calls';
import { runOperatorCommand, operatorCommandOf } from '#server/run/operator-commands';
import { startServer, type RunningServer } from '#server/run/start-server';

import { newDeviceKey } from './support/device-key';
import { RECIPIENT } from './support/recovery-keys';

let folder = '';
let server: RunningServer | null = null;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'guichet-operator-'));
});
afterEach(async () => {
  await server?.close();
  server = null;
  rmSync(folder, { recursive: true, force: true });
});

const data = (): string => path.join(folder, 'data');
const say = (...[command = '', ...args]: readonly string[]) => {
  const known = operatorCommandOf([command]);
  if (!known) throw new Error(`no command ${command}`);
  return runOperatorCommand(known, [...args, '--data', data()], {});
};
const create = () => say('create', '--commune', 'Fontbelle', '--desks', '3', '--stations', '1');
const serve = async (): Promise<RunningServer> => {
  const place = { dataDir: data(), host: '127.0.0.1', port: 0, elsewhere: false, seed: null, logLevel: '' };
  server = await startServer({ ...place, journalKey: path.join(folder, 'data.journal-key') });
  return server;
};
const enrolBy = async (port: number, code: string) => {
  const body = JSON.stringify({ code, deviceName: 'Poste', publicKey: newDeviceKey().publicKey });
  const headers = { 'content-type': 'application/json' };
  const reply = await fetch(`http://127.0.0.1:${port}/v1/enrol`, { method: 'POST', headers, body });
  return reply.ok ? calls.enrol.output.parse(await reply.json()) : reply.status;
};
const codeIn = ({ lines }: { readonly lines: readonly string[] }): string =>
  /^Enrolment code (\S+) until/.exec(lines[0] ?? '')?.[1] ?? '';

it('makes a town hall once, which a server then finds', async () => {
  expect(await create()).toMatchObject({ good: true, lines: [expect.stringContaining('Fontbelle')] });
  expect(await create()).toEqual({ good: false, lines: ['there is a town hall here already: nothing was changed'] });
  const { port } = await serve();
  expect((await fetch(`http://127.0.0.1:${port}/v1/health`)).status).toBe(200);
});

it('makes no town hall without its name, and leaves no database behind', async () => {
  expect(await say('create')).toEqual({ good: false, lines: ['--commune NAME is missing'] });
  expect(await say('create', '--commune', 'Fontbelle', '--desks', 'many')).toMatchObject({ good: false });
  expect(existsSync(data())).toBe(false);
});

it('gives codes beside a server at work: an administrator’s first, then a desk’s, and a kiosk’s when asked', async () => {
  await create();
  const { port } = await serve();
  const first = await say('invite');
  expect(first.lines[1]).toBe(`Key ${server?.line.fingerprint ?? ''}`);
  expect(await enrolBy(port, codeIn(first))).toMatchObject({ rank: 'admin' });
  expect(await enrolBy(port, codeIn(first))).not.toHaveProperty('rank');
  expect(await enrolBy(port, codeIn(await say('invite')))).toMatchObject({ rank: 'desk' });
  expect(await enrolBy(port, codeIn(await say('invite', 'kiosk')))).toMatchObject({ rank: 'kiosk' });
});

it('gives no code where there is no town, for a site that it has not, or for an unknown kind of device', async () => {
  expect(await say('invite')).toEqual({ good: false, lines: ['this folder holds no town hall'] });
  expect(existsSync(data())).toBe(false);
  await create();
  expect(await say('invite', '--invite-to', 'Ailleurs')).toEqual({
    good: false,
    lines: ['this town has no site « Ailleurs »'],
  });
  expect(await say('invite', 'toaster')).toMatchObject({ good: false });
});

it('backs up into a folder under a name of its own, and keeps fourteen days and eight weeks of its files alone', async () => {
  await create();
  expect(await say('recovery-key', '--recipient', RECIPIENT)).toMatchObject({ good: true });
  const into = path.join(folder, 'backups');
  expect((await say('backup', '--into', into)).lines[0]).toContain('Backup of ');
  const [written = ''] = readdirSync(into);
  expect(written).toMatch(/^guichet-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ\.backup$/);
  const days = Array.from({ length: 100 }, (_, back) => new Date(Date.now() - (back + 1) * 86_400_000));
  for (const day of days) {
    const file = path.join(into, `guichet-${day.toISOString().slice(0, 10)}T02-00-00Z.backup`);
    writeFileSync(file, '');
    utimesSync(file, day, day);
  }
  writeFileSync(path.join(into, 'notes.txt'), '');
  expect(await say('backup', '--into', into)).toMatchObject({ good: true });
  const left = readdirSync(into);
  expect(left).toContain('notes.txt');
  // Fourteen days, and the weeks before them: today may stand there twice or replace the first one of the same second.
  expect(left.length).toBeGreaterThan(18);
  expect(left.length).toBeLessThan(24);
  expect(await say('backup')).toEqual({ good: false, lines: ['--to FILE is missing'] });
});

it('says what is wrong with a certificate of the town that cannot be used, and gives no code', async () => {
  await create();
  for (const name of ['certificat.pem', 'cle.pem']) writeFileSync(path.join(data(), name), 'x', { mode: 0o600 });
  expect(await say('invite')).toEqual({
    good: false,
    lines: ['certificat.pem and cle.pem must be a PEM certificate and its key'],
  });
});

it('tells when the key of the journal cannot be kept, which audit would show later', async () => {
  await create();
  const { good, lines } = await say('invite', '--journal-key', path.join(folder, 'missing', 'journal-key'));
  expect([good, lines.at(-1)]).toEqual([true, expect.stringContaining('The key of the journal cannot be kept')]);
});

/** Backups of one night a week, written while the clock of the machine ran years ahead. */
const aheadIn = (into: string): readonly string[] =>
  Array.from({ length: 16 }, (_, back) => {
    const day = new Date(Date.now() + (400 + back * 7) * 86_400_000);
    const name = `guichet-${day.toISOString().slice(0, 10)}T02-00-00Z.backup`;
    writeFileSync(path.join(into, name), '');
    utimesSync(path.join(into, name), day, day);
    return name;
  });

it('keeps the backup that it has just written, and those of last nights, also beside some of a clock that ran ahead', async () => {
  await create();
  await say('recovery-key', '--recipient', RECIPIENT);
  const into = path.join(folder, 'backups');
  mkdirSync(into);
  const ahead = aheadIn(into);
  const yesterday = new Date(Date.now() - 86_400_000);
  const lastNight = `guichet-${yesterday.toISOString().slice(0, 10)}T02-00-00Z.backup`;
  writeFileSync(path.join(into, lastNight), '');
  utimesSync(path.join(into, lastNight), yesterday, yesterday);
  expect(await say('backup', '--into', into)).toMatchObject({ good: true });
  const left = readdirSync(into).filter((name) => !ahead.includes(name));
  expect(left).toHaveLength(2);
  expect(left).toContain(lastNight);
});

it('takes away what a backup left that was killed, and not one that is being written', async () => {
  await create();
  await say('recovery-key', '--recipient', RECIPIENT);
  const into = path.join(folder, 'backups');
  mkdirSync(into);
  const [killed, atWork] = [
    'guichet-2026-01-05T02-00-00Z.backup.partial',
    'guichet-2026-01-06T02-00-00Z.backup.partial',
  ];
  const twoDaysAgo = new Date(Date.now() - 2 * 86_400_000);
  for (const name of [killed, atWork, 'other.partial']) writeFileSync(path.join(into, name), '');
  for (const name of [killed, 'other.partial']) utimesSync(path.join(into, name), twoDaysAgo, twoDaysAgo);
  expect(await say('backup', '--into', into)).toMatchObject({ good: true });
  expect(readdirSync(into).filter((name) => name.endsWith('.partial'))).toEqual([atWork, 'other.partial']);
});

it('writes no backup into the empty place of a disk that is not there', async () => {
  await create();
  await say('recovery-key', '--recipient', RECIPIENT);
  const into = path.join(folder, 'share');
  // Memory stands for a share: it is mounted elsewhere.
  const share = mkdtempSync('/dev/shm/guichet-share-');
  try {
    symlinkSync(share, into);
    expect(await say('backup', '--into', into)).toMatchObject({ good: true });
    rmSync(into);
    mkdirSync(into);
    const refused = await say('backup', '--into', into);
    expect([refused.good, refused.lines[0]]).toEqual([false, expect.stringContaining('is not there now')]);
    expect(readdirSync(into)).toEqual([]);
    expect(await say('backup', '--into', path.join(folder, 'another'))).toMatchObject({ good: true });
    rmSync(into, { recursive: true });
    symlinkSync(share, into);
    expect(await say('backup', '--into', into)).toMatchObject({ good: true });
  } finally {
    rmSync(share, { recursive: true });
  }
});

it('drops nothing when no backup could be written', async () => {
  await create();
  const into = path.join(folder, 'backups');
  const before = await say('backup', '--into', into);
  expect(before.good).toBe(false);
  expect(before.lines[0]).toContain('no recovery key');
  expect(existsSync(into) ? readdirSync(into) : []).toEqual([]);
});
