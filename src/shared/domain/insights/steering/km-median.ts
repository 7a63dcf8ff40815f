import { orderStatistic } from './order-statistic';

// A share of exactly one half must not be missed for the last bit of a product.
const half = 0.5 + 1e-12;

/**
 * The Kaplan-Meier median of closed delays and of open ones so far, `null` when it is not reached: the least time t with S(t) <= 1/2,
 * S(t) = product over the closings u <= t of (1 - d / r), as `kaplanMeier` has it, without the curve. Without open ones S falls by 1 / n
 * at each closing, so t is the least delay that half of them do not exceed. Both are put in another order.
 */
export const kmMedian = (closed: Float64Array, open: Float64Array): number | null => {
  if (closed.length === 0) return null;
  if (open.length === 0) return orderStatistic(closed, Math.ceil(closed.length / 2) - 1);
  closed.sort();
  open.sort();
  let share = 1;
  let gone = 0;
  for (let index = 0; index < closed.length;) {
    const time = closed[index] ?? 0;
    let next = index;
    while (next < closed.length && closed[next] === time) next += 1;
    while (gone < open.length && (open[gone] ?? 0) < time) gone += 1;
    share *= 1 - (next - index) / (closed.length + open.length - index - gone);
    if (share <= half) return time;
    index = next;
  }
  return null;
};
