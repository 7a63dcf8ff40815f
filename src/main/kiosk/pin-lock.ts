const MOST_WRONG = 5;
const PAUSE_MS = 60_000;

export type PinLock = (pin: string) => 'right' | 'wrong' | 'wait';

/** Compares digits with those of the settings; after five wrong ones in a row nobody is heard for a minute. No digits set: always wrong. */
export const createPinLock = (wanted: () => string, nowMs: () => number): PinLock => {
  let wrong = 0;
  let closedUntilMs = 0;
  return (pin) => {
    if (nowMs() < closedUntilMs) return 'wait';
    const right = wanted();
    if (right !== '' && pin === right) {
      wrong = 0;
      return 'right';
    }
    wrong += 1;
    if (wrong < MOST_WRONG) return 'wrong';
    wrong = 0;
    closedUntilMs = nowMs() + PAUSE_MS;
    return 'wait';
  };
};
