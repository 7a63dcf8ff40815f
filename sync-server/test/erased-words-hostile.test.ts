import { afterEach, expect, it } from 'vitest';

import { WORDS_SWEPT } from '#server/store/citizen-of';
import { MOST_EVENTS, MOST_WORDS_ERASED } from '#shared/domain/rows/row-bounds';
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
const openTown = async (...wish: Parameters<typeof town>): Promise<Town> => (open = await town(...wish));

it('a desk that names hundreds of erased people closes no appointment to the others, and lengthens none without end', async () => {
  const there = await openTown();
  const ids = Array.from({ length: 600 }, (_, index) => `gone-${index}`);
  await eraseAlone(there, ids);
  const other = await there.server.enrol('other', { rank: 'desk' });
  const mine = visit('a', places(['GUARDIAN01']));
  await other.push('appointments', [mine]);
  const naming = (turn: number, count: number) =>
    corrected('a', turn + 2, places(...ids.slice(turn * 100, turn * 100 + count).map((id) => ['N1', id] as const)));
  for (let turn = 0; turn < 6; turn += 1) {
    const [verdict] = await there.desk.push('appointments', [visit('a', places(['GUARDIAN01']), naming(turn, 100))]);
    expect(verdict).toMatchObject({ verdict: 'quarantined', why: 'tooManyEvents' });
  }
  // As many as there is room for, twice: what was said already is counted.
  const most = visit('a', places(['GUARDIAN01']), naming(0, MOST_WORDS_ERASED));
  expect((await there.desk.push('appointments', [most]))[0]?.verdict).toBe('merged');
  const more = { ...mine, events: [...logOf(most), naming(1, 1)] };
  expect((await there.desk.push('appointments', [more]))[0]).toMatchObject({ why: 'tooManyEvents' });
  const stored = (await other.pull('appointments')).documents[0] ?? mine;
  const long = Array.from({ length: MOST_EVENTS - 20 - logOf(stored).length + MOST_WORDS_ERASED }, (_, index) =>
    event(`r${index}`, index + 3, { type: 'reminded' }),
  );
  // What stands there of other desks, up to the bound: words of the server play no part in it.
  const full = { ...stored, events: [...logOf(stored), ...long] };
  await writePast(there.server.store, stored, full);
  const noShow = { ...full, events: [...logOf(full), event('honest', 400, { type: 'noShow' })] };
  expect((await other.push('appointments', [noShow]))[0]?.verdict).not.toBe('quarantined');
  expect((await other.pull('appointments')).documents[0]).toMatchObject({ status: 'noShow' });
});

/** A word that a desk made up and an older server took for an event of the future: it stands beside what it would empty. */
const storeForged = async ({ server: { store } }: Town, id: string, cause: string): Promise<void> => {
  const [stored] = (await store.withSite(SITE, (site) => site.read('appointments', [id]))).values();
  if (!stored) throw new Error('it was pushed before');
  const forged = event(`${cause}~wordsErased`, 9, { type: 'wordsErased', cause, mac: 'x'.repeat(43) });
  await writePast(store, stored, { ...stored, events: [...logOf(stored), forged] });
  // Its version looked for no words.
  await store.withSite(SITE, (site) => site.writeSiteNote(WORDS_SWEPT, ''));
};

it.each([0, 1])(
  'a word from before this version that nobody proved empties nothing, with %i people erased',
  async (erased) => {
    const there = await openTown();
    await there.desk.push('appointments', [visit('a', family), visit('b', places(['GUARDIAN03']))]);
    if (erased > 0) await erase(there, 'citizen-3');
    await storeForged(there, 'a', 'citizen-1');
    await storeForged(there, 'b', 'citizen-1');
    // A desk writes before the server has looked through what it holds.
    const mine = visit('b', places(['GUARDIAN03']), event('honest', 3, { type: 'noShow' }));
    expect((await there.desk.push('appointments', [mine]))[0]?.verdict).not.toBe('quarantined');
    const all = ['GUARDIAN01', 'CHILD00001', 'NOBODY0001', 'GUARDIAN03'];
    expect(await holds(there, ...all)).toEqual(all);
    await sweep(there);
    expect(await holds(there, ...all)).toEqual(all);
    const numbers = (await there.desk.pull('appointments')).documents.map((one) => JSON.stringify(one['persons']));
    expect(all.filter((one) => numbers.join(' ').includes(one))).toEqual(all);
    const types = (await there.desk.pull('appointments')).documents.flatMap((one) =>
      logOf(one).map(({ type }) => type),
    );
    expect(types).not.toContain('wordsErased');
  },
);

it('a made-up word takes no room of the server’s own: who is erased then is erased', async () => {
  const there = await openTown();
  await there.desk.push('appointments', [visit('a', family)]);
  await storeForged(there, 'a', 'citizen-1');
  await erase(there, 'citizen-1');
  expect(await holds(there, 'GUARDIAN01', 'NOBODY0001')).toEqual([]);
  expect(await holds(there, 'CHILD00001')).toEqual(['CHILD00001']);
  const [stored] = (await there.desk.pull('appointments')).documents;
  const words = logOf(stored ?? {}).filter(({ type }) => type === 'wordsErased');
  expect(words.map(({ by }) => by.deviceId)).toEqual(['server']);
});

it('a made-up word in a row that is put aside takes nothing of the others there', async () => {
  const there = await openTown();
  await erase(there, 'citizen-2');
  const forged = event('citizen-1~wordsErased', 2, { type: 'wordsErased', cause: 'citizen-1', mac: 'x'.repeat(43) });
  await there.desk.push('appointments', [
    { ...visit('a', family), siteId: 'elsewhere', events: [...logOf(visit('a', family)), forged] },
  ]);
  expect(await holds(there, 'CHILD00001')).toEqual([]);
  expect(await holds(there, 'GUARDIAN01', 'NOBODY0001')).toHaveLength(2);
});
