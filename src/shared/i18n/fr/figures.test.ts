import { expect, test } from 'vitest';

import { formatChange, formatNumber, formatShare, formatShort } from './figures';
import { supervisionText } from './supervision';

test('figures are written as a French reader expects them', () => {
  expect(formatNumber(1064)).toBe('1\u00A0064');
  expect(formatNumber(1_234_567.891, 2)).toBe('1\u00A0234\u00A0567,89');
  expect(formatNumber(-3.04, 1)).toBe('−3,0');
  expect(formatNumber(-0.04, 1)).toBe('0,0');
  expect([12, 1.2, 0.6, 11.96, 214.4].map(formatShort)).toEqual(['12', '1,2', '0,6', '12', '214']);
  expect(formatShare(0.3404)).toBe('34,0\u00A0%');
});

test('a change says its sign, and no decimals once it has doubled', () => {
  expect(formatChange(7 / 6 - 1)).toBe('+16,7\u00A0%');
  expect(formatChange(-0.125)).toBe('−12,5\u00A0%');
  expect(formatChange(1.24)).toBe('+124\u00A0%');
  expect(formatChange(0)).toBe('0,0\u00A0%');
});

test('of one person who was called no half is told', () => {
  const { median, p90 } = supervisionText.waits;
  expect(`${median(1, 0, true)}${p90(1, 0)}`).toBe('1 déjà appelée, sans attendre.');
  expect(`${median(1, 5, false)}${p90(1, 5)}`).toBe('1 appelée, en 5\u00A0min.');
  expect(`${median(2, 0, true)}${p90(2, 9)}`).toBe(
    '2 déjà appelées\u00A0: la moitié sans attendre, 9 sur 10 en 9\u00A0min.',
  );
});
