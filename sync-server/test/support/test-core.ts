import { holdBegin } from '#server/documents/history-begin';
import { createHandlers } from '#server/handlers';
import { createParts, type Parts } from '#server/parts';
import { seedSite } from '#server/seed/seed-site';
import { openMemoryStore } from '#server/store/memory/open-memory-store';
import type { Device, DeviceRank, Store } from '#server/store/port';
import type { Handlers } from '#server/wire/handler';
import type { CollectionName } from '#shared/domain/model/collections';
import { SCHEMA_VERSION, type Verdict, type WireDocument } from '#shared/sync/protocol';
import { allRules, type SyncRules } from '#shared/sync/rules';

import { ownStamps, reference, SITE } from './documents';

/** A device as the door would let it through. */
export const device = (id: string, rank: DeviceRank = 'desk', siteId = SITE): Device => ({
  id,
  siteId,
  name: id,
  series: id.toUpperCase(),
  rank,
  publicKey: '',
  revoked: false,
});

export type TestCore = {
  readonly handlers: Handlers;
  readonly parts: Parts;
  readonly store: Store;
  readonly time: { nowMs: number };
  readonly push: (by: Device, collection: CollectionName, ...rows: readonly WireDocument[]) => Promise<Verdict[]>;
  readonly stored: (collection: CollectionName, id: string) => Promise<WireDocument | undefined>;
};

/** The server without a network, on a store in memory with a small site, and a clock that a test moves. */
export const testCore = async (rules: SyncRules = allRules, stations = 1): Promise<TestCore> => {
  const store = openMemoryStore({ epoch: 'epoch-1' });
  const time = { nowMs: Date.parse('2026-11-23T08:00:00.000Z') };
  await seedSite(store, SITE, { reference: reference(stations) }, new Date(time.nowMs).toISOString());
  let ids = 0;
  const clock = (): number => time.nowMs;
  // Where a test moves the clock, that time has gone.
  const begin = holdBegin({ store, clock }, clock);
  const parts = createParts({ store, rules, clock, newId: () => `id-${(ids += 1)}`, holdBegin: begin });
  const handlers = createHandlers(parts);
  return {
    handlers,
    parts,
    store,
    time,
    push: async (by, collection, ...rows) =>
      (
        await handlers.push(
          { collection, epoch: store.epoch, schemaVersion: SCHEMA_VERSION, rows: ownStamps(rows, by.id) },
          by,
        )
      ).verdicts,
    stored: (collection, id) => store.withSite(SITE, async (site) => (await site.read(collection, [id])).get(id)),
  };
};
