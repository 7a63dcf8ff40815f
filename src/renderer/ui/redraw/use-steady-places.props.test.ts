import fc from 'fast-check';
import { expect, it } from 'vitest';

import { dealPlaces, REST_MS } from './use-steady-places';

const names = fc.uniqueArray(fc.constantFrom<string[]>('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 5 });
const history = fc.array(fc.record({ names, afterMs: fc.constantFrom(0, 500, 3_000, REST_MS, 2 * REST_MS) }), {
  minLength: 1,
  maxLength: 12,
});
type Dealt = ReturnType<typeof dealPlaces>;
const start: Dealt = { placeOf: new Map(), emptySince: new Map() };

it('gives each line a place of its own, keeps it while the line is there, and leaves a place empty that a line has just left', () => {
  fc.assert(
    fc.property(history, (steps) => {
      let [before, at] = [start, 0];
      const leftAt = new Map<number, number>();
      for (const step of steps) {
        at += step.afterMs;
        const now = dealPlaces(before, step.names, at);
        expect([...now.placeOf.keys()].toSorted()).toEqual(step.names.toSorted());
        expect(new Set(now.placeOf.values()).size).toBe(step.names.length);
        for (const [name, place] of before.placeOf) {
          if (step.names.includes(name)) expect(now.placeOf.get(name)).toBe(place);
          else leftAt.set(place, at);
        }
        for (const [name, place] of now.placeOf)
          if (!before.placeOf.has(name)) expect(at - (leftAt.get(place) ?? -Infinity)).toBeGreaterThanOrEqual(REST_MS);
        before = now;
      }
    }),
  );
});

it('begins at the first place again once nothing has stood there for a while', () => {
  const first = dealPlaces(start, ['a', 'b'], 0);
  const second = dealPlaces(first, ['b'], 1_000);
  expect(dealPlaces(second, ['b', 'c'], 2_000).placeOf.get('c')).toBe(2);
  expect(dealPlaces(second, ['b', 'c'], 1_000 + REST_MS).placeOf.get('c')).toBe(0);
});
