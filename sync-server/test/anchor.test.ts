import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, expect, it } from 'vitest';

import { heedAnchors, readAnchors, type Anchor } from '#server/run/anchor';
import { leaveHistory } from '#server/documents/older-copy';
import { freshId } from '#server/lib/fresh';
import { backup } from '#server/run/backup';
import { readConfig } from '#server/run/config';
import { openStore } from '#server/run/open-store';
import { restore } from '#server/run/restore';
import { startServer } from '#server/run/start-server';
import type { Store } from '#server/store/port';

import { citizen, DAY } from './support/documents';
import { AT, origin } from './support/store-bench';
import { written } from './support/written';
import { RECIPIENT, withKey } from './support/recovery-keys';

let folder: string;
let file: string;
let cannotWrite = false;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'guichet-anchor-'));
  file = path.join(folder, 'anchor');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const place = (name = 'data') => ({ dataDir: path.join(folder, name) });

const withStore = async <Value>(work: (store: Store, siteId: string) => Promise<Value>, name?: string) => {
  const store = await openStore(place(name));
  try {
    return await work(store, (await store.homeSite()) ?? '');
  } finally {
    await store.close();
  }
};

const write = (id: string) =>
  withStore((store, siteId) =>
    store.withSite(siteId, (tx) => tx.write('citizens', [written(citizen(id, id))], origin)),
  );

/** Starts a server with the anchor and stops it: what it says of its history. `meanwhile` happens while it runs. */
const run = async (name?: string, anchor = file, meanwhile = (): void => undefined) => {
  const seed = { kind: 'townHall', commune: 'Essai', siteName: 'Mairie', desks: 1, stations: 0 } as const;
  const at = { ...place(name), host: '127.0.0.1', port: 0, elsewhere: false, logLevel: '' };
  const server = await startServer({ ...at, seed, anchor });
  cannotWrite = server.hasAnchorFault;
  meanwhile();
  await server.close();
  return withStore(async (store) => [store.epoch, (await store.rotations()).map(({ why }) => why)] as const, name);
};

const noted = async (): Promise<Anchor> => {
  const [anchor] = await readAnchors(file);
  if (!anchor) throw new Error('no anchor');
  return anchor;
};

const copy = (from: string, to: string): void => {
  rmSync(place(to).dataDir, { recursive: true, force: true });
  cpSync(place(from).dataDir, place(to).dataDir, { recursive: true });
};

it('notes what is stored and no more, for the account of the server alone', async () => {
  const [epoch] = await run();
  const anchor = await noted();
  await withStore(async (store, siteId) => {
    const [last] = await store.audit(siteId, (await store.head(siteId)) - 1, 1);
    const place = { seq: last?.seq, chain: last?.chain.slice(0, 16), given: 0 };
    expect(anchor).toMatchObject({ epoch, past: [], sites: { [siteId]: place } });
    await heedAnchors({ store, clock: Date.now, newId: freshId }, [anchor]);
    expect(store.epoch).toBe(epoch);
  });
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
});

it('says nothing where it lags, is missing or cannot be read', async () => {
  const [epoch] = await run();
  await write('a');
  expect(await run()).toEqual([epoch, []]);
  rmSync(file);
  expect(await run()).toEqual([epoch, []]);
  for (const text of ['', '{', '[]', JSON.stringify({ ...(await noted()), sites: { x: { seq: -1 } } })]) {
    writeFileSync(file, text);
    expect(await run()).toEqual([epoch, []]);
  }
  // Nor does a place where none can be written stop the server.
  rmSync(file);
  expect([await run(), cannotWrite]).toEqual([[epoch, []], false]);
  rmSync(file);
  mkdirSync(file);
  expect([await run(), cannotWrite]).toEqual([[epoch, []], true]);
  expect(await run(undefined, path.join(folder, 'no', 'such', 'folder'))).toEqual([epoch, []]);
});

it('shows a copy that lacks writes, one in which others stand, and one that has forgotten a number', async () => {
  const [epoch] = await run();
  copy('data', 'copy');
  await write('a');
  await run();
  copy('copy', 'data');
  const [second, whys] = await run();
  expect([second === epoch, whys]).toEqual([false, ['anchorAhead']]);
  // Once: from then on it is as any other.
  expect(await run()).toEqual([second, ['anchorAhead']]);

  copy('data', 'copy');
  await write('b');
  await run();
  copy('copy', 'data');
  await write('c');
  const [third, again] = await run();
  expect([third === second, again]).toEqual([false, ['anchorAhead', 'anchorAhead']]);

  copy('data', 'copy');
  await withStore((store, siteId) =>
    store.withSite(siteId, (tx) => tx.issueNumber({ key: 'k', day: DAY, series: 'A', at: AT, deviceId: 'd' })),
  );
  await run();
  copy('copy', 'data');
  expect((await run())[0]).not.toBe(third);
});

