import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { haveOwnWords, nameKey } from './name-keys';

const named = (last: string, first: string) => ({ last: nameKey(last), first: nameKey(first) });
const letters = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 3 });

describe('a word of its own', () => {
  it('is there for each that was typed, or it is not the name', () => {
    expect(haveOwnWords(named('Lefort', 'Léa'), ['lefort', 'le'])).toBe(true);
    expect(haveOwnWords(named('Lefort', 'Léa'), ['le', 'lefort'])).toBe(true);
    expect(haveOwnWords(named('Lefort', 'Solène'), ['lefort', 'le'])).toBe(false);
    expect(haveOwnWords(named('de La Motte', 'Jean-Baptiste'), ['la', 'motte', 'jean'])).toBe(true);
  });

  it('is there for the beginnings of all words of a name in any order, and not for one word more', () => {
    const names = fc.array(letters, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(
        names.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        letters,
        ([all, typed], more) => {
          const [last = '', ...first] = all;
          const name = named(last, first.join(' '));
          expect(haveOwnWords(name, typed)).toBe(true);
          expect(haveOwnWords(name, [...typed, more])).toBe(false);
        },
      ),
    );
  });
});
