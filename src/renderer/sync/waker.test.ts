import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { createWaker, sleep } from './waker';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const waker = createWaker();

describe.each([
  { name: 'a sleep', wait: sleep },
  { name: 'a wait that a call may end', wait: waker.wait },
])('$name', ({ wait }) => {
  /** Whether a wait of a minute is over after so many milliseconds. */
  const isOver = async (signal: AbortSignal, afterMs: number, meanwhile = () => {}): Promise<boolean> => {
    let over = false;
    void wait(60_000, signal).then(() => (over = true));
    meanwhile();
    await vi.advanceTimersByTimeAsync(afterMs);
    return over;
  };

  it('lasts its time, and leaves no timer', async () => {
    const { signal } = new AbortController();
    expect([await isOver(signal, 59_999), await isOver(signal, 60_000)]).toEqual([false, true]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is over when the session ends, and at once when it has ended', async () => {
    const ending = new AbortController();
    expect(await isOver(ending.signal, 0, () => ending.abort())).toBe(true);
    expect(await isOver(ending.signal, 0)).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });
});

it('a call ends every wait', async () => {
  const { signal } = new AbortController();
  const waits = Promise.all([waker.wait(60_000, signal), waker.wait(90_000, signal)]);
  waker.wake();
  await waits;
  expect(vi.getTimerCount()).toBe(0);
});
