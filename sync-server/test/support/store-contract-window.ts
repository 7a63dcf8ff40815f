import fc from 'fast-check';
import { expect, it } from 'vitest';

import { isInWindow, lastDayOf } from '#shared/sync/desk-window';
import type { WireDocument } from '#shared/sync/protocol';
import type { LeftBehind } from '#shared/sync/wire/document-calls';
import type { Store } from '#server/store/port';

import { SITE } from './documents';
import { AT, origin, type Bench } from './store-bench';
import { written } from './written';

const days = ['2026-06-01', '2026-06-30', '2026-07-01', '2026-07-02', '2026-09-01'] as const;
const collections = ['appointments', 'tickets', 'deskSessions', 'requests', 'citizens'] as const;
// More pages than there are documents, even if each came alone: whoever needs more goes in circles.
const MOST_PAGES = 80;

const write = fc.record({
  collection: fc.constantFrom(...collections),
  id: fc.nat(8).map((one) => `d${one}`),
  day: fc.constantFrom(...days),
  closedAt: fc.oneof(
    fc.constant(''),
    fc.constantFrom(...days).map((day) => `${day}T08:00:00.000Z`),
  ),
});

const parsed = (bodies: readonly string[]): WireDocument[] => bodies.map((body) => JSON.parse(body) as WireDocument);

const pullAll = async (store: Store, place: readonly [site: string, collection: string], behind?: LeftBehind) => {
  const found: WireDocument[] = [];
  for (let since = 0, more = true, pages = 0; more; pages += 1) {
    if (pages > MOST_PAGES) throw new Error('goes in circles');
    const page = await store.page(...place, since, 2, behind);
    expect(page.seq).toBeGreaterThanOrEqual(since);
    found.push(...parsed(page.bodies));
    since = page.seq;
    more = page.hasMore;
  }
  return found;
};

const idsOf = (documents: readonly WireDocument[]): string[] => documents.map((one) => one.id).toSorted();

