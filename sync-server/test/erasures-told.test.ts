import { expect, it } from 'vitest';

import { createHandlers } from '#server/handlers';
import { createParts } from '#server/parts';
import { openMemoryStore } from '#server/store/memory/open-memory-store';
import { seedSite } from '#server/seed/seed-site';
import { SCHEMA_VERSION, type Checkpoint } from '#shared/sync/protocol';

import { citizen, ownStamps, reference, SITE, wire } from './support/documents';
import { agentOf } from './support/person-town';
import { device } from './support/test-core';

const minuteMs = 60_000;
const boss = device('boss', 'admin');
const desk = device('desk');

/** A town on a store in memory, and a server that begins anew on it as often as it is asked to. */
const town = async () => {
  const store = openMemoryStore({ epoch: 'epoch-1' });
  const time = { nowMs: Date.parse('2026-11-23T08:00:00.000Z') };
  const at = () => new Date(time.nowMs).toISOString();
  await seedSite(store, SITE, { reference: [...reference(1), agentOf('max', 'admin')] }, at());
  for (const { id, rank } of [boss, desk])
    await store.addDevice({ id, siteId: SITE, name: id, rank, publicKey: '', at: at() });
  const start = () => createHandlers(createParts({ store, clock: () => time.nowMs, newId: () => 'id' }));
  const serve = (handlers: ReturnType<typeof start>) => ({
    write: async (...ids: readonly string[]) => {
      const rows = ownStamps(
        ids.map((id) => wire(citizen(id, 'Durand'))),
        desk.id,
      );
      await handlers.push({ collection: 'citizens', epoch: store.epoch, schemaVersion: SCHEMA_VERSION, rows }, desk);
    },
    erase: async (id: string) => {
      time.nowMs += minuteMs;
      return handlers.eraseCitizens({ agentId: 'max', citizenIds: [id], reason: 'asked' }, boss);
    },
    /** The desk takes in all, and asks for what comes after. */
    hear: async () => {
      for (let since: Checkpoint | null = null, turns = 2; turns > 0; turns -= 1) {
        const page = await handlers.pull(
          { collection: 'citizens', since, limit: 99, schemaVersion: SCHEMA_VERSION },
          desk,
        );
        since = (JSON.parse(String(page)) as { readonly checkpoint: Checkpoint }).checkpoint;
      }
    },
    told: async () => (await handlers.erasures({ agentId: 'max' }, boss)).erasures,
  });
  return { store, time, start: () => serve(start()) };
};

it('does not forget what a device confirmed when the server stops a moment later', async () => {
  const { start } = await town();
  const first = start();
  await first.write('a');
  // Noted a moment ago, so the next note is minutes away.
  await first.hear();
  await first.erase('a');
  await first.hear();
  expect(await first.told()).toMatchObject([{ done: 1, missing: ['boss'] }]);
  expect(await start().told()).toMatchObject([{ done: 1, missing: ['boss'] }]);
});

it('tells erasures that a restore did once more as they were: each by itself, with its instant and device', async () => {
  const { store, time, start } = await town();
  const first = start();
  await first.write('a', 'b');
  const snapshot = store.snapshot();
  await first.erase('a');
  await first.erase('b');
  const before = await first.told();
  expect(before.map(({ citizenIds }) => citizenIds)).toEqual([['b'], ['a']]);
  time.nowMs += 60 * minuteMs;
  store.restore(snapshot, 'epoch-2', new Date(time.nowMs).toISOString());
  const again = start();
  // By whom stood in the journal.
  expect(await again.told()).toEqual(before.map((row) => ({ ...row, agentId: '' })));
  await again.hear();
  expect((await again.told()).map(({ done }) => done)).toEqual([1, 1]);
});
