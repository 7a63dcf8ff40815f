import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createHandlers } from '#server/handlers';
import { keptAnswers } from '#server/documents/kept-answers';
import { createParts } from '#server/parts';
import { seedSite } from '#server/seed/seed-site';
import { openMemoryStore } from '#server/store/memory/open-memory-store';
import type { Store } from '#server/store/port';
import { SCHEMA_VERSION } from '#shared/sync/protocol';
import { allRules, rulesWithout, type SyncRules } from '#shared/sync/rules';

import { citizen, reference, SITE } from './support/documents';
import { device } from './support/test-core';
import { openTestStore } from './support/test-server';
import { origin } from './support/store-bench';
import { written } from './support/written';

const AT = '2026-11-23T08:00:00.000Z';
const one = device('k1');

const handlersOver = (store: Store, rules: SyncRules) =>
  createHandlers(createParts({ store, rules, clock: () => Date.parse(AT), newId: () => 'id' }));

type Ask =
  | { readonly kind: 'digest'; readonly after: string; readonly limit: number }
  | { readonly kind: 'pull'; readonly back: number; readonly limit: number; readonly upTo: number | null };
type Step = {
  /** Ids that are written, or deleted for good. */
  readonly writes: readonly { readonly id: string; readonly gone: boolean }[];
  readonly purges: boolean;
  readonly asks: readonly Ask[];
};

const ids = ['a', 'b', 'c', 'd', 'e'];
const ask: fc.Arbitrary<Ask> = fc.oneof(
  fc.record({
    kind: fc.constant('digest' as const),
    after: fc.constantFrom('', ...ids),
    limit: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({
    kind: fc.constant('pull' as const),
    back: fc.integer({ min: 0, max: 4 }),
    limit: fc.integer({ min: 1, max: 3 }),
    upTo: fc.option(fc.integer({ min: 0, max: 9 })),
  }),
);
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    writes: fc.array(fc.record({ id: fc.constantFrom(...ids), gone: fc.boolean() }), { maxLength: 2 }),
    purges: fc.boolean(),
    asks: fc.array(ask, { minLength: 1, maxLength: 5 }),
  }),
  { minLength: 1, maxLength: 8 },
);

const scope = { collection: 'citizens', schemaVersion: SCHEMA_VERSION };

const answered = async (handlers: ReturnType<typeof handlersOver>, store: Store, wish: Ask, head: number) => {
  if (wish.kind === 'digest') {
    const { after, limit } = wish;
    return handlers.digest({ ...scope, epoch: store.epoch, after, fromDay: '', limit }, one);
  }
  const { back, limit, upTo } = wish;
  const since = { epoch: store.epoch, scope: SITE, seq: Math.max(0, head - back) };
  const behind = upTo === null ? {} : { leftBehind: { fromDay: '2026-11-23', upTo } };
  return handlers.pull({ ...scope, since, limit, ...behind }, one).catch((error: Error) => error.message);
};

const upToAtMost = (wish: Ask, head: number): Ask =>
  wish.kind === 'pull' && wish.upTo !== null ? { ...wish, upTo: Math.min(wish.upTo, head) } : wish;

/** What answers stand in the midst of writes: each is that of before or that of after, and afterwards all are those of after. */
const play = async (store: Store, rules: SyncRules, played: readonly Step[]): Promise<void> => {
  const handlers = handlersOver(store, rules);
  const fresh = (wish: Ask, head: number) => answered(handlersOver(store, rules), store, wish, head);
  for (const { writes, purges, asks } of played) {
    const head = await store.head(SITE);
    const before = await Promise.all(asks.map((wish) => fresh(wish, head)));
    const write = async () => {
      await store.withSite(SITE, (tx) =>
        tx.write(
          'citizens',
          writes.map(({ id, gone }) => {
            const one = written(citizen(id, `${id}${head}`));
            return { ...one, document: { ...one.document, _deleted: gone } };
          }),
          origin,
        ),
      );
      if (purges) await store.purge(SITE, '2027-01-01');
    };
    const [, ...during] = await Promise.all([write(), ...asks.map((wish) => answered(handlers, store, wish, head))]);
    const after = await Promise.all(asks.map((wish) => fresh(wish, head)));
    const again = await Promise.all(asks.map((wish) => answered(handlers, store, wish, head)));
    expect(again).toEqual(after);
    // A write and the purge behind it are two steps: between them stands a third answer.
    // A begin that a desk names beyond the head counts up to the head, as it was when the call looked: then the write comes behind it.
    const cut = await Promise.all(asks.map((wish) => fresh(upToAtMost(wish, head), head)));
    if (!purges) during.forEach((text, index) => expect([before[index], after[index], cut[index]]).toContain(text));
  }
};

