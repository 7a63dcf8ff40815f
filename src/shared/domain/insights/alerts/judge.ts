import { isEnough, isTellable } from '../protect/small-numbers';
import { rateScore } from '../stats/rate-score';
import { robustScore } from '../stats/robust-z';
import { quantile } from '../stats/quantile';
import type { Daily } from './hits';
import { sumOver, type IndexedWindow } from './windows';

/** What stands of a window that is out. */
export type Verdict = {
  readonly window: IndexedWindow;
  /** The windows that it was held against. */
  readonly history: readonly IndexedWindow[];
  readonly expected: number;
  readonly low: number;
  readonly high: number;
  readonly count: number;
  readonly of: number;
  readonly score: number;
};

/** Windows before that a window is held against; with fewer than half of them nothing is said. */
const windowsBack = 26;
const windowsNeeded = 13;
/** Days of a window must be worth this share of the usual, or it is a week of holidays. */
const leastWorth = 0.3;

/** Goes through the judged windows of a series, each with the 26 before it. */
const eachJudged = (
  windows: readonly IndexedWindow[],
  judge: (window: IndexedWindow, history: readonly IndexedWindow[]) => Verdict | null,
): Verdict[] =>
  windows.flatMap((window, at) => {
    if (!window.isJudged) return [];
    const history = windows.slice(Math.max(0, at - windowsBack), at);
    const verdict = history.length < windowsNeeded ? null : judge(window, history);
    return verdict ? [verdict] : [];
  });

/** Counts of a series that are out by robust z, windows made comparable by what their days are worth. */
export const judgeCounts = (daily: Daily, worth: Float64Array, windows: readonly IndexedWindow[]): Verdict[] => {
  const worths = windows.map((window) => sumOver(worth, window));
  const usual = quantile(worths, 0.5) ?? 0;
  const comparable = windows
    .map((window, at) => ({ ...window, worth: worths[at] ?? 0 }))
    .filter((window) => window.worth > leastWorth * usual);
  const worthOf = new Map(comparable.map((window) => [window.first, window.worth]));
  return eachJudged(comparable, (window, history) => {
    const own = worthOf.get(window.first) ?? 1;
    const count = sumOver(daily.of, window);
    const score = robustScore(
      count,
      history.map((one) => (sumOver(daily.of, one) * own) / (worthOf.get(one.first) ?? own)),
    );
    if (!score?.isOut || !isTellable(count)) return null;
    return { window, history, ...score, count, of: count, score: Math.abs(score.z) };
  });
};

/** Rates of a series that are out of the p'-chart of the windows before. */
export const judgeRates = (daily: Daily, windows: readonly IndexedWindow[]): Verdict[] => {
  const pointOf = (window: IndexedWindow): { count: number; of: number } => ({
    count: sumOver(daily.count, window),
    of: sumOver(daily.of, window),
  });
  return eachJudged(windows, (window, history) => {
    const point = pointOf(window);
    const score = rateScore(point, history.map(pointOf));
    if (!score?.isOut || !isTellable(point.count)) return null;
    return { window, history, ...score, ...point, score: Math.abs(score.z) };
  });
};

/** The greatest share that may stay without a theme. */
const unqualifiedAtMost = 0.05;

/** Windows in which more than 5 % are left without a theme: no usual is needed for that. */
export const judgeUnqualified = (daily: Daily, windows: readonly IndexedWindow[]): Verdict[] =>
  windows.flatMap((window, at) => {
    const [count, of] = [sumOver(daily.count, window), sumOver(daily.of, window)];
    if (!window.isJudged || !isEnough(count) || count <= unqualifiedAtMost * of) return [];
    const history = windows.slice(Math.max(0, at - windowsNeeded), at);
    const past = history.reduce((sum, one) => sum + sumOver(daily.of, one), 0);
    const without = history.reduce((sum, one) => sum + sumOver(daily.count, one), 0);
    const expected = past === 0 ? unqualifiedAtMost : Math.min(unqualifiedAtMost, without / past);
    const sigma = Math.sqrt((unqualifiedAtMost * (1 - unqualifiedAtMost)) / of);
    const score = (count / of - unqualifiedAtMost) / sigma;
    return [{ window, history, expected, low: 0, high: unqualifiedAtMost, count, of, score }];
  });
