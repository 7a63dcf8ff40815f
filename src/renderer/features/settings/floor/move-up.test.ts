import { expect, it } from 'vitest';

import { moveUp } from './move-up';

it.each([
  [0, 'abc'],
  [1, 'bac'],
  [2, 'acb'],
  [3, 'abc'],
])('moves the item %i up', (index, order) => {
  expect(moveUp([...'abc'], index).join('')).toBe(order);
});
