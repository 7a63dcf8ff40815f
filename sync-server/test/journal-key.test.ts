import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { buildApp } from '#server/app';
import { DAY_MS } from '#server/bounds';
import { JOURNAL_FOR_DAYS } from '#shared/sync/bounds';
import { freshId, freshToken } from '#server/lib/fresh';
import { brokenJournals, tendJournal } from '#server/journal/tend-journal';
import { readConfig } from '#server/run/config';
import { journalKeyAt, readJournalKey } from '#server/run/journal-key';
import { openStore } from '#server/run/open-store';
import { runOperatorCommand } from '#server/run/operator-commands';
import { startServer } from '#server/run/start-server';
import { journalSeal } from '#server/store/journal-seal';
import { openLibsql } from '#server/store/sqlite/libsql-database';

import { SITE } from './support/documents';
import { AT } from './support/store-bench';
import { lineOf, seal } from './support/store-contract-journal';
import { openTestStore } from './support/test-server';

let folder: string;
let dataDir: string;
let keyFile: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'guichet-journal-'));
  dataDir = path.join(folder, 'data');
  keyFile = `${dataDir}.journal-key`;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Starts a server, gives a code by it and stops it: one line of the journal. */
const run = async (journalKey = keyFile) => {
  const seed = { kind: 'townHall', commune: 'Essai', siteName: 'Mairie', desks: 1, stations: 0 } as const;
  const at = { dataDir, host: '127.0.0.1', port: 0, elsewhere: false, logLevel: '' };
  const server = await startServer({ ...at, seed, journalKey });
  await server.invite('kiosk');
  await server.close();
  return server;
};
const audit = async () => {
  const { good, lines } = await runOperatorCommand('audit', ['--data', dataDir], {});
  return [good, lines.filter((line) => !line.startsWith('Site ')).map((line) => line.replace(/ of \S+:/, ':'))];
};

it('is made at the first start, beside the folder and for the account of the server alone, and stays', async () => {
  await run();
  const text = readFileSync(keyFile, 'utf8');
  expect([text.length, existsSync(path.join(dataDir, 'data.journal-key'))]).toEqual([44, false]);
  if (process.platform !== 'win32') expect(statSync(keyFile).mode & 0o777).toBe(0o600);
  const server = await run();
  expect([readFileSync(keyFile, 'utf8'), server.hasJournalKeyFault]).toEqual([text, false]);
  expect(await audit()).toEqual([true, ['Journal: 2 lines up to 2, whole']]);
});

it('when it is lost, the journal goes on under another one, and the audit says so', async () => {
  await run();
  rmSync(keyFile);
  expect(await audit()).toEqual([
    true,
    [
      'Journal: 1 lines up to 1, no fault',
      '  the key that chained the first 1 of them is not here: they cannot be checked',
    ],
  ]);
  await run();
  expect(await audit()).toEqual([
    true,
    [
      'Journal: 2 lines up to 2, no fault',
      '  the key that chained the first 1 of them is not here: they cannot be checked',
    ],
  ]);
  // One that is none is put aside, for whoever looks what became of it.
  writeFileSync(keyFile, 'no key');
  await run();
  expect(readFileSync(`${keyFile}.broken`, 'utf8')).toBe('no key');
});

it('never keeps a server from starting', async () => {
  const server = await run(path.join(folder, 'no', 'such', 'folder'));
  expect(server.hasJournalKeyFault).toBe(true);
  const { key, fault } = await journalKeyAt('');
  expect([key.length, fault, await readJournalKey('')]).toEqual([32, null, null]);
});

it('shows which line was changed by whoever has the data', async () => {
  for (let time = 0; time < 3; time += 1) await run();
  const database = openLibsql(path.join(dataDir, 'guichet.sqlite'), ':memory:');
  database.exec('drop trigger journal_no_update');
  database.exec(`update journal set subject = 'desk' where n = 2`);
  database.close();
  expect(await audit()).toEqual([false, ['Journal: 3 lines up to 3, 1 faults', '  line 2: link']]);
});

it('is used by those who let an administrator in again', async () => {
  const seed = { kind: 'townHall', commune: 'Essai', siteName: 'Mairie', desks: 1, stations: 0 } as const;
  const at = { dataDir, host: '127.0.0.1', port: 0, elsewhere: false, logLevel: '', journalKey: keyFile };
  const server = await startServer({ ...at, seed });
  await server.close();
  const [, admin = ''] = (await runOperatorCommand('recover', ['--data', dataDir], {})).lines;
  const [id = ''] = admin.trim().split(' ');
  expect(await runOperatorCommand('recover', ['--agent', id, '--data', dataDir], {})).toMatchObject({ good: true });
  const store = await openStore({ dataDir });
  const [line] = await store.journalLines(server.siteId, 0, 9);
  await store.close();
  expect(line).toMatchObject({ kind: 'startCodeGiven', deviceId: 'server', subject: id, agentId: '' });
  expect(await audit()).toEqual([true, ['Journal: 1 lines up to 1, whole']]);
});

