import fc from 'fast-check';
import { expect, it } from 'vitest';

import { nameLeanIn } from './cut-name';
import { readName } from './read-name';
import { createSearchIndex } from './search-index';
import { person } from './testing/person';

const firstNames = ['Céline', 'Anne-Laure', 'Noé', 'Jean-Baptiste', 'Thomas'];
const lastNames = ['Durand', 'Dupré-Vial', 'Çelik', 'Thomas', 'Ångström'];

it('reads a name in both orders where the town bears one of its words, whatever the case and accents', () => {
  const borne = fc.uniqueArray(fc.tuple(fc.constantFrom(...firstNames), fc.constantFrom(...lastNames)), {
    minLength: 1,
  });
  const named = fc.constantFrom<readonly [string, string]>(
    ['Céline', 'Zigouin'],
    ['Noé', 'Durand'],
    ['Xylia', 'Dupré-Vial'],
    ['Anne', 'Zigouin'],
    ['Anne-Noé', 'Zigouin'],
  );
  fc.assert(
    fc.property(borne, named, fc.nat(2), (all, [first, last], way) => {
      const index = createSearchIndex();
      all.forEach(([one, other]) => index.put(person(one, other)));
      const words = new Set(all.flatMap((one) => one.join('-').split('-')));
      fc.pre([...first.split('-'), ...last.split('-')].some((word) => words.has(word)));
      for (const name of [`${first} ${last}`, `${last} ${first}`]) {
        const typed = [name, name.toLowerCase(), name.toUpperCase()][way] ?? name;
        expect(readName(typed, 'lastName', nameLeanIn(index))).toEqual({ firstName: first, lastName: last });
      }
    }),
  );
});

it('leans by how often a word is borne as the one and as the other', () => {
  const index = createSearchIndex();
  const lean = nameLeanIn(index);
  expect(lean('Thomas')).toBe(1);
  index.put(person('Thomas', 'Durand'));
  expect(lean('thomas')).toBe(2);
  index.put(person('Zoé', 'Thomas'));
  expect([lean('THOMAS'), lean('durand'), lean('dur'), lean('')]).toEqual([1, 0.5, 1, 1]);
});
