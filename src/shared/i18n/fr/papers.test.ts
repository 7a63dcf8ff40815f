import { describe, expect, it } from 'vitest';

import { withinSentence } from './format';
import { listNames, money, papersText } from './papers';

describe('words of papers and fees', () => {
  it('writes a paper inside a sentence', () => {
    expect(withinSentence('Justificatif de domicile')).toBe('justificatif de domicile');
    expect(withinSentence('CNI actuelle')).toBe('CNI actuelle');
  });

  it('writes cents as euros', () => {
    expect([14_500, 850, 0, 125_005].map(money)).toEqual([
      '145\u00A0€',
      '8,50\u00A0€',
      '0\u00A0€',
      '1\u00A0250,05\u00A0€',
    ]);
    expect(papersText.terms([8600, 4200, 1700])).toBe('86 + 42 + 17 = ');
    expect(papersText.terms([8600])).toBe('');
  });

  it('lists names', () => {
    expect(listNames([])).toBe('');
    expect(listNames(['Lilas'])).toBe('Lilas');
    expect(listNames(['Anne-Laure', 'Gaspard', 'Lilas'])).toBe('Anne-Laure, Gaspard et Lilas');
  });
});
