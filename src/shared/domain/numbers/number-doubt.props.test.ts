import fc from 'fast-check';
import { expect, it } from 'vitest';

import { MOST_OF_A_DAY, nextFree } from './next-free';
import { numberDoubt, type NumberPlace } from './number-doubt';

const device = { id: 'd2', series: 'K2' };
const place: fc.Arbitrary<NumberPlace | null> = fc.option(
  fc.record({ deviceId: fc.constantFrom('', 'd1', 'd2'), isBorne: fc.boolean() }),
);
const bearer = fc.record({
  series: fc.constantFrom('A', 'R', 'A-K2', 'A-K1', 'A-K22', 'R-K2'),
  number: fc.oneof(fc.integer({ min: 1, max: MOST_OF_A_DAY }), fc.integer({ min: 1 })),
  device: fc.constant(device),
  isLost: fc.boolean(),
});

it('fits when it was given to this device or is of its own series, on no other ticket and within the bound', () => {
  fc.assert(
    fc.property(bearer, place, (one, known) => {
      const isOwn = one.series.split('-')[1] === device.series;
      const isGiven = !one.series.includes('-') && known?.deviceId === device.id;
      const fits = one.number <= MOST_OF_A_DAY && !known?.isBorne && (one.isLost || isOwn || isGiven);
      expect(numberDoubt(one, known) === '').toBe(fits);
    }),
  );
});

it('names what stands in the way first', () => {
  const one = { series: 'A', number: 7, device, isLost: false };
  const given = { deviceId: 'd2', isBorne: false };
  expect(numberDoubt(one, given)).toBe('');
  expect(numberDoubt(one, { ...given, isBorne: true })).toBe('numberTaken');
  expect(numberDoubt(one, null)).toBe('numberNotGiven');
  expect(numberDoubt(one, { ...given, deviceId: '' })).toBe('numberNotGiven');
  expect(numberDoubt(one, { ...given, deviceId: 'd1' })).toBe('numberOfOther');
  expect(numberDoubt({ ...one, series: 'A-K1' }, null)).toBe('numberOfOther');
  expect(numberDoubt({ ...one, number: MOST_OF_A_DAY + 1 }, given)).toBe('numberTooHigh');
});

it('the next free number is the first after the last that nobody has', () => {
  fc.assert(
    fc.property(fc.nat(50), fc.array(fc.integer({ min: 1, max: 60 })), (last, taken) => {
      const next = nextFree(last, taken);
      expect([next > last, taken.includes(next)]).toEqual([true, false]);
      for (let number = last + 1; number < next; number += 1) expect(taken).toContain(number);
    }),
  );
});
