import type { RxStorage } from 'rxdb/plugins/core';

import { sealedMemory } from '../../data/testing/test-seal';

// oxlint-disable-next-line typescript/no-explicit-any -- RxDB types its storages so
type AnyStorage = RxStorage<any, any>;

export type HeldStorage = {
  readonly storage: AnyStorage;
  /** Runs before RxDB writes what it notes of the server's copy of a document, by the name it gives to that write. */
  beforeNote: (why: string, id: string) => Promise<void>;
  /** Runs after RxDB looked for local changes in a collection, before it hears of them. */
  afterLook: (collection: string) => Promise<void>;
};

/** A store in memory that is as slow as a test wants at the moments in between, as a disk is under load. */
export const heldStorage = (): HeldStorage => {
  const storage: AnyStorage = sealedMemory();
  const held: HeldStorage = {
    beforeNote: () => Promise.resolve(),
    afterLook: () => Promise.resolve(),
    storage: {
      ...storage,
      createStorageInstance: async (params) => {
        const instance = await storage.createStorageInstance(params);
        const write = instance.bulkWrite.bind(instance);
        instance.bulkWrite = async (rows, why) => {
          const notes = rows.map((row) => row.document as { readonly isCheckpoint?: string; readonly itemId?: string });
          for (const note of notes) if (note.isCheckpoint === '0') await held.beforeNote(why, note.itemId ?? '');
          return write(rows, why);
        };
        const query = instance.query.bind(instance);
        instance.query = async (prepared) => {
          const found = await query(prepared);
          if (JSON.stringify(prepared).includes('_meta.lwt')) await held.afterLook(params.collectionName);
          return found;
        };
        return instance;
      },
    },
  };
  return held;
};
