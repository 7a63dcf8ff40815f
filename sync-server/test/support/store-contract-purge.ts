import fc from 'fast-check';
import { expect, it } from 'vitest';

import type { Store } from '#server/store/port';
import type { WireDocument } from '#shared/sync/protocol';

import { citizen } from './documents';
import { AT, origin, type Bench } from './store-bench';
import { written } from './written';

const LATER = '2026-12-23T08:00:00.000Z';
const PAGE = 2;
// More pages than there are documents: whoever needs more goes in circles.
const MOST_PAGES = 60;

/** A device that follows a collection as a desk does, page by page. */
type Follower = { readonly id: string; since: number; readonly held: Set<string> };

const pullOnce = async (store: Store, site: string, follower: Follower): Promise<boolean> => {
  const { id, held } = follower;
  if (follower.since > 0 && follower.since < (await store.purgedBelow(site, 'citizens', id))) {
    follower.since = 0;
    held.clear();
  }
  await store.notePulled([{ deviceId: id, collection: 'citizens', seq: follower.since }]);
  const page = await store.page(site, 'citizens', follower.since, PAGE);
  for (const body of page.bodies) {
    const document = JSON.parse(body) as WireDocument;
    if (document._deleted) held.delete(document.id);
    else held.add(document.id);
  }
  // As RxDB does: an empty page moves nothing.
  if (page.bodies.length > 0) follower.since = page.seq;
  return page.hasMore;
};

const pullAll = async (store: Store, site: string, follower: Follower): Promise<void> => {
  let pages = 0;
  while (await pullOnce(store, site, follower)) {
    pages += 1;
    if (pages > MOST_PAGES) throw new Error('goes in circles');
  }
};

const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('write' as const), id: fc.nat(5) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('remove' as const), id: fc.nat(5) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('page' as const), id: fc.nat(1) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('pages' as const), id: fc.nat(1) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('purge' as const), id: fc.nat(3) }) },
);

/** Where a collection stands as before, it holds the same as before, whatever was written and purged meanwhile: answers are kept by that. */
const sameWhileReached = async (store: Store, site: string, seen: Map<string, unknown>): Promise<void> => {
  const { head, last, line } = await store.reached(site, 'citizens');
  expect([head >= last, head]).toEqual([true, await store.head(site)]);
  const held = await store.digests(site, 'citizens', { after: '', fromDay: '', limit: 100 });
  const key = `${last} ${line}`;
  if (seen.has(key)) expect(held).toEqual(seen.get(key));
  seen.set(key, held);
};

/** What purging may never do, whatever happens in between. */
export const storePurge = ({ store }: Bench): void => {
  it('never hides a deletion from a device by purging, nor sends it round in circles', async () => {
    let count = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 40, maxLength: 80 }), async (steps) => {
        count += 1;
        const site = `purge-${count}`;
        const followers: readonly Follower[] = ['busy', 'idle'].map((name) => ({
          id: `${site}-${name}`,
          since: 0,
          held: new Set<string>(),
        }));
        for (const { id } of followers)
          await store().addDevice({ id, siteId: site, name: id, rank: 'desk', publicKey: '', at: AT });
        await store().touchDevices([`${site}-busy`], LATER);
        const seen = new Map<string, unknown>();
        for (const { kind, id } of steps) {
          const follower = followers[id];
          if (kind === 'page' && follower) await pullOnce(store(), site, follower);
          if (kind === 'pages' && follower) await pullAll(store(), site, follower);
          // The idle device is not waited for when the line is drawn by those seen lately.
          if (kind === 'purge') await store().purge(site, id === 0 ? AT : LATER);
          if (kind === 'write' || kind === 'remove') {
            const document = kind === 'write' ? { ...citizen(`c${id}`, 'x'), siteId: site } : { id: `c${id}` };
            const row = written({}, { document: { ...document, _deleted: kind === 'remove' } });
            await store().withSite(site, (tx) => tx.write('citizens', [row], origin));
          }
          await sameWhileReached(store(), site, seen);
        }
        const held = (await store().withSite(site, (tx) => tx.readAll('citizens'))).filter((one) => !one._deleted);
        for (const follower of followers) {
          await pullAll(store(), site, follower);
          expect([...follower.held].toSorted()).toEqual(held.map((one) => one.id));
        }
      }),
      { numRuns: 20 },
    );
  });

  it('tells how far the devices of a site have pulled a collection', async () => {
    for (const [id, siteId] of [
      ['near', 'reach'],
      ['anew', 'reach'],
      ['silent', 'reach'],
      ['elsewhere', 'reach-2'],
    ] as const)
      await store().addDevice({ id, siteId, name: id, rank: 'desk', publicKey: '', at: AT });
    const note = (deviceId: string, seq: number, collection = 'citizens') =>
      store().notePulled([{ deviceId, collection, seq }]);
    await note('near', 4);
    await note('near', 7);
    await note('near', 9, 'tickets');
    await note('anew', 5);
    await note('anew', 0);
    await note('elsewhere', 8);
    expect([...(await store().pulledBy('reach', 'citizens'))].toSorted()).toEqual([
      ['anew', 0],
      ['near', 7],
    ]);
    expect([...(await store().pulledBy('reach-2', 'citizens'))]).toEqual([['elsewhere', 8]]);
  });
};
