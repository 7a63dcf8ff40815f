import fc from 'fast-check';
import { expect, it } from 'vitest';

import { createProjection } from '#server/figures/projection';
import { openMemoryStore } from '#server/store/memory/open-memory-store';
import type { Store } from '#server/store/port';
import type { FactSheet } from '#shared/domain/insights/facts/fact';
import { decodeSheet, encodeSheet } from '#shared/domain/insights/facts/wire/sheet-wire';
import { foldAppointment } from '#shared/domain/lifecycle/fold-appointment';
import { foldRequest } from '#shared/domain/lifecycle/fold-request';
import { foldTicket } from '#shared/domain/lifecycle/fold-ticket';

import { factTown, NOW, openTown, sheetsOfAll, TODAY, TOWN, writeTown } from './support/fact-town';

const folds = { requests: foldRequest, appointments: foldAppointment, tickets: foldTicket };
type Name = keyof typeof folds;

/** A write of a document by a part of its log; the last one of each document is whole. */
type Write = { readonly collection: Name; readonly row: object };

const writes: readonly (readonly Write[])[] = (['requests', 'appointments', 'tickets'] as const).flatMap((collection) =>
  factTown[collection].map((document) => {
    const { id, siteId, events } = document;
    const parts = events.length > 1 ? [1, events.length] : [events.length];
    return parts.map((count) => ({ collection, row: folds[collection](id, siteId, events.slice(0, count)) }));
  }),
);

/** An order in which each document’s own writes stay in order. */
const shuffled = (seed: number): readonly Write[] => {
  let state = seed;
  const dice = (): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  return writes
    .flatMap((own) => {
      const places = own.map(dice).toSorted((a, b) => a - b);
      return own.map((write, index) => ({ write, place: places[index] ?? 0 }));
    })
    .toSorted((a, b) => a.place - b.place)
    .map(({ write }) => write);
};

const PORTION = 400;

const project = (store: Store) =>
  createProjection({ store, clock: () => Date.parse(NOW), elapsed: () => performance.now() });

/** A store whose process dies in the middle: each transaction in turn is lost once, whole. */
const dying = (store: Store, dies: () => boolean): Store => ({
  ...store,
  withSite: async (siteId, work) =>
    store.withSite(siteId, async (site) => {
      const value = await work(site);
      if (dies()) throw new Error('killed');
      return value;
    }),
});

const sheetsOf = async (store: Store): Promise<ReadonlyMap<string, FactSheet | null>> =>
  new Map((await store.sheetsBetween(TOWN, '', '9')).map(({ day, body }) => [day, decodeSheet(body)]));

const expected = sheetsOfAll(factTown);
const asSent = (sheet: FactSheet): FactSheet | null => decodeSheet(encodeSheet(sheet));

const expectAll = async (store: Store): Promise<void> => {
  const sheets = await sheetsOf(store);
  for (const [day, sheet] of expected) if (day <= TODAY) expect(sheets.get(day), day).toEqual(asSent(sheet));
};

it('gives the sheets that follow from all documents, whatever the order of writes and wherever a process dies', async () => {
  expect([...expected.keys()].filter((day) => day <= TODAY).length).toBeGreaterThan(2);
  expect(writes.length).toBeGreaterThan(200);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), fc.infiniteStream(fc.nat(3)), async (seed, dice) => {
      const store = openMemoryStore({ epoch: 'epoch-1' });
      await openTown(store);
      const order = shuffled(seed);
      for (let from = 0; from < order.length; from += PORTION) {
        const portion = order.slice(from, from + PORTION);
        for (const name of ['requests', 'appointments', 'tickets'] as const)
          await writeTown(
            store,
            name,
            portion.filter(({ collection }) => collection === name).map(({ row }) => row),
          );
        // A new process each time, which may die at any commit.
        await project(dying(store, () => dice.next().value === 0))
          .follow(TOWN, 60_000)
          .catch(() => undefined);
      }
      const last = project(store);
      expect(await last.follow(TOWN, 600_000)).toBe(true);
      await expectAll(store);
      const before = await store.sheetsSince(TOWN, 0, 99);
      await store.withSite(TOWN, async (site) => site.markDays(await store.sheetDays(TOWN), 'again'));
      await last.follow(TOWN, 600_000);
      expect(await store.sheetsSince(TOWN, 0, 99)).toEqual(before);
    }),
    { numRuns: 4 },
  );
});
