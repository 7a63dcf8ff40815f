import { afterEach, expect, it } from 'vitest';

import { logOf } from '#shared/sync/merge-document';

import { event, SITE } from './support/documents';
import {
  corrected,
  erase,
  eraseAlone,
  family,
  holds,
  places,
  sweep,
  town,
  visit,
  writePast,
  type Town,
} from './support/words-town';

let open: Town | null = null;
afterEach(() => open?.server.close());
const openTown = async (): Promise<Town> => (open = await town());

/** A town whose logs were looked through once. */
const sweptTown = async (): Promise<Town> => {
  const there = await openTown();
  await there.desk.push('appointments', [visit('a', family), visit('b', places(['GUARDIAN03']))]);
  await sweep(there);
  return there;
};

it('takes words that an older server let in after the look: its next start finds them', async () => {
  const there = await sweptTown();
  await erase(there, 'citizen-2');
  await sweep(there);
  const [stored] = (await there.desk.pull('appointments')).documents;
  if (!stored) throw new Error('it was pushed before');
  const late = corrected('a', 9, places(['GUARDIAN02'], ['CHILD00002', 'citizen-2']));
  await writePast(there.server.store, stored, { ...stored, events: [...logOf(stored), late] });
  expect(await holds(there, 'CHILD00002')).toEqual(['CHILD00002']);
  await sweep(there);
  expect(await holds(there, 'CHILD00001', 'CHILD00002')).toEqual([]);
  expect(await holds(there, 'GUARDIAN01', 'GUARDIAN02', 'GUARDIAN03')).toHaveLength(3);
});

it('takes words of whom an older server erased after the look, out of logs that nobody wrote since', async () => {
  const there = await sweptTown();
  await eraseAlone(there, ['citizen-2']);
  expect(await holds(there, 'CHILD00001')).toEqual(['CHILD00001']);
  await sweep(there);
  expect(await holds(there, 'CHILD00001')).toEqual([]);
  expect(await holds(there, 'GUARDIAN01', 'NOBODY0001', 'GUARDIAN03')).toHaveLength(3);
});

it('takes words of whom an older server erased when somebody erases them again', async () => {
  const there = await sweptTown();
  await eraseAlone(there, ['citizen-2']);
  await erase(there, 'citizen-2');
  expect(await holds(there, 'CHILD00001')).toEqual([]);
  expect(await holds(there, 'GUARDIAN01', 'NOBODY0001', 'GUARDIAN03')).toHaveLength(3);
});

it('looks at what was written since alone, and at nothing where nothing was', async () => {
  const there = await sweptTown();
  const { store } = there.server;
  const asked: number[] = [];
  const listening: typeof store = {
    ...store,
    page: (...wish) => {
      asked.push(wish[2]);
      return store.page(...wish);
    },
  };
  const before = await store.head(SITE);
  await sweep(there, listening);
  expect(asked).toEqual([]);
  await there.desk.push('appointments', [visit('c', places(['GUARDIAN04']))]);
  await sweep(there, listening);
  expect(new Set(asked)).toEqual(new Set([before]));
});

it('a copy that has the server’s word as it was said before a restore contradicts nothing', async () => {
  const there = await sweptTown();
  await erase(there, 'citizen-2');
  const stored = (await there.desk.pull('appointments')).documents.find(({ id }) => id === 'a');
  const earlier = logOf(stored ?? {}).map((one) =>
    one.type === 'wordsErased' ? { ...one, n: one.n + 1, at: '2026-11-22T08:00:00.000Z' } : one,
  );
  const more = event('honest', 9, { type: 'noShow' });
  await there.desk.push('appointments', [{ ...visit('a', family), events: [...earlier, more] }]);
  expect(await there.server.store.quarantined(SITE)).toEqual([]);
  const other = earlier.map((one) => (one.type === 'booked' ? { ...one, reasonId: 'other' } : one));
  await there.desk.push('appointments', [{ ...visit('a', family), events: other }]);
  expect((await there.server.store.quarantined(SITE)).map(({ why }) => why)).toEqual(['eventContradicts']);
});
