import { expect, it } from 'vitest';

import { newcomer } from './newcomer';

const queue = (...labels: readonly string[]) => labels.map((label) => ({ id: label.toLowerCase(), label }));

it('names the newest who came, also of several at once', () => {
  expect(newcomer(queue('A001'), queue('A001', 'A002', 'A003'), 'all')?.label).toBe('A003');
});

it('names somebody who came before the others in the order of the queue', () => {
  expect(newcomer(queue('A001'), queue('B001', 'A001'), 'all')?.label).toBe('B001');
});

it('names nobody when people leave', () => {
  expect(newcomer(queue('A001', 'A002'), queue('A002'), 'all')).toBeNull();
});

it('tells with the essential only of who comes where nobody waited', () => {
  expect(newcomer(queue('A001'), queue('A001', 'A002'), 'essential')).toBeNull();
  expect(newcomer([], queue('A002'), 'essential')?.label).toBe('A002');
});