it('shows an older copy also when the disk of the anchor comes back only after the start', async () => {
  const [epoch] = await run();
  copy('data', 'copy');
  await write('a');
  await run();
  const away = path.join(folder, 'away');
  cpSync(file, away);
  copy('copy', 'data');
  rmSync(file);
  const [second, whys] = await run(undefined, file, () => cpSync(away, file));
  expect([second === epoch, whys]).toEqual([false, ['anchorAhead']]);
  expect((await noted()).past).toEqual([epoch]);
});

it('keeps what an anchor tells that cannot be read, and goes on', async () => {
  const [epoch] = await run();
  copy('data', 'copy');
  await write('a');
  await run();
  // A folder in its place can be read as little as a disk that fails.
  const away = path.join(folder, 'away');
  cpSync(file, away);
  rmSync(file);
  mkdirSync(file);
  copy('copy', 'data');
  expect([(await run())[0], cannotWrite]).toEqual([epoch, true]);
  rmSync(file, { recursive: true });
  cpSync(away, file);
  expect((await run())[1]).toEqual(['anchorAhead']);
});

it('knows a copy of a history that was left, and no restored backup and no other town for one', async () => {
  const [epoch] = await run();
  copy('data', 'copy');
  const to = path.join(folder, 'backup');
  await backup(place(), to, RECIPIENT);
  await write('a');
  await run();
  await restore(place(), to, true, withKey);
  const restored = await run();
  expect(restored[1]).toEqual(['restored']);
  expect(await run()).toEqual(restored);
  // The folder from before the restore.
  copy('copy', 'data');
  const [last, whys] = await run();
  expect([last === epoch, whys]).toEqual([false, ['anchorAhead']]);
  // The same file for another town by mistake.
  const other = await run('other');
  expect([await run('other'), other[1]]).toEqual([other, []]);
  expect(await run()).toEqual([last, whys]);
});

it('keeps what the anchor of the town tells when the server starts on an empty folder meanwhile', async () => {
  const [epoch] = await run();
  copy('data', 'copy');
  await write('a');
  await run();
  // The disk of the data is away, and the service starts by itself.
  for (let turn = 0; turn < 3; turn += 1) {
    rmSync(place().dataDir, { recursive: true });
    expect((await run())[1]).toEqual([]);
  }
  copy('copy', 'data');
  const [second, whys] = await run();
  expect([second === epoch, whys]).toEqual([false, ['anchorAhead']]);
  expect(await run()).toEqual([second, ['anchorAhead']]);
});

it('shows the same copy as often as it is put back', async () => {
  const epochs = new Set([(await run())[0]]);
  copy('data', 'copy');
  await write('a');
  for (let turn = 0; turn < 3; turn += 1) {
    await run();
    copy('copy', 'data');
    const [epoch, whys] = await run();
    epochs.add(epoch);
    expect(whys).toEqual(['anchorAhead']);
  }
  expect(epochs.size).toBe(4);
});

it('begins one history where a desk shows the copy while the anchor is held against it', async () => {
  await run();
  copy('data', 'copy');
  await write('a');
  await run();
  copy('copy', 'data');
  const noted = await readAnchors(file);
  await withStore(async (store) => {
    const needs = { store, clock: Date.now, newId: freshId };
    const from = store.epoch;
    // The desk comes between two looks at the store.
    const met: Store = Object.create(store, {
      head: {
        value: async (siteId: string) => {
          await leaveHistory(needs, from, 'checkpointAhead');
          return store.head(siteId);
        },
      },
    });
    await heedAnchors({ ...needs, store: met }, noted);
    expect((await store.rotations()).map(({ why }) => why)).toEqual(['checkpointAhead']);
  });
});

it('leaves nothing of a server that was killed while it wrote', async () => {
  writeFileSync(`${file}.tmp`, '{"format":"guichet-anc');
  await run();
  expect(cannotWrite).toBe(false);
  expect(readdirSync(folder).toSorted()).toEqual(['anchor', 'data']);
});

it('has the key of its proofs as soon as there is a database, so that every copy bears the same', async () => {
  expect(await withStore((store) => store.note('authorityKey'))).not.toBeNull();
});

it('is refused inside the folder of the data, with which it would be put back', () => {
  const config = (...args: string[]) => readConfig(['--data', folder, ...args], {});
  expect(config('--anchor', `${folder}.anchor`).anchor).toBe(`${folder}.anchor`);
  for (const inside of [folder, file, path.join(folder, '..', path.basename(folder), 'x')])
    expect(() => config('--anchor', inside)).toThrow('outside the folder of the data');
  // Beside the folder where nothing else is asked for; with a database elsewhere only where one is named.
  expect(config().anchor).toBe(`${folder}.anchor`);
  expect(config('--anchor', '').anchor).toBe('');
  expect(config('--postgres', 'postgres://x/y').anchor).toBe('');
  expect(readConfig(['--data', folder], { GUICHET_ANCHOR: '/x/anchor' }).anchor).toBe('/x/anchor');
});
