import { orderStatistic } from './order-statistic';

// A share of exactly one half must not be missed for the last bit of a product.
const half = 0.5 + 1e-12;

/**
 * The Kaplan-Meier median of closed delays and of open ones so far, `null` when it is not reached: the least time t with S(t) <= 1/2,
 * S(t) = product over the closings u <= t of (1 - d / r), as `kaplanMeier` has it, without the curve. S falls slowest while all open ones
 * are at risk, to 1 - i / n after i closings of n in all: so the median is never later than the closing that half of all do not exceed,
 * and it is that one when no open one is younger. Both lists are put in another order.
 */
export const kmMedian = (closed: Float64Array, open: Float64Array): number | null => {
  if (closed.length === 0) return null;
  const all = closed.length + open.length;
  const most = Math.min(closed.length, Math.ceil(all / 2));
  const latest = orderStatistic(closed, most - 1);
  if (2 * most >= all && open.every((age) => age >= latest)) return latest;
  const early = closed.subarray(0, most).sort();
  open.sort();
  let share = 1;
  let gone = 0;
  for (let index = 0; index < early.length;) {
    const time = early[index] ?? 0;
    let next = index;
    while (next < early.length && early[next] === time) next += 1;
    while (gone < open.length && (open[gone] ?? 0) < time) gone += 1;
    share *= 1 - (next - index) / (all - index - gone);
    if (share <= half) return time;
    index = next;
  }
  return null;
};
