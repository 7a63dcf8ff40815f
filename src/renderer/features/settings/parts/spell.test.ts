import fc from 'fast-check';
import { expect, it } from 'vitest';

import { addDays } from '#shared/time/civil';

import { isReadable, spellFault, spellOf } from './spell';

const dayOf = fc.integer({ min: 0, max: 800 }).map((days) => addDays('2026-01-01', days));

it('says that a spell ends before it begins as soon as both days are typed, and nothing of one that can be looked at', () => {
  fc.assert(
    fc.property(dayOf, dayOf, (fromDay, toDay) => {
      const fault = spellFault({ fromDay, toDay });
      expect(fault).toEqual(toDay < fromDay ? { path: 'toDay', code: 'order' } : null);
      expect(fault === null).toBe(isReadable({ ...spellOf(fromDay), toDay }));
    }),
  );
});

it('is silent while the year of a date is being typed', () => {
  for (const toDay of ['', '0002-12-24', '0202-12-24']) expect(spellFault({ fromDay: '2026-11-23', toDay })).toBeNull();
});
