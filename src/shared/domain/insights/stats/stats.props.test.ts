import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { atLeastOf, exactShare } from './binomial';
import { desksNeeded, erlangC, waitsLonger } from './erlang-c';
import { kaplanMeier } from '../../../../../tests/insights/kaplan-meier';
import { laneyChart } from './laney';
import { rateRatio } from './poisson';
import { mean, quantile } from './quantile';
import { robustScore } from './robust-z';
import { countUpTo, quantileOfSorted, sortedValues } from './sorted';

const count = fc.integer({ min: 0, max: 3000 });
const values = fc.array(fc.double({ min: 0, max: 500, noNaN: true }), { minLength: 1, maxLength: 60 });

describe('quantiles', () => {
  it('agree with the slow ones and lie among the values', () => {
    fc.assert(
      fc.property(values, (some) => {
        const sorted = sortedValues(some);
        for (const share of [0.5, 0.9]) expect(quantileOfSorted(sorted, share)).toBe(quantile(some, share));
        expect(mean(some)).toBeGreaterThanOrEqual(Math.min(...some) - 1e-9);
        expect(mean(some)).toBeLessThanOrEqual(Math.max(...some) + 1e-9);
      }),
    );
  });

  it('count those within a limit', () => {
    fc.assert(
      fc.property(values, fc.double({ min: 0, max: 500, noNaN: true }), (some, limit) => {
        expect(countUpTo(sortedValues(some), limit)).toBe(some.filter((value) => value <= limit).length);
      }),
    );
  });
});

describe('exact intervals', () => {
  it('of a share leave 2.5 % on either side', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 400 }), (some, more) => {
        const { low, high } = exactShare(some, some + more);
        expect(atLeastOf(some, some + more, low)).toBeCloseTo(0.025, 8);
        expect(atLeastOf(some + 1, some + more, high)).toBeCloseTo(0.975, 8);
      }),
    );
  });

  it('the chance of at least k of n is the sum of its terms', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 30 }),
        fc.integer({ min: 0, max: 30 }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (some, of, share) => {
          let term = (1 - share) ** of;
          let sum = 0;
          for (let k = 0; k <= of; k += 1) {
            if (k >= some) sum += term;
            term *= ((of - k) / (k + 1)) * (share / (1 - share));
          }
          expect(atLeastOf(some, of, share)).toBeCloseTo(some > of ? 0 : sum, 9);
        },
      ),
    );
  });
});

describe('the ratio of two rates', () => {
  it('lies in its interval and turns round with its counts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 1, max: 2000 }), (now, before) => {
        const there = rateRatio(now, before);
        const back = rateRatio(before, now);
        expect(there.low < (there.ratio ?? 0) && (there.ratio ?? 0) < there.high).toBe(true);
        expect(there.low * back.high).toBeCloseTo(1, 6);
        expect(there.isSignificant).toBe(back.isSignificant);
      }),
    );
  });

  it('is the same for the same rate over longer', () => {
    fc.assert(
      fc.property(count, fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 1, max: 40 }), (now, before, days) => {
        expect(rateRatio(now, before, days, days).ratio).toBeCloseTo(rateRatio(now, before).ratio ?? 0, 9);
      }),
    );
  });
});

