import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { protectLists } from './protect-lists';

const listOf = (counts: Record<string, number>) => ({ counts: new Map(Object.entries(counts)) });

describe('lists of the same people', () => {
  it('keep the total back in all of them where one must', () => {
    // By channel 4 and 7: with the total, 11, whoever knows that neither is 0 would know that 4 is at most 10.
    const { lists, total } = protectLists([listOf({ sms: 4, phone: 7 }), listOf({ housing: 11 })]);
    expect(total).toBeNull();
    expect(lists.map((list) => [...list.values()])).toEqual([[null, null], [null]]);
  });

  it('tell the total and what is large where they may', () => {
    const { lists, total } = protectLists([
      listOf({ sms: 4, phone: 12, email: 23 }),
      listOf({ housing: 20, school: 19 }),
    ]);
    expect(total).toBe(39);
    expect(lists.map((list) => [...list.values()])).toEqual([
      [null, null, 23],
      [20, 19],
    ]);
  });

  it('never tell what is untold, nor let a single one follow', () => {
    const { lists, total } = protectLists([
      { ...listOf({ secret: 30, housing: 40, school: 20 }), untold: new Set(['secret']) },
    ]);
    expect([...(lists[0] ?? [])]).toEqual([
      ['secret', null],
      ['housing', 40],
      ['school', null],
    ]);
    expect(total).toBe(90);
  });

  it('are empty of nothing', () => {
    expect(protectLists([listOf({}), listOf({})])).toEqual({ lists: [new Map(), new Map()], total: 0 });
  });
});

describe('whoever reads two lists', () => {
  // People with two properties each: both lists have the same total.
  const people = fc.array(
    fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('x', 'y', 'z'), fc.integer({ min: 1, max: 9 })),
    { minLength: 1, maxLength: 8 },
  );
  const countBy = (some: readonly (readonly [string, string, number])[], at: 0 | 1): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const one of some) counts.set(one[at], (counts.get(one[at]) ?? 0) + one[2]);
    return counts;
  };

  it('bounds no small count below the least, whatever total they have from either list', () => {
    fc.assert(
      fc.property(people, fc.constantFrom(5, 11), (some, least) => {
        const counts = [countBy(some, 0), countBy(some, 1)];
        const { lists, total } = protectLists(
          counts.map((own) => ({ counts: own })),
          least,
        );
        const sums = lists.map((list) => [...list.values()].reduce<number>((sum, count) => sum + (count ?? 0), 0));
        // The total is known when it is told, or when one list tells all of its entries.
        const known = total ?? sums.find((_, at) => ![...(lists[at]?.values() ?? [])].includes(null));
        for (const [at, list] of lists.entries()) {
          const hidden = [...list].filter(([, count]) => count === null).map(([key]) => counts[at]?.get(key) ?? 0);
          for (const count of list.values()) expect(count === null || count === 0 || count >= least).toBe(true);
          if (known === undefined || !hidden.some((count) => count < least)) continue;
          expect(known - (sums[at] ?? 0) - (hidden.length - 1)).toBeGreaterThanOrEqual(least);
        }
      }),
      { numRuns: 500 },
    );
  });
});
