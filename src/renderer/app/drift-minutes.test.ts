import { expect, it } from 'vitest';

import { driftMinutes } from './drift-minutes';

it.each([
  [0, 0],
  [120_000, 0],
  [-120_000, 0],
  [121_000, 2],
  [-240_000, -4],
])('a drift of %i ms is shown as %i minutes', (driftMs, minutes) => {
  expect(driftMinutes(driftMs)).toBe(minutes);
});
