import fc from 'fast-check';
import { expect, it } from 'vitest';

import { isTypedWord, wordToType } from './word-to-type';

const nobody = { lastName: '', firstName: '', birthDate: '', phone: '', email: '' };

it('the last name counts as typed without its case, accents, hyphens and apostrophe, and nothing shorter does', () => {
  const word = wordToType({ ...nobody, lastName: 'd’Hérouville-Côté', firstName: 'Anne' });
  for (const typed of ['d’Hérouville-Côté', "D'HEROUVILLE COTE", ' dherouvillecote '])
    expect(isTypedWord(typed, word)).toBe(true);
  for (const typed of ['', ' ', 'd’Hérouville', 'Anne', 'd’Hérouville-Côté Anne'])
    expect(isTypedWord(typed, word)).toBe(false);
});

it('there is always something that can be typed, and it is never nothing', () => {
  const text = fc.oneof(fc.string(), fc.constantFrom('', '?', '’', '李', 'Öz'));
  fc.assert(
    fc.property(fc.record({ lastName: text, firstName: text, birthDate: text, phone: text, email: text }), (values) => {
      const word = wordToType(values);
      expect(isTypedWord(word, word)).toBe(true);
      expect(isTypedWord('', word)).toBe(false);
    }),
  );
});

it('somebody known by a telephone alone is named by it', () => {
  const word = wordToType({ ...nobody, phone: '0612345678' });
  expect(isTypedWord('0612345678', word) && isTypedWord('06 12 34 56 78', word)).toBe(true);
});
