import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';

import { calls } from '#shared/sync/wire/calls';

import { appointment, citizen, DAY, wire } from './support/documents';
import {
  buildServer,
  enrolAt,
  runToEnd,
  startProcess,
  type HttpDevice,
  type ServerProcess,
} from './support/server-process';

const ROUNDS = 6;
const WRITERS = 4;

let folder: string;
let server: ServerProcess | null = null;

beforeAll(buildServer, 240_000);
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'guichet-process-'));
});
afterEach(async () => {
  await server?.end('SIGKILL');
  server = null;
  for (const made of [folder, `${folder}.anchor`, `${folder}.journal-key`])
    rmSync(made, { recursive: true, force: true });
});

const start = async (...more: readonly string[]): Promise<ServerProcess> => {
  server = await startProcess(['--data', folder, '--port', '0', '--commune', 'Commune', '--desks', '2', ...more]);
  return server;
};

const epochOf = async (one: HttpDevice): Promise<string> =>
  calls.head.output.parse(await (await one.get('/v1/head')).json()).epoch;

type Acknowledged = { readonly documents: Map<string, string>; readonly numbers: Map<string, number> };

/** Writes without a pause until the server dies, and notes only what was answered. */
const writeUntilDeath = async (
  one: HttpDevice,
  epoch: string,
  name: string,
  acknowledged: Acknowledged,
): Promise<void> => {
  for (let turn = 0; ; turn += 1) {
    const rows = Array.from({ length: 1 + (turn % 7) }, (_, index) =>
      wire({ ...citizen(`${name}-${turn}-${index}`, `Nom ${turn}`), siteId: one.siteId }),
    );
    const key = `${name}-${turn}`;
    try {
      for (const verdict of await one.push(epoch, 'citizens', rows)) {
        expect(verdict.verdict).toBe('stored');
        acknowledged.documents.set(verdict.id, `Nom ${turn}`);
      }
      acknowledged.numbers.set(
        key,
        calls.issueNumber.output.parse(await one.post('/v1/issue-number', { key, day: DAY, series: 'A' })).number,
      );
    } catch (error) {
      if (error instanceof TypeError) return;
      throw error;
    }
  }
};

it('has every acknowledged write after kill -9 during writes and a restart', async () => {
  let running = await start();
  if (process.platform === 'linux')
    expect(readFileSync(`/proc/${running.child.pid}/cmdline`, 'utf8')).toContain('--max-semi-space-size=16');
  const first = await enrolAt(running.url, running.code);
  const writers = [first];
  while (writers.length < WRITERS)
    writers.push(await enrolAt(running.url, calls.makeCode.output.parse(await first.post('/v1/codes', {})).code));
  const epoch = await epochOf(first);
  const acknowledged: Acknowledged = { documents: new Map(), numbers: new Map() };

  for (let round = 0; round < ROUNDS; round += 1) {
    const before = acknowledged.documents.size;
    const writing = writers.map((one, index) =>
      writeUntilDeath(one.at(running.url), epoch, `r${round}w${index}`, acknowledged),
    );
    // Counted in answers, not in time, so that a slow machine tests as much; the moment within a write still varies.
    await expect.poll(() => acknowledged.documents.size, { interval: 1, timeout: 30_000 }).toBeGreaterThan(before + 40);
    await new Promise((resolve) => setTimeout(resolve, round * 3));
    await running.end('SIGKILL');
    await Promise.all(writing);

    running = await start();
    expect(running.code).toBe('');
    const reader = first.at(running.url);
    expect(await epochOf(reader)).toBe(epoch);
    const stored = await reader.pullAll('citizens');
    const lost = [...acknowledged.documents].filter(
      ([id, name]) => (stored.get(id)?.['fields'] as { lastName: { v: string } } | undefined)?.lastName.v !== name,
    );
    expect(lost).toEqual([]);
    const numbers = [...acknowledged.numbers.values()];
    expect(new Set(numbers).size).toBe(numbers.length);
    const [key, number] = [...acknowledged.numbers].at(-1) ?? [];
    expect(await reader.post('/v1/issue-number', { key, day: DAY, series: 'A' })).toEqual({ number });
  }
}, 240_000);

