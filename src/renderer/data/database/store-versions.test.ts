import 'fake-indexeddb/auto';

import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { afterEach, expect, it } from 'vitest';

import { STORE_KEY_BYTES } from '#shared/ipc/store-key';

import { toDataFault } from '../data-fault';
import { createSeal } from '../seal/seal';
import { dexieStorage } from './dexie-storage';
import { openDatabase, type OpenOptions } from './open-database';
import { migrationSteps, schemaVersions, type MigrationStep } from './rx-schema';
import { NewerStore } from './store-versions';

// Memory storage keeps the rows of a name while the process lives, as a disk does.
const memory = getRxStorageMemory();
let storage: OpenOptions['storage'] = memory;
let turn = 0;
let storeName = '';
const open = () => openDatabase({ storeName, storage, multiInstance: false });

const versions = schemaVersions as Record<string, number>;
const steps = migrationSteps.requests as Record<number, MigrationStep>;
const mark =
  (name: string): MigrationStep =>
  (document) => ({ ...document, status: `${String(document['status'])}${name}` });

/** As the next versions of Guichet would have it. */
const raiseTo = (version: number, ...marks: readonly MigrationStep[]): void => {
  versions['requests'] = version;
  for (const [index, step] of marks.entries()) steps[index + 1] = step;
};

afterEach(() => {
  storage = memory;
  versions['requests'] = 0;
  for (const version of [1, 2]) delete steps[version];
});

const fill = async (): Promise<void> => {
  storeName = `versions-${(turn += 1)}`;
  const database = await open();
  const row = { id: 'r1', siteId: 's', events: [], status: 'received', day: '2026-11-23' };
  await database.requests.insert(row as never);
  await database.close();
};

const statusIn = async (): Promise<string | undefined> => {
  const database = await open();
  const status = (await database.requests.findOne('r1').exec())?.status;
  await database.close();
  return status;
};

it('brings rows up over several versions, once', async () => {
  await fill();
  raiseTo(2, mark('+1'), mark('+2'));
  expect(await statusIn()).toBe('received+1+2');
  expect(await statusIn()).toBe('received+1+2');
});

it('opens after a migration that failed once, with all rows', async () => {
  await fill();
  raiseTo(1, () => {
    throw new Error('QuotaExceeded');
  });
  const fault = await open().then(
    () => null,
    (error: unknown) => toDataFault(error),
  );
  expect(fault?.code).toBe('storageFull');
  raiseTo(1, mark('+1'));
  expect(await statusIn()).toBe('received+1');
});

it('refuses a store of a newer version, which stays as it is', async () => {
  await fill();
  raiseTo(1, mark('+1'));
  expect(await statusIn()).toBe('received+1');
  versions['requests'] = 0;
  const error: unknown = await open().catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(NewerStore);
  expect(toDataFault(error).code).toBe('schemaChanged');
  versions['requests'] = 1;
  expect(await statusIn()).toBe('received+1');
});

it('brings no row up under another key than its own: with that key all rows are there again', async () => {
  const sealedBy = (fill: number) => dexieStorage(createSeal(new Uint8Array(STORE_KEY_BYTES).fill(fill)));
  storage = sealedBy(1);
  await fill();
  raiseTo(1, mark('+1'));
  storage = sealedBy(2);
  const fault = await statusIn().then(
    () => null,
    (error: unknown) => toDataFault(error),
  );
  storage = sealedBy(1);
  expect(await statusIn()).toBe('received+1');
  expect(fault?.code).toBe('keyGone');
});