describe('Kaplan-Meier', () => {
  const life = fc.record({ time: fc.integer({ min: 0, max: 20 }), ended: fc.boolean() });

  it('falls from 1, never below 0, and keeps count of those watched', () => {
    fc.assert(
      fc.property(fc.array(life, { maxLength: 80 }), (lives) => {
        const { steps, median } = kaplanMeier(lives);
        let open = 1;
        for (const step of steps) {
          expect(step.open).toBeLessThan(open);
          expect(step.open).toBeGreaterThanOrEqual(-1e-12);
          expect(step.atRisk).toBe(lives.filter((one) => one.time >= step.time).length);
          expect(step.ended).toBe(lives.filter((one) => one.ended && one.time === step.time).length);
          open = step.open;
        }
        expect(median === null).toBe(open > 0.5 + 1e-9);
      }),
    );
  });

  it('is the share still open when nobody is censored', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 80 }), (times) => {
        for (const step of kaplanMeier(times.map((time) => ({ time, ended: true }))).steps)
          expect(step.open).toBeCloseTo(times.filter((time) => time > step.time).length / times.length, 10);
      }),
    );
  });

  it('never has an earlier median because some are still open', () => {
    fc.assert(
      fc.property(fc.array(life, { maxLength: 60 }), (lives) => {
        const all = kaplanMeier(lives.map((one) => ({ ...one, ended: true }))).median ?? Infinity;
        expect(kaplanMeier(lives).median ?? Infinity).toBeGreaterThanOrEqual(all);
      }),
    );
  });
});

describe('Laney', () => {
  const point = fc
    .tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 200 }))
    .map(([some, more]) => ({ count: some, of: some + more }));

  it('keeps limits around the centre and inside 0 and 1, wider for smaller windows', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 30 }), (points) => {
        const chart = laneyChart(points);
        for (const one of chart?.points ?? []) {
          expect(one.low).toBeGreaterThanOrEqual(0);
          expect(one.high).toBeLessThanOrEqual(1);
          expect(one.low <= (chart?.centre ?? 0) && (chart?.centre ?? 0) <= one.high).toBe(true);
        }
      }),
    );
  });
});

describe('robust z', () => {
  it('is out only beyond the threshold, and grows with the count', () => {
    fc.assert(
      fc.property(fc.array(count, { minLength: 4, maxLength: 26 }), count, (history, value) => {
        const score = robustScore(value, history);
        const more = robustScore(value + 1, history);
        expect(score && more ? more.z > score.z : false).toBe(true);
        if (score?.isOut) expect(Math.abs(score.z)).toBeGreaterThan(3.5 - 1e-9);
        expect((score?.low ?? 0) <= (score?.expected ?? 0) + 1e-6).toBe(true);
        expect((score?.high ?? 0) >= (score?.expected ?? 0) - 1).toBe(true);
      }),
    );
  });

  it('does not move for one wild window of many', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (wild) => {
        const usual = Array.from({ length: 25 }, (_, index) => 40 + (index % 5));
        expect(robustScore(42, [...usual, wild])?.isOut).toBe(false);
        expect(robustScore(120, [...usual, wild])?.isOut).toBe(true);
      }),
    );
  });
});

describe('Erlang C', () => {
  const load = fc.record({
    arrivals: fc.double({ min: 0.1, max: 200, noNaN: true }),
    perDesk: fc.double({ min: 0.5, max: 30, noNaN: true }),
    desks: fc.integer({ min: 1, max: 60 }),
  });

  it('waits less with one desk more', () => {
    fc.assert(
      fc.property(load, (one) => {
        const more = { ...one, desks: one.desks + 1 };
        expect(erlangC(more).waits).toBeLessThanOrEqual(erlangC(one).waits);
        expect(waitsLonger(more, 15)).toBeLessThanOrEqual(waitsLonger(one, 15));
      }),
    );
  });

  it('of one desk is rho', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), (rho) => {
        expect(erlangC({ arrivals: rho, perDesk: 1, desks: 1 }).waits).toBeCloseTo(rho, 10);
      }),
    );
  });

  it('finds the fewest desks', () => {
    fc.assert(
      fc.property(load, fc.double({ min: 0.01, max: 0.9, noNaN: true }), ({ arrivals, perDesk }, share) => {
        const desks = desksNeeded({ arrivals, perDesk }, 15, share);
        expect(waitsLonger({ arrivals, perDesk, desks }, 15)).toBeLessThanOrEqual(share);
        if (desks > 1) expect(waitsLonger({ arrivals, perDesk, desks: desks - 1 }, 15)).toBeGreaterThan(share);
      }),
    );
  });
});
