import { describe, expect, it } from 'vitest';

import { exactShare } from './binomial';
import { desksNeeded, erlangC, waitsLonger } from './erlang-c';
import { kaplanMeier } from '../../../../../tests/insights/kaplan-meier';
import { laneyBase, laneyChart } from './laney';
import { atLeast, rateRatio } from './poisson';
import { mean, quantile } from './quantile';
import { robustScore } from './robust-z';
import { wilson } from './wilson';

describe('quantiles', () => {
  const waits = [0, 0, 5, 10, 10, 15, 20, 25, 30, 10];

  it('reads mean 12.5, median 10 and P90 25.5 from the waits of the definitions', () => {
    expect([mean(waits), quantile(waits, 0.5), quantile(waits, 0.9)]).toEqual([12.5, 10, 25.5]);
  });

  it('weighs a day by its tickets', () => {
    expect(mean([60, ...Array.from({ length: 59 }, () => 0)])).toBe(1);
  });

  it('knows nothing of nothing', () => {
    expect([mean([]), quantile([], 0.5)]).toEqual([null, null]);
  });
});

describe('shares', () => {
  it('gives 12 of 80 as 15 %, 8.8 to 24.4', () => {
    const share = wilson(12, 80);
    expect(share?.share).toBe(0.15);
    expect(share?.low).toBeCloseTo(0.088, 3);
    expect(share?.high).toBeCloseTo(0.2441, 3);
  });

  it('gives the exact interval of Clopper and Pearson', () => {
    const { low, high } = exactShare(12, 80);
    expect(low).toBeCloseTo(0.07998, 5);
    expect(high).toBeCloseTo(0.24735, 4);
  });
});

describe('counts', () => {
  it('says that 120 against 100 is not significant: 0.91 to 1.58', () => {
    const growth = rateRatio(120, 100);
    expect(growth.ratio).toBeCloseTo(1.2, 12);
    expect(growth.low.toFixed(2)).toBe('0.91');
    expect(growth.high.toFixed(2)).toBe('1.58');
    expect(growth.isSignificant).toBe(false);
  });

  it('compares by open day: 48 over 8 days, then 42 over 6, is 16.7 % more', () => {
    expect(rateRatio(42, 48, 6, 8).ratio).toBeCloseTo(7 / 6, 12);
  });

  it('has no ratio of nothing, and an endless one against nothing', () => {
    expect(rateRatio(0, 0).ratio).toBeNull();
    expect(rateRatio(7, 0)).toMatchObject({ ratio: Infinity, high: Infinity, isSignificant: true });
    expect(rateRatio(0, 7)).toMatchObject({ ratio: 0, low: 0, isSignificant: true });
  });

  it('knows the tails of Poisson', () => {
    expect(atLeast(3, 2)).toBeCloseTo(1 - 5 * Math.exp(-2), 12);
  });
});

describe('Kaplan-Meier', () => {
  it('counts the open ones as watched, not as closed', () => {
    const curve = kaplanMeier([
      { time: 6, ended: true },
      { time: 6, ended: true },
      { time: 6, ended: true },
      { time: 6, ended: false },
      { time: 7, ended: true },
      { time: 9, ended: false },
      { time: 10, ended: true },
      { time: 10, ended: false },
      { time: 11, ended: false },
      { time: 13, ended: true },
      { time: 16, ended: true },
      { time: 17, ended: false },
      { time: 19, ended: false },
      { time: 20, ended: false },
      { time: 22, ended: true },
      { time: 23, ended: true },
      { time: 25, ended: false },
      { time: 32, ended: false },
      { time: 32, ended: false },
      { time: 34, ended: false },
      { time: 35, ended: false },
    ]);
    // The 21 of the group 6-MP in Freireich 1963, as in every textbook.
    expect(curve.median).toBe(23);
    expect(curve.steps.map((step) => step.open.toFixed(4))).toEqual([
      '0.8571',
      '0.8067',
      '0.7529',
      '0.6902',
      '0.6275',
      '0.5378',
      '0.4482',
    ]);
  });

  it('has no median when all are open, or fewer than half ended', () => {
    expect(kaplanMeier([{ time: 3, ended: false }])).toEqual({ n: 1, ended: 0, median: null, steps: [] });
    expect(kaplanMeier([]).median).toBeNull();
    expect(
      kaplanMeier([
        { time: 1, ended: true },
        { time: 5, ended: false },
        { time: 5, ended: false },
      ]).median,
    ).toBeNull();
  });

  it('takes one half for one half', () => {
    const six = [1, 2, 3, 4, 5, 6].map((time) => ({ time, ended: true }));
    expect(kaplanMeier(six).median).toBe(3);
  });
});