it('pokes the other desk, keeps one stream per device and ends them when it stops', async () => {
  const running = await start();
  const first = await enrolAt(running.url, running.code);
  const second = await enrolAt(running.url, calls.makeCode.output.parse(await first.post('/v1/codes', {})).code);
  const epoch = await epochOf(first);

  const open = async (one: HttpDevice) => {
    const reply = await one.get('/v1/stream');
    expect([reply.status, reply.headers.get('content-type'), reply.headers.get('access-control-allow-origin')]).toEqual(
      [200, 'text/event-stream; charset=utf-8', 'guichet://app'],
    );
    const reader = reply.body?.pipeThrough(new TextDecoderStream()).getReader();
    const until = async (mark: string): Promise<string> => {
      let text = '';
      for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
        text += part.value;
        if (text.includes(mark)) return text;
      }
      return `${text}[end]`;
    };
    expect(await until(': open')).toContain('retry: 2000');
    return until;
  };

  const old = await open(second);
  const heard = await open(second);
  expect(await old('never')).toBe('[end]');
  await first.push(epoch, 'appointments', [wire({ ...appointment('a1'), siteId: first.siteId })]);
  const poke = await heard('"appointments"');
  expect(JSON.parse(/data: (.*)/.exec(poke)?.[1] ?? '{}')).toEqual({
    collection: 'appointments',
    scope: first.siteId,
    seq: calls.head.output.parse(await (await first.get('/v1/head')).json()).seq,
  });
  expect((await second.pullAll('appointments')).get('a1')).toMatchObject({ confirmation: 'accepted' });

  const ended = heard('never');
  expect(await running.end('SIGTERM')).toBe(0);
  expect(await ended).toContain('[end]');
});

it('invites when nobody is enrolled or when asked to, and seeds only once', async () => {
  const first = await start('--stations', '3');
  const desk = await enrolAt(first.url, first.code);
  const seeded = await desk.pullAll('reference');
  expect([...seeded.values()].filter((one) => one['kind'] === 'station')).toHaveLength(3);
  expect(await first.end('SIGINT')).toBe(0);
  const second = await start('--stations', '9', '--invite');
  expect(second.code).toMatch(/^[A-Z2-9]{4}(-[A-Z2-9]{4}){3}$/);
  expect(Object.fromEntries(await desk.at(second.url).pullAll('reference'))).toEqual(Object.fromEntries(seeded));
});

it('adds a site to a town, invites to it while nobody is there, and adds it once', async () => {
  const first = await start();
  const home = await enrolAt(first.url, first.code);
  expect(await first.end('SIGINT')).toBe(0);
  const second = await start('--add-site', 'Annexe du Port');
  const annex = await enrolAt(second.url, second.code);
  expect(annex.siteId).not.toBe(home.siteId);
  const seeded = await annex.pullAll('reference');
  expect(seeded.get(annex.siteId)?.['body']).toMatchObject({ kind: 'site', name: 'Annexe du Port' });
  expect(await second.end('SIGINT')).toBe(0);
  const third = await start('--add-site', 'Annexe du Port');
  expect(third.code).toBe('');
  expect(await third.end('SIGINT')).toBe(0);
  const fourth = await start('--invite', '--invite-to', 'annexe du port');
  expect((await enrolAt(fourth.url, fourth.code)).siteId).toBe(annex.siteId);
});

it('says plainly why it cannot start', async () => {
  const blocker = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => blocker.once('listening', resolve));
  const address = blocker.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const taken = runToEnd(['--data', folder, '--commune', 'C', '--host', '127.0.0.1', '--port', String(port)]);
  blocker.close();
  expect([taken.status, taken.stderr]).toEqual([
    1,
    `port ${port} is taken by another program. Choose another one with --port or GUICHET_PORT.\n`,
  ]);

  const empty = runToEnd(['--data', path.join(folder, 'empty'), '--port', '0']);
  expect(empty.status).toBe(1);
  expect(empty.stderr).toContain('holds no town hall yet. Make it by the command create');

  const wrong = runToEnd(['--port', 'http']);
  expect(wrong.status).toBe(1);
  expect(wrong.stderr).toContain('--port: a whole number');
});
