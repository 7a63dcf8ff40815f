/** What is left of a budget that fills again with time. */
type Purse = { readonly left: number; readonly atMs: number };

const MINUTE_MS = 60_000;

/** Budgets per caller, each as large as what fills again in a minute. */
export type Budgets = {
  /** Takes an amount: 0, or nothing is taken and the answer is in how many milliseconds it would be there. */
  readonly take: (caller: string, amount: number, nowMs: number) => number;
};

/** Makes budgets of an amount per minute. What is larger than a whole one is taken from a full one. */
export const budgetsOf = (perMinute: number): Budgets => {
  const purses = new Map<string, Purse>();
  return {
    take: (caller, amount, nowMs) => {
      const known = purses.get(caller) ?? { left: perMinute, atMs: nowMs };
      const filled = known.left + (Math.max(0, nowMs - known.atMs) / MINUTE_MS) * perMinute;
      const left = Math.min(perMinute, filled);
      const wanted = Math.min(amount, perMinute);
      const isThere = left >= wanted;
      purses.set(caller, { left: isThere ? left - wanted : left, atMs: nowMs });
      return isThere ? 0 : Math.ceil(((wanted - left) / perMinute) * MINUTE_MS);
    },
  };
};
