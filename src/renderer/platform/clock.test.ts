import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { clockOffsetMs, followedMs, followServer, machineNow, now, onClockSet } from './clock';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  followServer(0);
  vi.useRealTimers();
});

it('the time of the town is that of the machine, put right by what the server told', () => {
  const aheadMs = 47 * 60_000;
  followServer(aheadMs);
  expect(machineNow().getTime() - now().getTime()).toBe(aheadMs);
  expect([followedMs(), clockOffsetMs()]).toEqual([aheadMs, -aheadMs]);
});

it('a clock that somebody sets is told once, forwards and backwards, and time that passes is not', () => {
  const told = vi.fn<() => void>();
  const stop = onClockSet(told);
  vi.advanceTimersByTime(60_000);
  expect(told).not.toHaveBeenCalled();
  for (const [times, byMs] of [
    [1, -47 * 60_000],
    [2, 47 * 60_000],
  ] as const) {
    vi.setSystemTime(Date.now() + byMs);
    vi.advanceTimersByTime(5_000);
    expect(told).toHaveBeenCalledTimes(times);
  }
  stop();
  vi.setSystemTime(Date.now() + 3_600_000);
  vi.advanceTimersByTime(5_000);
  expect(told).toHaveBeenCalledTimes(2);
});
