import { expect, it } from 'vitest';

import type { Checkpoint } from '#shared/sync/protocol';

import { citizen, SITE, wire } from './support/documents';
import { AT, origin } from './support/store-bench';
import { device, testCore } from './support/test-core';
import { written } from './support/written';

it('a desk behind the forgotten deletions is sent to begin anew, and then pages past them', async () => {
  const { handlers, store, push, time } = await testCore();
  const late = device('d1');
  await store.addDevice({ id: late.id, siteId: SITE, name: late.id, rank: 'desk', publicKey: '', at: AT });
  const pull = async (since: Checkpoint | null, limit = 1) =>
    JSON.parse(String(await handlers.pull({ collection: 'citizens', since, limit, schemaVersion: 1 }, late))) as {
      readonly documents: readonly { readonly id: string }[];
      readonly checkpoint: Checkpoint;
      readonly hasMore: boolean;
    };
  await push(device('d2'), 'citizens', ...['a', 'b', 'c'].map((id) => wire(citizen(id, id))));
  const first = await pull(null);
  expect(first.documents.map(({ id }) => id)).toEqual(['a']);
  const gone = written({}, { document: { id: 'a', siteId: SITE, _deleted: true } });
  await store.withSite(SITE, (site) => site.write('citizens', [gone], origin));
  expect(await store.purge(SITE, '2027-11-23T08:00:00.000Z')).toMatchObject({ removed: 1 });

  time.nowMs += 3_600_000;
  await expect(pull(first.checkpoint)).rejects.toMatchObject({ code: 'resetNeeded' });
  const anew = await pull(null);
  expect(anew.documents.map(({ id }) => id)).toEqual(['b']);
  const rest = await pull(anew.checkpoint, 10);
  expect([rest.documents.map(({ id }) => id), rest.hasMore]).toEqual([['c'], false]);
  expect((await pull(rest.checkpoint)).documents).toEqual([]);
});
