import { Dexie, type Table } from 'dexie';

import type { ReadingLine } from '#shared/sync/wire/journal-calls';

import { MOST_UNSENT_READINGS, type ReadingStore } from './readings';

type Tables = { readonly lines: Table<ReadingLine & { readonly n?: number }, number> };

/** Lines in IndexedDB, in a database of their own that the first line or the first look opens: the start of the app has no need of it. */
export const dexieReadings = (storeName: string): ReadingStore => {
  const database = new Dexie(`guichet-readings-${storeName.toLowerCase()}`) as Dexie & Tables;
  database.version(1).stores({ lines: '++n, id' });
  return {
    add: async (line) => {
      await database.lines.add({ ...line });
      const over = (await database.lines.count()) - MOST_UNSENT_READINGS;
      if (over > 0) await database.lines.limit(over).delete();
    },
    first: async (most) => (await database.lines.limit(most).toArray()).map(({ n: _n, ...line }) => line),
    remove: async (ids) => void (await database.lines.where('id').anyOf(ids).delete()),
    close: () => database.close(),
  };
};
