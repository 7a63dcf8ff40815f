import { expect, it } from 'vitest';

import { isEnough, isTellable, LEAST_PUBLISHED, LEAST_SHOWN } from './small-numbers';

it.each([
  [LEAST_SHOWN, 5],
  [LEAST_PUBLISHED, 11],
])('from %i people on a number is told, and what is made of them; a count of nobody as well', (least, people) => {
  const counts = [0, 1, people - 1, people, people + 1];
  expect(counts.map((count) => isTellable(count, least))).toEqual([true, false, false, true, true]);
  expect(counts.map((count) => isEnough(count, least))).toEqual([false, false, false, true, true]);
});
