import { mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { createHandlers } from '#server/handlers';
import { createParts } from '#server/parts';
import { openStore, type Place } from '#server/run/open-store';
import { runOperatorCommand } from '#server/run/operator-commands';
import { seedSite } from '#server/seed/seed-site';
import type * as WriteBackup from '#server/store/backup/write-backup';
import { noneGone, readRetention, writeRetention } from '#server/sites/retention-note';
import type { Store } from '#server/store/port';
import type { Handlers } from '#server/wire/handler';
import { allRules } from '#shared/sync/rules';

import { reference, SITE } from './support/documents';
import { withStore } from './support/filled-town';
import { agentOf } from './support/person-town';
import { OTHER_SECRET, plainOf, RECIPIENT, SECRET } from './support/recovery-keys';
import { AT } from './support/store-bench';
import { lineOf, seal } from './support/store-contract-journal';
import { device, testCore } from './support/test-core';

/** What happens to a backup as soon as it is written. */
const moved = vi.hoisted(() => ({ to: '' }));
vi.mock('#server/store/backup/write-backup', async (importActual) => {
  const actual = await importActual<typeof WriteBackup>();
  return {
    ...actual,
    writeBackup: async (...asked: Parameters<typeof actual.writeBackup>) => {
      const rows = await actual.writeBackup(...asked);
      if (moved.to !== '') renameSync(asked[1], moved.to);
      return rows;
    },
  };
});

let folder: string;
let place: Place;
let store: Store;
let handlers: Handlers;
const boss = device('boss', 'admin');
const town = [...reference(1), agentOf('max', 'admin'), agentOf('ann')];

/** A server at work on a database file, as it is while a command runs beside it. */
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'guichet-protection-'));
  place = { dataDir: path.join(folder, 'town') };
  store = await openStore(place);
  await seedSite(store, SITE, { reference: [...town] }, AT);
  await store.setHomeSite(SITE);
  handlers = createHandlers(createParts({ store, clock: () => Date.parse(AT), newId: () => 'id' }));
});
afterEach(async () => {
  moved.to = '';
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const file = (name = 'town.age'): string => path.join(folder, name);
const keyFile = (secret: string): string => {
  writeFileSync(file('paper.txt'), secret);
  return file('paper.txt');
};
const run = (command: 'recovery-key' | 'backup' | 'try-backup' | 'restore', ...args: readonly string[]) =>
  runOperatorCommand(command, [...args, '--data', place.dataDir], {}, async () => null);
const facts = () => handlers.protectionFacts({ agentId: 'max' }, boss);
const health = async () => (await handlers.health({})).backup;
const backUp = async (name?: string) => {
  await run('recovery-key', '--replace', '--recipient', RECIPIENT);
  return run('backup', '--to', file(name));
};

it('knows of no backup before the command wrote one, and then of its instant, its size and its rows', async () => {
  expect(await facts()).toEqual({
    retainedOn: '',
    backup: null,
    tried: null,
    erasing: { needsTwo: false, waiting: 0 },
    journal: { lines: 0, firstAt: '', lastAt: '' },
  });
  expect(await health()).toEqual({ at: '' });
  const before = new Date().toISOString();
  const { good, lines } = await backUp();
  expect(good).toBe(true);
  const { backup, tried } = await facts();
  expect(tried).toBeNull();
  expect(backup?.bytes).toBe(statSync(file()).size);
  expect(lines[0]).toContain(`Backup of ${backup?.rows} rows`);
  expect([before <= (backup?.at ?? ''), (backup?.at ?? '') <= new Date().toISOString()]).toEqual([true, true]);
  // Without the hour: whoever reaches the server reads it.
  expect(await health()).toEqual({ at: backup?.at.slice(0, 10) });
});

it('notes no backup that could not be written', async () => {
  expect((await run('backup', '--to', file())).good).toBe(false);
  await run('recovery-key', '--recipient', RECIPIENT);
  expect((await run('backup', '--to', path.join(folder, 'nowhere', 'town.age'))).good).toBe(false);
  expect((await facts()).backup).toBeNull();
});

it('counts a backup as made that somebody moves as soon as it is there, and says that it could not be noted', async () => {
  moved.to = file('elsewhere');
  const { good, lines } = await backUp();
  expect([good, lines[0]]).toEqual([true, expect.stringContaining('could not be told')]);
  expect(statSync(file('elsewhere')).size).toBeGreaterThan(0);
  expect((await facts()).backup).toBeNull();
});

it('counts a backup as tried once it was read to its end with its key beside the working server, and by nothing less', async () => {
  await backUp();
  const of = (await facts()).backup?.at ?? '';
  const tried = async (from: string, secret: string | null) =>
    run('try-backup', '--from', from, ...(secret === null ? [] : ['--key', keyFile(secret)]));
  // Another key, none, no such file, one byte less, and one that anybody can read.
  expect((await tried(file(), OTHER_SECRET)).lines[0]).toContain('does not open the backup');
  expect((await tried(file(), null)).good).toBe(false);
  expect((await tried(file('none'), SECRET)).lines[0]).toContain('no such backup file');
  const plain = await plainOf(file());
  writeFileSync(file('clear'), plain);
  expect((await tried(file('clear'), SECRET)).lines[0]).toContain('read by anybody');
  await backUp('cut');
  writeFileSync(file('cut'), readFileSync(file('cut')).subarray(0, -1));
  expect((await tried(file('cut'), SECRET)).lines[0]).toContain('damaged');
  expect((await facts()).tried).toBeNull();

  expect(await tried(file(), SECRET)).toEqual({ good: true, lines: [expect.stringContaining(of)] });
  const { tried: known, backup } = await facts();
  expect(known).toEqual({ at: expect.any(String), of });
  // The one that was cut is the last one that was made, and was not tried.
  expect(backup?.at).not.toBe(of);
  expect(Object.keys((await health()) ?? {})).toEqual(['at']);
});

it('does not count the backup of another town hall, and counts one of before a restore', async () => {
  const other: Place = { dataDir: path.join(folder, 'other') };
  await withStore(other, async (one) => {
    await seedSite(one, SITE, { reference: [...town] }, AT);
    await one.setHomeSite(SITE);
  });
  await runOperatorCommand(
    'backup',
    ['--to', file('other.age'), '--recipient', RECIPIENT, '--data', other.dataDir],
    {},
  );
  const tryOne = (name?: string) => run('try-backup', '--from', file(name), '--key', keyFile(SECRET));
  expect((await tryOne('other.age')).lines[0]).toContain('not of this town hall');
  expect((await facts()).tried).toBeNull();
  await backUp();
  await store.close();
  expect((await run('restore', '--from', file(), '--key', keyFile(SECRET), '--replace')).good).toBe(true);
  expect(await tryOne()).toMatchObject({ good: true });
  store = await openStore(place);
});

it('says on which day something last went by its age', async () => {
  const last = { day: '2026-11-22', gone: noneGone };
  await store.withSite(SITE, async (tx) => writeRetention(tx, { ...(await readRetention(tx)), last }));
  expect((await facts()).retainedOn).toBe('2026-11-22');
});

it('says how many lines the journal keeps and from when to when, whatever went from its begin', async () => {
  const lines = [0, 1, 2, 3].map((minute) => lineOf(`line-${minute}`, { minute }));
  await store.withSite(SITE, (tx) => tx.keepLines({ deviceId: 'k1', lines, seal }));
  const [, second, , last] = lines;
  expect((await facts()).journal).toEqual({ lines: 4, firstAt: AT, lastAt: last?.keptAt });
  await store.withSite(SITE, (tx) => tx.pruneJournal({ before: second?.keptAt ?? '', now: '9', most: 9 }));
  expect((await facts()).journal).toEqual({ lines: 3, firstAt: second?.keptAt, lastAt: last?.keptAt });
});

it('tells of the journal what is left when lines go while it is read', async () => {
  const lines = [0, 1, 2, 3].map((minute) => lineOf(`line-${minute}`, { minute }));
  await store.withSite(SITE, (tx) => tx.keepLines({ deviceId: 'k1', lines, seal }));
  const [, second, , last] = lines;
  const whileGoing = async (before: string) => {
    const journalHead = async (siteId: string) => {
      const head = await store.journalHead(siteId);
      await store.withSite(SITE, (tx) => tx.pruneJournal({ before, now: '9', most: 9 }));
      return head;
    };
    const racing = createHandlers(
      createParts({ store: { ...store, journalHead }, clock: () => Date.parse(AT), newId: () => 'id' }),
    );
    return (await racing.protectionFacts({ agentId: 'max' }, boss)).journal;
  };
  expect(await whileGoing(second?.keptAt ?? '')).toEqual({ lines: 3, firstAt: second?.keptAt, lastAt: last?.keptAt });
  expect(await whileGoing('9')).toEqual({ lines: 0, firstAt: '', lastAt: '' });
});

it('is told to an administrator at a device of one alone, and reads a broken note as none', async () => {
  const core = await testCore(allRules, 1, town.slice(-2));
  const ask = (by: typeof boss, agentId: string) => core.handlers.protectionFacts({ agentId }, by);
  for (const [by, agentId] of [
    [device('desk', 'desk'), 'max'],
    [boss, 'ann'],
  ] as const)
    await expect(ask(by, agentId)).rejects.toThrow('right “town”');
  await core.store.writeNote('backup.last', '{"at":');
  await core.store.writeNote('backup.tried', '{"at":1}');
  expect(await ask(boss, 'max')).toMatchObject({ backup: null, tried: null });
});