/** What a desk gets that keeps a window only. */
export const storeWindow = ({ store, opened, use, on }: Bench): void => {
  it('leaves behind what is over and was written before a desk began, and nothing else', async () => {
    let count = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(write, { minLength: 5, maxLength: 40 }),
        fc.nat(40),
        fc.constantFrom(...days),
        async (writes, began, fromDay) => {
          count += 1;
          const site = `window-${count}`;
          const seqs = new Map<string, number>();
          for (const [index, { collection, ...document }] of writes.entries()) {
            await store().withSite(site, (tx) => tx.write(collection, [written(document)], origin));
            seqs.set(`${collection} ${document.id}`, index + 1);
          }
          const upTo = Math.min(began, writes.length);
          for (const collection of collections) {
            const all = await pullAll(store(), [site, collection]);
            const within = (one: WireDocument): boolean => isInWindow(lastDayOf(collection, one), fromDay);
            const wanted = all.filter((one) => within(one) || (seqs.get(`${collection} ${one.id}`) ?? 0) > upTo);
            const got = await pullAll(store(), [site, collection], { fromDay, upTo });
            expect(idsOf(got)).toEqual(idsOf(wanted));
            const digests = await store().digests(site, collection, { after: '', fromDay, limit: 100 });
            expect(digests.map(([id]) => id)).toEqual(idsOf(all.filter(within)));
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  it('finds what names a person, and nothing for nobody', async () => {
    const of = (id: string, citizenId: string) => written({ id, citizenId, day: days[0] });
    await on((tx) => tx.write('tickets', [of('a', 'c1'), of('b', 'c2'), of('c', ''), of('d', 'c1')], origin));
    await on((tx) => tx.write('appointments', [of('e', 'c1')], origin));
    await on((tx) => tx.write('tickets', [of('d', 'c3')], origin));
    const idsOfCitizens = async (...ids: string[]): Promise<readonly string[]> =>
      parsed((await store().bodiesOfCitizens(SITE, 'tickets', ids)).bodies).map((one) => one.id);
    expect(await idsOfCitizens('c1', 'c2', '')).toEqual(['a', 'b']);
    expect([await idsOfCitizens(), await idsOfCitizens(''), await idsOfCitizens('c3')]).toEqual([[], [], ['d']]);
    await opened().withoutLastDays();
    const restore = await opened().backup();
    await store().close();
    use(await restore());
    expect(await idsOfCitizens('c1')).toEqual(['a']);
  });

  it('finds the requests of some reasons in a stretch of ids, as they are now and after a restore', async () => {
    const of = (id: string, reasonId: string) => written({ id, reasonId, day: days[0] });
    await on((tx) => tx.write('requests', [of('a', 'r1'), of('b', 'r2'), of('c', 'r1'), of('d', 'r3')], origin));
    await on((tx) => tx.write('requests', [of('e', ''), of('f', 'r1'), written({ id: 'g' })], origin));
    await on((tx) => tx.write('tickets', [of('h', 'r1')], origin));
    await on((tx) => tx.write('requests', [of('c', 'r2')], origin));
    await store().withSite('site-b', (tx) => tx.write('requests', [of('i', 'r1')], origin));
    const found = async (reasonIds: readonly string[], after: string, upTo: string) =>
      (await store().idsOfReasons(SITE, reasonIds, { after, upTo })).toSorted();
    const all = async () => [
      await found(['r1'], '', 'z'),
      await found(['r1', 'r2'], 'a', 'c'),
      await found(['r4', ''], '', 'z'),
    ];
    const wanted = [['a', 'f'], ['b', 'c'], []];
    expect(await all()).toEqual(wanted);
    await opened().withoutLastDays();
    const restore = await opened().backup();
    await store().close();
    use(await restore());
    expect(await all()).toEqual(wanted);
  });

  it('knows the departments of a device, for as long as nobody chooses others, and after a restore', async () => {
    for (const id of ['d1', 'd2'])
      await store().addDevice({ id, siteId: SITE, name: id, rank: 'desk', publicKey: '', at: AT });
    await store().chooseDepartments('d1', ['social', 'a "b", c']);
    await store().chooseDepartments('nobody', ['social']);
    const known = async () => [
      (await store().device('d1'))?.departmentIds,
      (await store().listDevices(SITE)).map(({ departmentIds }) => departmentIds.length),
    ];
    expect(await known()).toEqual([
      ['social', 'a "b", c'],
      [2, 0],
    ]);
    const restore = await opened().backup();
    await store().close();
    use(await restore());
    expect(await known()).toEqual([
      ['social', 'a "b", c'],
      [2, 0],
    ]);
    await store().chooseDepartments('d1', []);
    expect(await known()).toEqual([[], [0, 0]]);
  });

  it('knows the last day of what was stored before there was one', async () => {
    const over = `${days[0]}T08:00:00.000Z`;
    await on((tx) => tx.write('tickets', [written({ id: 'old', day: days[0] })], origin));
    await on((tx) => tx.write('citizens', [written({ id: 'known' })], origin));
    const requests = [
      written({ id: 'open', day: days[0], closedAt: '' }),
      written({ id: 'closed', day: days[0], closedAt: over }),
      written({ id: 'closed-late', day: days[0], closedAt: `${days[2]}T08:00:00.000Z` }),
      written({ id: 'closed-before', day: days[2], closedAt: over }),
      written({ id: 'of-other-shape', day: days[0] }),
    ];
    await on((tx) => tx.write('requests', requests, origin));
    await opened().withoutLastDays();
    const restore = await opened().backup();
    await store().close();
    use(await restore());
    const idsFrom = async (collection: string): Promise<readonly string[]> =>
      (await store().digests(SITE, collection, { after: '', fromDay: days[2], limit: 10 })).map(([id]) => id);
    expect(await idsFrom('requests')).toEqual(['closed-before', 'closed-late', 'of-other-shape', 'open']);
    expect([await idsFrom('tickets'), await idsFrom('citizens')]).toEqual([[], ['known']]);
  });
};