describe('Laney', () => {
  it('widens the limits where days differ more than chance', () => {
    const points = [30, 70, 30, 70, 30, 70].map((count) => ({ count, of: 100 }));
    const chart = laneyChart(points);
    expect(chart?.centre).toBe(0.5);
    expect(chart?.sigmaZ).toBeCloseTo(8 / 1.128379, 5);
    expect(chart?.points.some((point) => point.isOut)).toBe(false);
  });

  it('names the window that is out and passes one without anybody', () => {
    const usual = [5, 7, 6, 5, 7, 6, 5, 7, 6, 5, 7, 6].map((count) => ({ count, of: 100 }));
    const chart = laneyChart([...usual, { count: 0, of: 0 }, { count: 40, of: 100 }]);
    expect(chart?.points.map((point) => point.isOut).filter(Boolean)).toHaveLength(1);
    expect(chart?.points.at(-1)?.isOut).toBe(true);
    expect(chart?.points.at(-2)?.rate).toBeNull();
  });

  it('knows nothing of nothing', () => {
    expect(laneyChart([])).toBeNull();
    expect(laneyBase([{ count: 0, of: 10 }])).toEqual({ centre: 0, sigmaZ: 1 });
  });
});

describe('robust z', () => {
  const usual = [20, 22, 19, 24, 21, 20, 23, 18, 22, 21, 20, 25, 19];

  it('finds three times as many, and not a few more', () => {
    expect(robustScore(61, usual)?.isOut).toBe(true);
    expect(robustScore(61, usual)?.expected).toBeCloseTo(21, 9);
    expect(robustScore(28, usual)?.isOut).toBe(false);
  });

  it('is sane where nothing ever varied', () => {
    const flat = usual.map(() => 20);
    expect(robustScore(21, flat)?.isOut).toBe(false);
    expect(robustScore(60, flat)?.isOut).toBe(true);
    const never = usual.map(() => 0);
    expect(robustScore(1, never)?.isOut).toBe(false);
    expect(robustScore(12, never)?.isOut).toBe(true);
  });

  it('does not take an empty week of a small series for abnormal', () => {
    expect(robustScore(0, [5, 4, 6, 5, 5, 4, 6, 5])?.isOut).toBe(false);
  });

  it('knows nothing without history', () => {
    expect(robustScore(3, [])).toBeNull();
  });
});

describe('Erlang C', () => {
  const load = { arrivals: 12, perDesk: 3 };

  it('gives the worked numbers at five and at six desks', () => {
    expect(erlangC({ ...load, desks: 5 }).waits).toBeCloseTo(0.5541, 4);
    expect(erlangC({ ...load, desks: 5 }).meanWaitMin).toBeCloseTo(11.082, 3);
    expect(waitsLonger({ ...load, desks: 5 }, 15)).toBeCloseTo(0.2617, 4);
    expect(erlangC({ ...load, desks: 6 }).waits).toBeCloseTo(0.2848, 4);
    expect(erlangC({ ...load, desks: 6 }).meanWaitMin).toBeCloseTo(2.848, 3);
    expect(waitsLonger({ ...load, desks: 6 }, 15)).toBeCloseTo(0.0635, 4);
  });

  it('says when the queue grows without end', () => {
    expect(erlangC({ ...load, desks: 4 })).toEqual({ waits: 1, meanWaitMin: Infinity, isStable: false });
    expect(waitsLonger({ ...load, desks: 4 }, 15)).toBe(1);
    expect(erlangC({ arrivals: 0, perDesk: 3, desks: 0 }).waits).toBe(0);
  });

  it('finds the fewest desks', () => {
    expect(desksNeeded(load, 15, 0.1)).toBe(6);
    expect(desksNeeded(load, 15, 0.3)).toBe(5);
  });
});
