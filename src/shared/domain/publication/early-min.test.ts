import { expect, it } from 'vitest';

import { earlyMin } from './publication-of';

it.each([
  ['15:40', '10:31', 309],
  ['11:32', '10:31', 61],
  ['11:31', '10:31', 0],
  ['10:30', '10:31', 0],
  ['09:00', '10:31', 0],
])('somebody with an appointment at %s who comes at %s is early by %i minutes worth a word', (time, now, minutes) => {
  expect(earlyMin(time, now)).toBe(minutes);
});
