import fc from 'fast-check';
import { expect, it } from 'vitest';

import { byStart, compareText } from './compare';

it('texts are in one total order, that of their code units, and a text is the same as itself', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      expect(compareText(a, b)).toBe(0 - compareText(b, a));
      expect(compareText(a, b) === 0).toBe(a === b);
      expect([a, b].toSorted(compareText)).toEqual([a, b].toSorted());
    }),
  );
});

it('things of a day are in the order of their times, and at one time of their ids', () => {
  const of = (day: string, time: string, id: string) => ({ day, time, id });
  const sorted = [of('2026-11-23', '08:00', 'b'), of('2026-11-23', '09:00', 'a'), of('2026-12-01', '08:00', 'a')];
  expect(sorted.toReversed().toSorted(byStart)).toEqual(sorted);
  expect(byStart(of('2026-11-23', '08:00', 'a'), of('2026-11-23', '08:00', 'b'))).toBe(-1);
});
