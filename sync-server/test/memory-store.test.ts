import { expect, it } from 'vitest';

import { openMemoryStore } from '#server/store/memory/open-memory-store';

import { citizen, SITE } from './support/documents';
import { AT, origin } from './support/store-bench';
import { storeContract } from './support/store-contract';
import { written } from './support/written';

storeContract('memory', async () => {
  let store = openMemoryStore({ epoch: 'epoch-1' });
  return {
    store,
    reopen: async () => store,
    backup: async () => {
      const snapshot = store.snapshot();
      return async (isLost = false) => {
        if (isLost) store = openMemoryStore({ epoch: 'epoch-3' });
        store.restore(snapshot, 'epoch-2', AT);
        return store;
      };
    },
    withoutLastDays: async () => undefined,
    tamper: async (what, seq) => store.tamper(SITE, what, seq),
    dispose: async () => undefined,
  };
});

it('loses a write when transactions may interleave, and none when they may not', async () => {
  const count = async (lock: boolean): Promise<number> => {
    const pause = async () => {
      for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    };
    const store = openMemoryStore({ epoch: 'e', lock, pause });
    const add = (name: string) =>
      store.withSite(SITE, async (tx) => {
        const known = (await tx.read('citizens', ['a'])).get('a')?.['names'];
        const names = [...(Array.isArray(known) ? known : []), name];
        await tx.write('citizens', [written({ ...citizen('a', 'a'), names })], origin);
      });
    await Promise.all(['x', 'y', 'z'].map(add));
    const [body = '{}'] = await store.bodies(SITE, 'citizens', ['a']);
    return (JSON.parse(body) as { readonly names: readonly string[] }).names.length;
  };
  expect([await count(true), await count(false)]).toEqual([3, 1]);
});
