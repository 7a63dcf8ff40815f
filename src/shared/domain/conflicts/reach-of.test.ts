import { expect, it } from 'vitest';

import { learnsOnArrival, reachOf } from './reach-of';

const today = '2026-11-23';
const nothing = reachOf({ phone: '', email: '' });

it('whom only a letter reaches learns it on arrival while the letter would be late, and by the letter afterwards', () => {
  const late = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2027-01-04'].map((day) =>
    learnsOnArrival(nothing, day, today),
  );
  expect(late).toEqual([true, true, true, false, false]);
});

it('whoever has a telephone or an address is told by it', () => {
  for (const values of [
    { phone: '0639981234', email: '' },
    { phone: '', email: 'a@b.example' },
  ])
    expect(learnsOnArrival(reachOf(values), today, today)).toBe(false);
});
