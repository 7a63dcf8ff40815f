import { expect, it } from 'vitest';

import { listUnanswered } from './use-asked';

it('one call that nobody answers takes nothing away from who works on it; what was never told, or may not be seen any more, is said', () => {
  const rows = ['row'];
  expect(listUnanswered(rows, 'unreachable', true)).toBe(rows);
  expect(listUnanswered(rows, 'notAllowed', true)).toBe('notAllowed');
  expect(listUnanswered(rows, 'unreachable', false)).toBe('unreachable');
  for (const before of [null, 'unreachable', 'notAllowed'] as const)
    expect(listUnanswered(before, 'unreachable', true)).toBe('unreachable');
});
