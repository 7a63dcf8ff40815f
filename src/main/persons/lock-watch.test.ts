import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLockWatch } from './lock-watch';

const watch = () => {
  const seen = { idleSeconds: 0, asked: 0, locks: 0 };
  const lockWatch = createLockWatch({
    idleSeconds: () => {
      seen.asked += 1;
      return seen.idleSeconds;
    },
    lock: () => {
      seen.locks += 1;
    },
  });
  return { ...lockWatch, seen };
};

describe('a desk that nobody touches', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is locked once when the minutes have passed, and again after somebody was there', () => {
    const { lockAfter, seen } = watch();
    lockAfter(10);
    seen.idleSeconds = 599;
    vi.advanceTimersByTime(5_000);
    expect(seen.locks).toBe(0);
    seen.idleSeconds = 604;
    vi.advanceTimersByTime(60_000);
    expect(seen.locks).toBe(1);
    seen.idleSeconds = 2;
    vi.advanceTimersByTime(5_000);
    seen.idleSeconds = 600;
    vi.advanceTimersByTime(5_000);
    expect(seen.locks).toBe(2);
  });

  it('is not locked right after somebody proved who they are, also where the computer did not hear the keys', () => {
    const { lockAfter, signedIn, seen } = watch();
    lockAfter(10);
    seen.idleSeconds = 50_000;
    signedIn(40 * 24 * 3_600_000);
    vi.advanceTimersByTime(595_000);
    expect(seen.locks).toBe(0);
    vi.advanceTimersByTime(5_000);
    expect(seen.locks).toBe(1);
  });

  it('with 0 minutes is locked when the machine sleeps alone, and nothing is asked meanwhile', () => {
    const { lockAfter, leave, seen } = watch();
    lockAfter(0);
    seen.idleSeconds = 50_000;
    vi.advanceTimersByTime(60_000);
    expect([seen.asked, seen.locks]).toEqual([0, 0]);
    leave();
    expect(seen.locks).toBe(1);
  });

  it('is locked when the last sign-in counts no longer, where codes are asked for', () => {
    const { lockAfter, signedIn, seen } = watch();
    lockAfter(0);
    signedIn(60_000);
    vi.advanceTimersByTime(50_000);
    signedIn(60_000);
    vi.advanceTimersByTime(59_000);
    expect(seen.locks).toBe(0);
    vi.advanceTimersByTime(1_000);
    expect(seen.locks).toBe(1);
    signedIn(60_000);
    lockAfter(null);
    vi.advanceTimersByTime(60_000);
    expect(seen.locks).toBe(1);
  });

  it('is never locked where agents are known by their names', () => {
    const { lockAfter, leave, seen } = watch();
    leave();
    lockAfter(10);
    lockAfter(null);
    seen.idleSeconds = 50_000;
    vi.advanceTimersByTime(60_000);
    leave();
    expect([seen.asked, seen.locks]).toEqual([0, 0]);
  });
});
