import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { CitizenValues } from '../model/citizen';
import { typingDistance } from './close-names';
import { probableDuplicates } from './probable-duplicates';

const birthDate = fc.constantFrom('', '1987-03-12', '1987-12-03', '2014-02-28', '1955-07-01');
const values: fc.Arbitrary<CitizenValues> = fc.record({
  lastName: fc.constantFrom('d’Hérouville', 'Dupré-Vial', 'Dupré', 'Martin', 'Martinez', 'Çelik', 'Wu'),
  firstName: fc.constantFrom('Anne-Laure', 'Anne', 'Noé', 'Émilie', 'Lin', 'Martin'),
  birthDate,
  phone: fc.constantFrom('', '0612407805', '06 12 40 78 05', '0711111111'),
  email: fc.constantFrom('', 'a@exemple.fr', 'A@exemple.fr', 'b@exemple.fr'),
});
const whyOf = (a: CitizenValues, b: CitizenValues): string =>
  probableDuplicates(a, [{ id: 'b', values: b }])[0]?.why ?? '';

describe('probable duplicates', () => {
  it('are so for each other', () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        expect(whyOf(a, b)).toBe(whyOf(b, a));
      }),
    );
  });

  it('hold for everybody and themselves, whatever accents, case, and order of names', () => {
    fc.assert(
      fc.property(values, fc.boolean(), (a, swaps) => {
        const bare = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toUpperCase();
        const names = swaps
          ? { lastName: bare(a.firstName), firstName: bare(a.lastName) }
          : { lastName: bare(a.lastName), firstName: bare(a.firstName) };
        expect(whyOf({ ...a, ...names }, a)).not.toBe('');
      }),
    );
  });

  it('hold after one slip in a long name when the birth date is the same', () => {
    const slip = fc.tuple(fc.integer({ min: 0, max: 8 }), fc.constantFrom('drop', 'swap', 'double', 'other'));
    fc.assert(
      fc.property(slip, ([at, kind]) => {
        const name = 'hérouville';
        const letters = [...name];
        if (kind === 'drop') letters.splice(at, 1);
        if (kind === 'double') letters.splice(at, 0, letters[at] ?? '');
        if (kind === 'other') letters[at] = 'x';
        if (kind === 'swap') letters.splice(at, 2, letters[at + 1] ?? '', letters[at] ?? '');
        const known = { lastName: name, firstName: 'Anne', birthDate: '1987-03-12', phone: '', email: '' };
        expect(whyOf({ ...known, lastName: letters.join('') }, known)).toBe('birth');
      }),
    );
  });
});

describe('typingDistance', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 8 });
  it('is 0 for the same alone, the same both ways, and never more than most + 1', () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 4 }), (a, b, most) => {
        const distance = typingDistance(a, b, most);
        expect(distance === 0).toBe(a === b);
        expect(distance).toBe(typingDistance(b, a, most));
        expect(distance).toBeLessThanOrEqual(most + 1);
        if (distance <= most) expect(distance).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
      }),
    );
  });
});
