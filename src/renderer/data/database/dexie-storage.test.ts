import 'fake-indexeddb/auto';

import { afterEach, expect, it, vi } from 'vitest';

import { startFakeServer } from '../../sync/testing/fake-server';
import { openDesk, until } from '../../sync/testing/test-desk';
import { load } from '../load';
import { must } from '../testing/test-data';
import { testSeal } from '../testing/test-seal';
import { town } from '../testing/town';
import { dexieStorage } from './dexie-storage';

afterEach(() => void vi.restoreAllMocks());

it('keeps documents and unsent writes over a restart, and asks for strict durability', async () => {
  const transactions = vi.spyOn(IDBDatabase.prototype, 'transaction');
  const server = await startFakeServer();
  for (const document of town) server.store('reference', { ...document, _deleted: false });
  const first = await openDesk(server.url, 'k1', { storage: dexieStorage(testSeal), storeName: 'on-disk' });
  await until(
    async () => (await first.context.database.reference.count().exec()) === town.length,
    'the reference data arrived',
  );
  server.up = false;
  const { ticketId } = must(
    await first.commands.logPassage({ reasonId: 'advice', channel: 'desk', priority: true, next: 'ticket' }),
  );
  const before = await load(first.context, 'tickets', ticketId);
  await until(() => first.sync.read().toSend === 2, 'two writes wait');
  await first.close();

  const again = await openDesk(server.url, 'k1', { storage: dexieStorage(testSeal), storeName: 'on-disk' });
  expect(again.sync.read().toSend).toBe(2);
  expect(await load(again.context, 'tickets', ticketId)).toEqual(before);
  server.up = true;
  again.wake();
  await until(() => again.sync.read().toSend === 0, 'everything was sent');
  await again.close();
  await server.close();
  const writes = transactions.mock.calls.filter(([, mode]) => mode === 'readwrite');
  expect(writes.length).toBeGreaterThan(0);
  expect(writes.every(([, , options]) => options?.durability === 'strict')).toBe(true);
});
