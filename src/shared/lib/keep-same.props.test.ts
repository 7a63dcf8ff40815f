import fc from 'fast-check';
import { expect, it } from 'vitest';

import { keepSame } from './keep-same';

const value = fc.letrec<{ any: unknown }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(0, -0, Number.NaN, '', 'a', 'b', null, undefined, true),
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), tie('any'), { maxKeys: 4, noNullPrototype: true }),
    fc.constantFrom(new Map([['a', 1]]), new Date(0)),
  ),
})).any;

/** Every object within a value, itself first. */
const objectsIn = (one: unknown): object[] =>
  typeof one === 'object' && one !== null ? [one, ...Object.values(one).flatMap(objectsIn)] : [];

it('says exactly what the next value says, whatever stood before', () => {
  fc.assert(
    fc.property(value, value, (before, next) => {
      const [asBefore, asNext] = [structuredClone(before), structuredClone(next)];
      expect(keepSame(before, next)).toStrictEqual(asNext);
      // Neither of them is touched.
      expect(before).toStrictEqual(asBefore);
      expect(next).toStrictEqual(asNext);
    }),
  );
});

it('gives the very object that stood before where the next one says the same', () => {
  fc.assert(
    fc.property(value, (before) => {
      const next: unknown = structuredClone(before);
      const isKeepable = objectsIn(next).every((one) => !(one instanceof Map || one instanceof Date));
      fc.pre(isKeepable);
      expect(Object.is(keepSame(before, next), before)).toBe(true);
    }),
  );
});

it('keeps what did not change beside what did', () => {
  fc.assert(
    fc.property(fc.array(fc.dictionary(fc.string(), fc.integer(), { noNullPrototype: true })), fc.nat(), (list, at) => {
      fc.pre(list.length > 0);
      const place = at % list.length;
      const next = structuredClone(list).map((one, index) =>
        index === place ? { ...one, 'other than before': 1 } : one,
      );
      const kept = keepSame(list, next);
      expect(kept).toStrictEqual(next);
      for (const [index, one] of kept.entries()) expect(one === list[index]).toBe(index !== place);
    }),
  );
});

it('keeps all others where one entry comes or goes', () => {
  const entry = fc.record({ id: fc.integer(), name: fc.string() }, { noNullPrototype: true });
  fc.assert(
    fc.property(fc.uniqueArray(entry, { selector: ({ id }) => id, minLength: 1 }), fc.nat(), (whole, at) => {
      const place = at % whole.length;
      const without = whole.filter((_, index) => index !== place);
      const keptOf = (before: readonly object[], next: readonly object[]) =>
        keepSame(before, structuredClone(next)).filter((one) => before.includes(one)).length;
      expect(keptOf(whole, without)).toBe(without.length);
      expect(keptOf(without, whole)).toBe(without.length);
    }),
  );
});
