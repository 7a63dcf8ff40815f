import { expect, test } from 'vitest';
import { createReloadBudget } from './reload-budget';

test('three reloads in a minute, the fourth is refused, later ones are allowed again', () => {
  const mayReload = createReloadBudget(3, 60_000);
  expect([0, 1, 2, 3].map(mayReload)).toEqual([true, true, true, false]);
  expect(mayReload(60_001)).toBe(true);
  expect(mayReload(60_001)).toBe(true);
  expect(mayReload(60_001)).toBe(false);
});
