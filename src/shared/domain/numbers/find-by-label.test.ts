import { expect, it } from 'vitest';

import { findByLabel, isTicketNumber } from './find-by-label';

const ticket = (label: string, issuedAt = '') => ({ label, issuedAt });
const all = [ticket('A049'), ticket('A490'), ticket('R049'), ticket('A-K2 003'), ticket('A003')];
const found = (text: string) => findByLabel(all, text).map(({ label }) => label);

it.each([
  ['A049', ['A049']],
  ['a49', ['A049']],
  [' a 049 ', ['A049']],
  ['A490', ['A490']],
  ['a-k2 003', ['A-K2 003']],
  ['A3', ['A003']],
  ['B049', []],
  ['K2 003', ['A-K2 003']],
  ['k2003', ['A-K2 003']],
  ['k2-3', ['A-K2 003']],
  ['ak2003', ['A-K2 003']],
  ['003', ['A-K2 003', 'A003']],
  ['K2', []],
  ['49', ['A049', 'R049']],
  ['049', ['A049', 'R049']],
  ['9', []],
  ['0490', []],
  ['', []],
  ['Ly', []],
  ['Martin', []],
])('finds the number as it is said: %s', (text, labels) => {
  expect(found(text)).toEqual(labels);
});

it('is no number without letters and digits', () => {
  expect(['A1', 'AB12', 'A-K2 003'].every(isTicketNumber)).toBe(true);
  expect(['12', 'A', 'Martin 2', '9h30', '06 39 98 12 34'].some(isTicketNumber)).toBe(false);
});

it('gives the one given last first, where numbers turned', () => {
  const turned = [ticket('A001', '2026-11-23T08:00'), ticket('A001', '2026-11-23T16:00')];
  expect(findByLabel(turned, 'a1').map(({ issuedAt }) => issuedAt)).toEqual(['2026-11-23T16:00', '2026-11-23T08:00']);
});
