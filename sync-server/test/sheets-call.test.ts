import { expect, it } from 'vitest';

import { sheets } from '#server/figures/sheets';
import type { Figures } from '#server/figures/figures';
import { openMemoryStore } from '#server/store/memory/open-memory-store';
import type { Device } from '#server/store/port';

import { NOW, openTown, TODAY, TOWN, townReference } from './support/fact-town';

/** A server whose facts are made one day with every look at them, and are never whole. */
const slowServer = async () => {
  const store = openMemoryStore({ epoch: 'epoch-1' });
  await openTown(store);
  const waits: number[] = [];
  const makeDay = (): Promise<void> =>
    store.withSite(TOWN, async (site) => {
      await site.markDays([TODAY], 'mark');
      await site.writeSheets([{ day: TODAY, mark: 'mark', body: `look ${waits.length}` }]);
    });
  const projection = {
    follow: async (_siteId: string, forMs: number) => {
      waits.push(forMs);
      // The first look is over before the first day is made.
      if (waits.length > 1) await makeDay();
      return false;
    },
    referenceOf: async () => townReference,
  };
  const facts = { asOf: async () => ({ unsyncedDesks: 0 }) };
  const figures = { projection, facts } as unknown as Figures;
  const call = sheets({ store, figures, clock: () => Date.parse(NOW) });
  const device = { id: 'device-1', siteId: TOWN } as Device;
  const ask = (since: number) => call({ epoch: 'epoch-1', since, limit: 30 }, device);
  return { ask, waits };
};

it('lets a desk that would get nothing yet wait for the first days, and no other', async () => {
  const { ask, waits } = await slowServer();
  const first = await ask(0);
  expect(first.sheets.map(({ day }) => day)).toEqual([TODAY]);
  expect(first.isWhole).toBe(false);
  const whole = waits.length;
  // It has a day to get at once: the rest is made behind it.
  expect((await ask(0)).sheets).toHaveLength(1);
  expect(waits.length - whole).toBe(whole - 1);
});
