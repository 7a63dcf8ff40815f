import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { workInSlices } from './work-in-slices';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** So many steps of four milliseconds each by the clock of the page. */
function* steps(count: number, taken: number[]): Generator<undefined, string> {
  for (let step = 1; step <= count; step += 1) {
    vi.setSystemTime(Date.now() + 4);
    vi.spyOn(performance, 'now').mockReturnValue(step * 4);
    taken.push(step);
    yield undefined;
  }
  return 'done';
}

it('gives the page back after a stretch, goes on, and tells the answer once', () => {
  const taken: number[] = [];
  const told: string[] = [];
  vi.spyOn(performance, 'now').mockReturnValue(0);
  workInSlices(steps(7, taken), (answer) => told.push(answer));
  expect(taken).toEqual([]);
  vi.advanceTimersToNextTimer();
  expect(taken).toEqual([1, 2, 3]);
  vi.advanceTimersToNextTimer();
  expect(taken).toEqual([1, 2, 3, 4, 5, 6]);
  vi.runAllTimers();
  expect([taken.length, told]).toEqual([7, ['done']]);
});

it('waits for calm, and stops when nobody asks any more', () => {
  const taken: number[] = [];
  vi.spyOn(performance, 'now').mockReturnValue(0);
  const stop = workInSlices(steps(7, taken), () => expect.unreachable(), 250);
  vi.advanceTimersByTime(249);
  expect(taken).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(taken).toEqual([1, 2, 3]);
  stop();
  vi.runAllTimers();
  expect(taken).toEqual([1, 2, 3]);
});
