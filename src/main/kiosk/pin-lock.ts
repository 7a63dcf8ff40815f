const MOST_WRONG = 5;
const PAUSE_MS = 60_000;
/** So long the digits that were right stay right without asking: who chooses a printer makes several acts. */
const OPEN_MS = 5 * 60_000;

export type PinVerdict = 'right' | 'wrong' | 'wait' | 'unreachable';
/** Says whether digits are right. */
export type PinLock = (pin: string) => Promise<PinVerdict>;

/** Has digits judged; after five wrong ones in a row nobody is heard for a minute. They are kept in memory alone, for five minutes. */
export const createPinLock = (judge: (pin: string) => Promise<PinVerdict>, nowMs: () => number): PinLock => {
  let wrong = 0;
  let closedUntilMs = 0;
  let open = { pin: '', untilMs: 0 };
  return async (pin) => {
    if (nowMs() < closedUntilMs) return 'wait';
    if (pin !== '' && pin === open.pin && nowMs() < open.untilMs) return 'right';
    const verdict = await judge(pin);
    if (verdict === 'right') {
      wrong = 0;
      open = { pin, untilMs: nowMs() + OPEN_MS };
    }
    if (verdict !== 'wrong') return verdict;
    wrong += 1;
    if (wrong < MOST_WRONG) return 'wrong';
    wrong = 0;
    closedUntilMs = nowMs() + PAUSE_MS;
    return 'wait';
  };
};
