/** What is left of a budget that fills again with time. */
type Purse = { readonly left: number; readonly atMs: number };

const MINUTE_MS = 60_000;

/** Budgets per caller, each as large as what fills again in its time. */
export type Budgets = {
  /** Takes an amount: 0, or nothing is taken and the answer is in how many milliseconds it would be there. */
  readonly take: (caller: string, amount: number, nowMs: number) => number;
  /** Whether an amount is there, without taking it. */
  readonly has: (caller: string, amount: number, nowMs: number) => boolean;
};

/** So many callers are remembered; a full purse is the same as none, so those are forgotten. */
const MOST_PURSES = 20_000;

// A purse that fills bit by bit may lack a trifle of what it should hold.
const ROUNDING = 1e-6;

/** Makes budgets of an amount per minute, or per another time. What is larger than a whole one is taken from a full one. */
export const budgetsOf = (most: number, inMs = MINUTE_MS): Budgets => {
  const purses = new Map<string, Purse>();
  const leftOf = ({ left, atMs }: Purse, nowMs: number): number =>
    Math.min(most, left + (Math.max(0, nowMs - atMs) / inMs) * most);
  const leftAt = (caller: string, nowMs: number): number => {
    const known = purses.get(caller);
    return known ? leftOf(known, nowMs) : most;
  };
  const forgetFull = (nowMs: number): void => {
    for (const [caller, purse] of purses) if (leftOf(purse, nowMs) >= most) purses.delete(caller);
  };
  return {
    take: (caller, amount, nowMs) => {
      const left = leftAt(caller, nowMs);
      const wanted = Math.min(amount, most);
      const isThere = left + ROUNDING >= wanted;
      if (purses.size > MOST_PURSES) forgetFull(nowMs);
      purses.set(caller, { left: isThere ? Math.max(0, left - wanted) : left, atMs: nowMs });
      return isThere ? 0 : Math.ceil(((wanted - left) / most) * inMs);
    },
    has: (caller, amount, nowMs) => leftAt(caller, nowMs) + ROUNDING >= Math.min(amount, most),
  };
};
