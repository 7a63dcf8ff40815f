import { scaleLinear } from 'd3-scale';
import fc from 'fast-check';
import { expect, it } from 'vitest';

import { formatNumber, formatShare } from '#shared/i18n/fr/figures';

import { plotOf } from './plot-of';
import { toldTicks } from './told-ticks';

const size = { width: 700, height: 300, rem: 16 };

it('writes each value once and where it stands, however small the values are', () => {
  const values = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(values, fc.constantFrom(1, 0.1, 0.01, 0.001), (shares, scale) => {
      const format = (share: number): string => formatShare(share, 0);
      const { ticks } = plotOf({ count: 3, values: shares.map((one) => one * scale), format, finest: 0.01 }, size);
      const words = ticks.map(format);
      expect(new Set(words).size).toBe(words.length);
      for (const [at, tick] of ticks.entries())
        expect(Number.parseInt((words[at] ?? '').replaceAll(/\s/g, ''), 10)).toBeCloseTo(tick * 100, 6);
    }),
  );
});

it('keeps whole numbers of people on an axis of people', () => {
  const ticks = toldTicks(scaleLinear().domain([0, 2]), 5, 1);
  expect(ticks.map((tick) => formatNumber(tick))).toEqual(['0', '1', '2']);
});
