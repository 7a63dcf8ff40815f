import { expect, it } from 'vitest';

import { asTyped } from './as-typed';

it('writes a label as a keyboard does: plain blanks and the plain apostrophe', () => {
  expect(asTyped('Guichet\u00A03')).toBe('Guichet 3');
  expect(asTyped('Carte d’identité, 10\u202F€')).toBe("Carte d'identité, 10 €");
});
