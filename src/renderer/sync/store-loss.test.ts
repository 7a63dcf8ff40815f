import type { RxStorage } from 'rxdb/plugins/core';
import { expect, it } from 'vitest';

import { sealedMemory } from '../data/testing/test-seal';
import { town } from '../data/testing/town';
import { startFakeServer } from './testing/fake-server';
import { openDesk, until } from './testing/test-desk';

// oxlint-disable-next-line typescript/no-explicit-any -- RxDB types its storages so
type AnyStorage = RxStorage<any, any>;

/** A store in memory whose reference data take no more writes once they are lost, as Dexie does after Chromium shut its database. */
const breakable = (): { readonly storage: AnyStorage; isLost: boolean } => {
  const storage: AnyStorage = sealedMemory();
  const broken = {
    isLost: false,
    storage: {
      ...storage,
      createStorageInstance: async (params: Parameters<AnyStorage['createStorageInstance']>[0]) => {
        const instance = await storage.createStorageInstance(params);
        const write = instance.bulkWrite.bind(instance);
        instance.bulkWrite = (rows, why) =>
          broken.isLost && params.collectionName === 'reference'
            ? Promise.reject(Object.assign(new Error('closed'), { name: 'DatabaseClosedError' }))
            : write(rows, why);
        return instance;
      },
    } as AnyStorage,
  };
  return broken;
};

it('is known to be lost as soon as nothing can be written of what colleagues did, before anybody here does something', async () => {
  const server = await startFakeServer();
  for (const document of town) server.store('reference', { ...document, _deleted: false });
  const store = breakable();
  const desk = await openDesk(server.url, 'device-1', { storage: store.storage });
  await until(async () => (await desk.context.database.reference.count().exec()) === town.length, 'the town arrived');
  expect(desk.context.storeLoss.read()).toBe(false);
  store.isLost = true;
  const [first] = town;
  if (first) server.store('reference', { ...first, id: 'entry-new', _deleted: false });
  await until(() => desk.context.storeLoss.read(), 'the loss was seen');
  store.isLost = false;
  await desk.close();
  await server.close();
}, 20_000);
