import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { foldText, foldWithOrigin } from './fold-text';
import { phoneDigits, phoneInPairs } from './phone';

describe('foldText', () => {
  it.each([
    ['d’Hérouville', 'd herouville'],
    ['  de  La Motte ', 'de la motte'],
    ['N’Diaye', 'n diaye'],
    ['Çelik', 'celik'],
    ['BOUCHARD-LEFÈVRE', 'bouchard lefevre'],
    ['Dubœuf', 'duboeuf'],
    ['Lætitia Strauß', 'laetitia strauss'],
    ['İbrahim', 'ibrahim'],
    ['e\u0301milie', 'emilie'],
    ['', ''],
  ])('folds %s', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  it('is stable, and points back into any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text));
        const { joined, from, to, parts } = foldWithOrigin(text);
        expect([from.length, to.length]).toEqual([joined.length, joined.length]);
        expect(
          from.every((start, index) => start >= 0 && start < (to[index] ?? 0) && (to[index] ?? 0) <= text.length),
        ).toBe(true);
        expect(parts).toEqual([...new Set(parts)].toSorted((a, b) => a - b));
      }),
    );
  });
});

describe('phoneDigits', () => {
  it.each([
    '06.12.40.78.05',
    '+33 6 12 40 78 05',
    '0612407805',
    '0033 6 12 40 78 05',
    '+33 (0)6 12 40 78 05',
    '06-12-40-78-05',
  ])('reads %s', (text) => {
    expect(phoneDigits(text)).toBe('0612407805');
  });

  it('keeps foreign numbers apart and empty texts empty', () => {
    expect(phoneDigits('+32 470 12 34 56')).toBe('0032470123456');
    expect(phoneDigits('inconnu')).toBe('');
  });

  it('reads a French number by pairs, and leaves others as they are', () => {
    expect(phoneInPairs('0612407805')).toBe('06 12 40 78 05');
    expect(phoneInPairs('112')).toBe('112');
  });
});
