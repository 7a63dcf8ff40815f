/** Allows `most` reloads within a sliding window; after that a page that keeps crashing is given up. */
export const createReloadBudget = (most: number, windowMs: number): ((nowMs: number) => boolean) => {
  let spent: readonly number[] = [];
  return (nowMs) => {
    spent = spent.filter((at) => nowMs - at < windowMs);
    if (spent.length >= most) return false;
    spent = [...spent, nowMs];
    return true;
  };
};
