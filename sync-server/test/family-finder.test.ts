import { expect, it } from 'vitest';

import { openMemoryStore } from '#server/store/memory/open-memory-store';
import type { Store } from '#server/store/port';
import { familyFinder } from '#server/wire/family-finder';

import { SITE } from './support/documents';

it('reads the devices of a site once for all calls that come at once, and again for one that joined since', async () => {
  const memory = openMemoryStore({ epoch: 'e' });
  const add = (id: string) =>
    memory.addDevice({ id, siteId: SITE, name: id, rank: 'desk', publicKey: '', at: '2026-11-23T08:00:00.000Z' });
  await Promise.all(['d0', 'd1', 'd2'].map(add));
  let reads = 0;
  let fails = true;
  const store: Store = Object.create(memory, {
    listDevices: {
      value: async (siteId: string) => {
        reads += 1;
        if (fails) throw new Error('busy');
        return memory.listDevices(siteId);
      },
    },
  });
  const familyOf = familyFinder({ store, clock: () => 0 });
  await expect(familyOf({ id: 'd0', siteId: SITE })).rejects.toThrow('busy');
  fails = false;
  reads = 0;
  const all = await Promise.all(Array.from({ length: 60 }, (_, n) => familyOf({ id: `d${n % 3}`, siteId: SITE })));
  expect([reads, new Set(all.flat())]).toEqual([1, new Set(['d0', 'd1', 'd2'])]);
  await add('d3');
  expect(await familyOf({ id: 'd3', siteId: SITE })).toEqual(['d3']);
  expect(await familyOf({ id: 'd0', siteId: SITE })).toEqual(['d0']);
  expect(reads).toBe(2);
});