const stores = {
  memory: async () => {
    const pause = async () => {
      for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    };
    return openMemoryStore({ epoch: 'epoch-1', pause });
  },
  SQLite: () => openTestStore(),
};

describe.each([
  ['memory', 200],
  ['SQLite', 40],
] as const)('kept answers over %s', (kind, numRuns) => {
  it('are those that would be made anew, whatever is written and purged meanwhile', { timeout: 60_000 }, () =>
    fc.assert(
      fc.asyncProperty(steps, async (played) => {
        const store = await stores[kind]();
        await seedSite(store, SITE, { reference: reference(1) }, AT);
        await play(store, allRules, played);
        await store.close();
      }),
      { numRuns },
    ),
  );
});

it('would tell of the past if they did not look how far their collection has come', async () => {
  const store = await stores.memory();
  await seedSite(store, SITE, { reference: reference(1) }, AT);
  const wish: Ask = { kind: 'digest', after: '', limit: 3 };
  const step = { writes: [{ id: 'a', gone: false }], purges: false, asks: [wish] };
  await expect(play(store, rulesWithout('keptByVersion'), [step, step])).rejects.toThrow();
});

it('makes an answer once for all who ask for it at once, and again after a write', async () => {
  const memory = await stores.memory();
  await seedSite(memory, SITE, { reference: reference(1) }, AT);
  let reads = 0;
  const store: Store = Object.create(memory, {
    digests: {
      value: (...args: Parameters<Store['digests']>) => {
        reads += 1;
        return memory.digests(...args);
      },
    },
  });
  const handlers = handlersOver(store, allRules);
  const asked = { ...scope, epoch: store.epoch, after: '', fromDay: '', limit: 9 };
  const asks = () => Promise.all(Array.from({ length: 50 }, (_, n) => handlers.digest(asked, device(`k${n}`))));
  expect(new Set(await asks()).size).toBe(1);
  expect(reads).toBe(1);
  await store.withSite(SITE, (tx) => tx.write('tickets', [written(citizen('t', 't'))], origin));
  await asks();
  expect(reads).toBe(1);
  await store.withSite(SITE, (tx) => tx.write('citizens', [written(citizen('a', 'a'))], origin));
  await asks();
  expect(reads).toBe(2);
});

it('keeps no more bytes than it may, nothing too large, and nothing of before a write', async () => {
  const most = 5_000;
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          collection: fc.constantFrom('citizens', 'tickets'),
          last: fc.integer({ min: 0, max: 3 }),
          key: fc.constantFrom('a', 'b', 'c', 'd'),
          length: fc.integer({ min: 0, max: 3_000 }),
          fails: fc.boolean(),
        }),
        { maxLength: 60 },
      ),
      async (asks) => {
        const kept = keptAnswers(allRules, most);
        await Promise.all(
          asks.map(({ collection, last, key, length, fails }) =>
            kept
              .of({ epoch: 'e', siteId: SITE, collection, reached: { last, line: 0 } }, key, async () => {
                await Promise.resolve();
                if (fails) throw new Error('no answer');
                return 'x'.repeat(length);
              })
              .catch(() => ''),
          ),
        );
        expect(kept.size()).toBeLessThanOrEqual(most);
        for (const collection of ['citizens', 'tickets'])
          await kept.of({ epoch: 'e', siteId: SITE, collection, reached: { last: 9, line: 0 } }, 'new', async () => '');
        // Two empty answers are all that is left.
        expect(kept.size()).toBeLessThan(1_000);
      },
    ),
  );
  const kept = keptAnswers(allRules);
  await kept.of({ epoch: 'e', siteId: SITE, collection: 'c', reached: { last: 1, line: 0 } }, 'k', async () =>
    'x'.repeat(2 ** 20),
  );
  expect(kept.size()).toBe(0);
});

it('holds nothing of a collection after a write to it was heard', async () => {
  const kept = keptAnswers(allRules);
  const place = { epoch: 'e', siteId: SITE, collection: 'citizens', reached: { last: 1, line: 0 } };
  await kept.of(place, 'k', () => Promise.resolve('Durand'));
  await kept.of({ ...place, collection: 'tickets' }, 'k', () => Promise.resolve('A001'));
  const before = kept.size();
  kept.drop(SITE, 'citizens');
  expect(kept.size()).toBeLessThan(before);
  expect(await kept.of(place, 'k', () => Promise.resolve('nobody'))).toBe('nobody');
  kept.drop(SITE, 'citizens');
  kept.drop(SITE, 'tickets');
  expect(kept.size()).toBe(0);
});
