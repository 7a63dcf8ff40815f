import { expect, it } from 'vitest';

import { nextInList } from './next-in-list';

const ids = ['a', 'b', 'c'];

it.each([
  ['a', 'ArrowDown', 'b'],
  ['c', 'ArrowDown', 'c'],
  ['b', 'ArrowUp', 'a'],
  ['a', 'ArrowUp', 'a'],
  ['c', 'Home', 'a'],
  ['a', 'End', 'c'],
  [undefined, 'ArrowDown', 'a'],
])('from %s by %s to %s', (at, key, to) => {
  expect(nextInList(ids, at, key)).toBe(to);
});

it('leaves other keys and empty lists alone', () => {
  expect(nextInList(ids, 'a', 'Enter')).toBeUndefined();
  expect(nextInList([], undefined, 'ArrowDown')).toBeUndefined();
});