it('lies beside the folder unless somebody says where, and never in it', () => {
  const config = (...args: readonly string[]) => readConfig(['--data', dataDir, ...args], {}).journalKey;
  expect(config()).toBe(keyFile);
  expect(config('--journal-key', path.join(folder, 'key'))).toBe(path.join(folder, 'key'));
  expect(() => config('--journal-key', path.join(dataDir, 'key'))).toThrow('--journal-key: a file outside');
  expect(readConfig(['--data', dataDir], { GUICHET_JOURNAL_KEY: '/elsewhere/key' }).journalKey).toBe('/elsewhere/key');
});

it('may be a file that nobody may read: another one, and the old one stays', async () => {
  if (process.platform === 'win32' || process.getuid?.() === 0) return;
  const first = await journalKeyAt(keyFile);
  chmodSync(keyFile, 0o000);
  const second = await journalKeyAt(keyFile);
  expect([second.fault !== null, second.key.equals(first.key)]).toEqual([true, false]);
});

it('once a day lines of more than a year go, and the log hears where each site stands', async () => {
  const store = await openTestStore();
  await store.setHomeSite(SITE);
  const heads: unknown[] = [];
  let nowMs = Date.parse(AT);
  const tend = tendJournal({ store, clock: () => nowMs }, (head) => heads.push(head));
  await tend(SITE);
  const many = Array.from({ length: 2_500 }, (_, at) => lineOf(`l${at}`));
  await store.withSite(SITE, (site) => site.keepLines({ deviceId: 'k1', lines: many, seal }));
  await tend(SITE);
  // Nothing was there, and that day is done.
  expect(heads).toEqual([]);
  nowMs += JOURNAL_FOR_DAYS * DAY_MS;
  const last = lineOf('last', { keptAt: new Date(nowMs).toISOString() });
  await store.withSite(SITE, (site) => site.keepLines({ deviceId: 'k1', lines: [last], seal }));
  const { link } = await store.journalHead(SITE);
  for (let time = 0; time < 2; time += 1) await tend(SITE);
  expect(heads).toEqual([{ site: SITE, n: 2_501, link, since: 1 }]);
  nowMs += DAY_MS;
  await tend(SITE);
  expect(heads.at(-1)).toEqual({ site: SITE, n: 2_501, link, since: 2_501 });
  expect((await store.journalLines(SITE, 0, 9)).map(({ id }) => id)).toEqual(['last']);
  // A clock that is years ahead for one turn takes two days of lines, which the last one is not among by then.
  const later = lineOf('later', { keptAt: new Date(nowMs + 5 * DAY_MS).toISOString() });
  await store.withSite(SITE, (site) => site.keepLines({ deviceId: 'k1', lines: [later], seal }));
  nowMs += 900 * DAY_MS;
  await tend(SITE);
  expect((await store.journalLines(SITE, 0, 9)).map(({ id }) => id)).toEqual(['later']);
  await store.close();
});

it('tells the key of each link apart by its name', () => {
  const [one, other] = [1, 2].map((byte) => journalSeal(Buffer.alloc(32, byte)));
  const line = { ...lineOf('a'), n: 1, deviceId: 'k1' };
  expect(one?.name).not.toBe(other?.name);
  expect(one?.link(SITE, '', line)).toMatch(/^[\w-]{8}\.[\w-]{43}$/);
  expect(one?.link(SITE, '', line)).not.toBe(one?.link('site-b', '', line));
});

it('tells the log of a server where the journal stands, and knows a journal of another key', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const store = await openTestStore();
  await store.setHomeSite(SITE);
  await store.withSite(SITE, (site) => site.keepLines({ deviceId: 'k1', lines: [lineOf('a')], seal }));
  const { link } = await store.journalHead(SITE);
  const lines: string[] = [];
  const app = buildApp({
    store,
    clock: () => Date.parse(AT),
    newId: freshId,
    newToken: freshToken,
    allowedOrigins: [],
    logger: { level: 'info', stream: { write: (line) => void lines.push(line) } },
  });
  await app.ready();
  vi.advanceTimersByTime(10 * 60_000);
  await expect.poll(() => lines.filter((line) => line.includes('"msg":"journal"'))).toHaveLength(1);
  const told = JSON.parse(lines.find((line) => line.includes('"msg":"journal"')) ?? '{}') as object;
  // In groups, or the log of the app would take it for a token.
  expect(told).toMatchObject({ site: SITE, n: 1, link: link.match(/.{1,16}/gu)?.join(' '), since: 1 });
  await app.close();
  expect(await brokenJournals(store, seal)).toEqual([]);
  expect(await brokenJournals(store, journalSeal(Buffer.alloc(32, 1)))).toEqual([{ site: SITE, n: 1 }]);
  await store.close();
  vi.useRealTimers();
});
