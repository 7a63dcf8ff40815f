import { firstValueFrom } from 'rxjs';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { expect, it } from 'vitest';

import { newId } from '../platform/ids';
import { openDatabase } from './database/open-database';
import { appointmentsOf } from './passages-of';

it('answers for nobody too: a question that never answers would keep the window from being usable', async () => {
  const database = await openDatabase({ storeName: newId(), storage: getRxStorageMemory(), multiInstance: false });
  expect(await firstValueFrom(appointmentsOf(database, []))).toEqual([]);
  await database.close();
});
