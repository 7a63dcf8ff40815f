import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Reason } from '#shared/domain/model/reference';
import { smallTown } from '#shared/domain/scheduling/small-town.fixture';

import { favouriteReasons } from './favourites';

const model = smallTown().reasons[0] as Reason;
const reason = (id: string, favourite = 0, walkIn = true): Reason => ({ ...model, id, name: id, favourite, walkIn });
const ids = (reasons: readonly Reason[]): string => reasons.map(({ id }) => id).join(' ');

describe('the reasons under the digits', () => {
  it('keep their pinned place, and the others stand by how often they are asked for', () => {
    const reasons = [reason('a'), reason('b', 2), reason('c'), reason('d'), reason('e', 0, false)];
    expect(
      ids(
        favouriteReasons(
          reasons,
          new Map([
            ['d', 9],
            ['c', 4],
            ['e', 99],
          ]),
          8,
        ),
      ),
    ).toBe('d b c a');
    expect(ids(favouriteReasons(reasons, new Map(), 2))).toBe('a b');
  });

  it('close up where there are too few, and never lose one that was pinned twice', () => {
    expect(ids(favouriteReasons([reason('a', 5), reason('b')], new Map(), 8))).toBe('b a');
    expect(ids(favouriteReasons([reason('x', 1), reason('y', 1), reason('z')], new Map([['z', 50]]), 2))).toBe('x y');
  });

  it('hold every pin whatever is asked for, each reason once', () => {
    const pins = fc.uniqueArray(fc.integer({ min: 1, max: 8 }), { maxLength: 8 });
    fc.assert(
      fc.property(pins, fc.array(fc.nat(50), { minLength: 12, maxLength: 12 }), (places, asked) => {
        const reasons = asked.map((_, index) => reason(`r${String(index).padStart(2, '0')}`, places[index] ?? 0));
        const counts = new Map(asked.map((count, index) => [`r${String(index).padStart(2, '0')}`, count]));
        const shown = favouriteReasons(reasons, counts, 8);
        expect(shown.length).toBe(8);
        expect(new Set(shown).size).toBe(8);
        for (const one of reasons) if (one.favourite > 0) expect(shown[one.favourite - 1]).toBe(one);
        const free = shown.filter(({ favourite }) => favourite === 0).map(({ id }) => counts.get(id) ?? 0);
        expect(free).toEqual(free.toSorted((a, b) => b - a));
      }),
    );
  });
});
