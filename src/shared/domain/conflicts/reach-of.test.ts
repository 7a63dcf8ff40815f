import { expect, it } from 'vitest';

import { learnsOnArrival, reachOf, tellingWay, waysToTell } from './reach-of';

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

it('by word of mouth everybody can be told, first where nothing else is in time, and nobody where the server would put that aside', () => {
  const waysOf = (isOnArrival: boolean, takesInPerson: boolean) => waysToTell(nothing, { isOnArrival, takesInPerson });
  expect(waysOf(true, true)).toEqual(['inPerson', 'mail']);
  expect(waysOf(false, true)).toEqual(['mail', 'inPerson']);
  expect([waysOf(true, false), waysOf(false, false)]).toEqual([['mail'], ['mail']]);
  const wayOf = (...of: Parameters<typeof waysOf>): string => tellingWay(waysOf(...of));
  expect([wayOf(true, true), wayOf(false, true), wayOf(true, false)]).toEqual(['voice', 'writing', 'writing']);
});
