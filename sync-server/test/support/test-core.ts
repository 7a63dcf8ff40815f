import { holdBegin } from '#server/documents/history-begin';
import { createHandlers } from '#server/handlers';
import { createParts, type Parts } from '#server/parts';
import { sha256 } from '#server/lib/sha256';
import { seedSite } from '#server/seed/seed-site';
import { openMemoryStore } from '#server/store/memory/open-memory-store';
import type { Device, DeviceRank, Store } from '#server/store/port';
import type { Handlers } from '#server/wire/handler';
import type { CollectionName } from '#shared/domain/model/collections';
import type { Reference } from '#shared/domain/model/reference';
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
  departmentIds: [],
});

export type TestCore = {
  readonly handlers: Handlers;
  readonly parts: Parts;
  readonly store: Store;
  readonly time: { nowMs: number };
  readonly push: (by: Device, collection: CollectionName, ...rows: readonly WireDocument[]) => Promise<Verdict[]>;
  readonly stored: (collection: CollectionName, id: string) => Promise<WireDocument | undefined>;
};

/** A personal code as tests compare it: at once. */
export const quickProof = async (pin: string, salt: string): Promise<string> => sha256(`${salt} ${pin}`);

/** The server without a network, on a store in memory with a small site, and a clock that a test moves. */
export const testCore = async (
  rules: SyncRules = allRules,
  stations = 1,
  more: readonly Reference[] = [],
): Promise<TestCore> => {
  const store = openMemoryStore({ epoch: 'epoch-1' });
  const time = { nowMs: Date.parse('2026-11-23T08:00:00.000Z') };
  await seedSite(store, SITE, { reference: [...reference(stations), ...more] }, new Date(time.nowMs).toISOString());
  let ids = 0;
  const clock = (): number => time.nowMs;
  // Where a test moves the clock, that time has gone.
  const begin = holdBegin({ store, clock }, clock);
  const newId = (): string => `id-${(ids += 1)}`;
  const parts = createParts({ store, rules, clock, newId, holdBegin: begin, pinProof: quickProof });
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
