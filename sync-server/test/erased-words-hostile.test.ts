import { afterEach, expect, it } from 'vitest';

import { guichetRegistry } from '#server/collections/guichet-registry';
import { toWritten } from '#server/documents/to-written';
import { MOST_EVENTS, MOST_WORDS_ERASED } from '#shared/domain/rows/row-bounds';
import { logOf } from '#shared/sync/merge-document';

import { citizen, event, SITE, wire } from './support/documents';
import { corrected, places, town, visit, type Town } from './support/words-town';

let open: Town | null = null;
afterEach(() => open?.server.close());
const openTown = async (...wish: Parameters<typeof town>): Promise<Town> => (open = await town(...wish));

/** So many people are erased already, by ids of their own. */
const gone = async ({ server: { store } }: Town, count: number): Promise<readonly string[]> => {
  const ids = Array.from({ length: count }, (_, index) => `gone-${index}`);
  const known = guichetRegistry['citizens'];
  if (!known) throw new Error('citizens are a collection');
  const erasedAt = '000000000000009-000000-device-9';
  const rows = ids.map((id) => toWritten(known, null, wire({ ...citizen(id, ''), fields: {}, erasedAt })));
  await store.withSite(SITE, (site) =>
    site.write('citizens', rows, { deviceId: 'device-9', at: '2026-11-23T08:00:00.000Z' }),
  );
  return ids;
};

it('a desk that names hundreds of erased people closes no appointment to the others, and lengthens none without end', async () => {
  const there = await openTown();
  const ids = await gone(there, 600);
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
  const known = guichetRegistry['appointments'];
  if (!known) throw new Error('appointments are a collection');
  const full = { ...stored, events: [...logOf(stored), ...long] };
  await there.server.store.withSite(SITE, (site) =>
    site.write('appointments', [toWritten(known, stored, full)], {
      deviceId: 'device-9',
      at: '2026-11-23T08:00:00.000Z',
    }),
  );
  const noShow = { ...full, events: [...logOf(full), event('honest', 400, { type: 'noShow' })] };
  expect((await other.push('appointments', [noShow]))[0]?.verdict).not.toBe('quarantined');
  expect((await other.pull('appointments')).documents[0]).toMatchObject({ status: 'noShow' });
});
