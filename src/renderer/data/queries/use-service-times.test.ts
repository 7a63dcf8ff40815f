import fc from 'fast-check';
import { expect, it } from 'vitest';

import type { ServiceTimes } from '#shared/domain/queue/service-times';
import { addDays } from '#shared/time/civil';

import { createKeyValues } from '../key-values';
import { keepTimes, keptTimes } from './use-service-times';

const day = '2026-11-24';
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((one) => one + 0);
const table = fc.array(number, { minLength: 1, maxLength: 20 });
const times: fc.Arbitrary<ServiceTimes> = fc.record({
  spreadOf: fc.dictionary(fc.string(), table).map((one) => new Map(Object.entries(one))),
  spread: table,
  walkMin: table,
  arrivalMin: table,
  noShowShare: number,
  emptyShare: number,
  emptyMin: number,
  leaveShare: number,
  priorityPerHour: fc.dictionary(fc.string(), number).map((one) => new Map(Object.entries(one))),
});

it('gives back what was kept, for fourteen days and the reasons by which it was learnt', () => {
  fc.assert(
    fc.property(times, fc.integer({ min: -30, max: 30 }), (learnt, later) => {
      const keys = createKeyValues();
      keepTimes(keys, day, 'id-card:15', learnt);
      const known = keptTimes(keys, addDays(day, later), 'id-card:15');
      expect(known).toEqual(later >= 0 && later <= 14 ? { day, times: learnt } : null);
      expect(keptTimes(keys, day, 'id-card:20')).toBeNull();
    }),
  );
});

it('takes nothing from what is no times', () => {
  const keys = createKeyValues();
  expect(keptTimes(keys, day, '')).toBeNull();
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      keys.write('serviceTimes', text);
      expect(keptTimes(keys, day, '')).toBeNull();
    }),
  );
  const empty = { day, reasons: '', times: { spreadOf: [], spread: [] } };
  keys.write('serviceTimes', JSON.stringify(empty));
  expect(keptTimes(keys, day, '')).toBeNull();
});
