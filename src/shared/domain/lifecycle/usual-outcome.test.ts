import { expect, it } from 'vitest';

import { usualOutcome } from './usual-outcome';

it('follows from what is done for a reason, and is an answer where nothing is known', () => {
  expect((['deposit', 'collection', 'other'] as const).map((act) => usualOutcome({ act }))).toEqual([
    'fileDeposited',
    'titleCollected',
    'answered',
  ]);
  expect(usualOutcome(undefined)).toBe('answered');
});
