import { expect, it } from 'vitest';

import { SITE } from './documents';
import { origin, type Bench } from './store-bench';
import { written } from './written';

// Each takes about 120 bytes: the text of two signs a letter tells bytes from signs.
const of = (id: string) => written({ id, citizenId: 'c1', day: `2026-06-0${id.length}`, text: 'é'.repeat(30) });

const idsIn = (bodies: readonly string[]): readonly string[] => bodies.map((body) => JSON.parse(body).id as string);

const bytesOf = (bodies: readonly string[]): number => bodies.reduce((sum, body) => sum + Buffer.byteLength(body), 0);

const ids = ['a', 'bb', 'ccc', 'dddd', 'eeeee'];

/** Answers are cut by bytes, hold one document at least, and nothing is passed over. */
export const storePages = ({ store, on }: Bench): void => {
  const writeFive = () => on((tx) => tx.write('tickets', ids.map(of), origin));

  it('cuts a page by bytes, with one document at least, and goes on behind it', async () => {
    await writeFive();
    const whole = await store().page(SITE, 'tickets', 0, 10);
    const one = bytesOf(whole.bodies.slice(0, 1));
    expect([idsIn(whole.bodies), whole.hasMore]).toEqual([ids, false]);
    for (const behind of [undefined, { fromDay: '2026-06-01', upTo: 5 }])
      for (const [mostBytes, count] of [
        [1, 1],
        [one, 1],
        [bytesOf(whole.bodies.slice(0, 2)) - 1, 1],
        [bytesOf(whole.bodies.slice(0, 2)), 2],
        [bytesOf(whole.bodies), 5],
      ] as const) {
        const page = await store().page(SITE, 'tickets', 0, 10, behind, mostBytes);
        expect([idsIn(page.bodies), page.seq]).toEqual([ids.slice(0, count), count]);
        expect(page.hasMore).toBe(behind !== undefined || count < 5);
      }
    const found: string[] = [];
    for (let since = 0, more = true; more;) {
      const page = await store().page(SITE, 'tickets', since, 10, undefined, 1);
      found.push(...idsIn(page.bodies));
      since = page.seq;
      more = page.hasMore;
    }
    expect(found).toEqual(ids);
  });

  it('cuts what is fetched by id, and names what is left', async () => {
    await writeFive();
    const asked = ['eeeee', 'none', 'a', 'ccc', 'a'];
    const whole = await store().bodiesWithin(SITE, 'tickets', asked);
    expect([idsIn(whole.bodies), whole.later]).toEqual([['a', 'ccc', 'eeeee'], []]);
    const first = await store().bodiesWithin(SITE, 'tickets', asked, 1);
    expect([idsIn(first.bodies), first.later]).toEqual([['a'], ['ccc', 'eeeee']]);
    const two = await store().bodiesWithin(SITE, 'tickets', asked, bytesOf(whole.bodies.slice(0, 2)));
    expect([idsIn(two.bodies), two.later]).toEqual([['a', 'ccc'], ['eeeee']]);
    expect(await store().bodiesWithin(SITE, 'tickets', ['none'], 1)).toEqual({ bodies: [], later: [] });
    const sizes = whole.bodies.map((body, index) => [idsIn(whole.bodies)[index], Buffer.byteLength(body)]);
    expect([...(await store().sizes(SITE, 'tickets', asked))].toSorted()).toEqual(sizes);
  });

  it('cuts the past of a person at its earliest days, and says so', async () => {
    await writeFive();
    const all = await store().bodiesOfCitizens(SITE, 'tickets', ['c1']);
    expect([idsIn(all.bodies), all.isWhole]).toEqual([ids, true]);
    const some = await store().bodiesOfCitizens(SITE, 'tickets', ['c1'], bytesOf(all.bodies.slice(3)));
    expect([idsIn(some.bodies), some.isWhole]).toEqual([['dddd', 'eeeee'], false]);
    expect(idsIn((await store().bodiesOfCitizens(SITE, 'tickets', ['c1'], 1)).bodies)).toEqual(['eeeee']);
  });

  it('cuts sheets of facts by bytes', async () => {
    const days = ['2026-11-20', '2026-11-21', '2026-11-22'];
    await on((tx) => tx.markDays(days, 'm'));
    await on((tx) => tx.writeSheets(days.map((day) => ({ day, mark: 'm', body: 'é'.repeat(50) }))));
    const sheetsOf = async (since: number, limit: number, mostBytes: number) => {
      const { sheets, hasMore } = await store().sheetsSince(SITE, since, limit, mostBytes);
      return [sheets.map(({ day }) => day), hasMore];
    };
    expect(await sheetsOf(0, 9, 1)).toEqual([days.slice(0, 1), true]);
    expect(await sheetsOf(0, 9, 199)).toEqual([days.slice(0, 1), true]);
    expect(await sheetsOf(0, 9, 200)).toEqual([days.slice(0, 2), true]);
    expect(await sheetsOf(2, 9, 1)).toEqual([days.slice(2), false]);
    expect(await sheetsOf(0, 2, 1_000)).toEqual([days.slice(0, 2), true]);
  });
};
