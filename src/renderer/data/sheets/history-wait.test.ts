import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { createHistoryWait } from './history-wait';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const begun = () => {
  const state = { isAlone: false, heard: 0, tell: (): void => undefined };
  const wait = createHistoryWait({
    isAlone: () => state.isAlone,
    subscribe: (listener) => {
      state.tell = listener;
      return () => void (state.tell = () => undefined);
    },
  });
  wait.subscribe(() => (state.heard += 1));
  return { state, wait };
};

it('waits for nothing before somebody looks, and a minute at most after they began to', () => {
  const { state, wait } = begun();
  expect(wait.isOn()).toBe(false);
  wait.begin();
  vi.advanceTimersByTime(50_000);
  wait.begin();
  expect([wait.isOn(), state.heard]).toEqual([true, 0]);
  vi.advanceTimersByTime(20_000);
  expect([wait.isOn(), state.heard]).toEqual([false, 1]);
  wait.begin();
  expect(wait.isOn()).toBe(false);
});

it('is over as long as the line is gone, and tells each time', () => {
  const { state, wait } = begun();
  wait.begin();
  for (const isAlone of [true, false, false, true, true]) {
    state.isAlone = isAlone;
    state.tell();
  }
  expect([wait.isOn(), state.heard]).toEqual([false, 2]);
});

it('tells nothing once it is stopped', () => {
  const { state, wait } = begun();
  wait.begin();
  wait.stop();
  vi.advanceTimersByTime(100_000);
  expect(state.heard).toBe(0);
});
