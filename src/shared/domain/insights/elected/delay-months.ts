import type { Facts } from '../facts/fact';
import { isVisit } from '../facts/visit-contact';
import { quantileOfSorted, sortedValues } from '../stats/sorted';
import type { ChannelDelays } from './ledger';
import { pad } from '../../../lib/pad';

/** Answered requests up to the end of a month: how many by channel, and how long they took. */
type AnsweredMonth = { readonly answered: Readonly<Record<string, number>>; readonly delays: ChannelDelays };

const none = new Float64Array(0);

const summary = (sorted: Float64Array): ChannelDelays[string] => ({
  median: quantileOfSorted(sorted, 0.5) ?? 0,
  p90: quantileOfSorted(sorted, 0.9) ?? 0,
});

/** Two sorted lists as one. */
const merged = (a: Float64Array, b: Float64Array): Float64Array => {
  const all = new Float64Array(a.length + b.length);
  let [left, right] = [0, 0];
  for (let at = 0; at < all.length; at += 1) {
    const takesLeft = right >= b.length || (left < a.length && (a[left] ?? 0) <= (b[right] ?? 0));
    all[at] = (takesLeft ? a[left++] : b[right++]) ?? 0;
  }
  return all;
};

/**
 * Delays of the requests received in a civil year, up to the end of each of its months, by channel: reception to closing in calendar days
 * of those that are closed. Held appointments have none.
 */
export const delayMonths = (facts: Facts, year: number): AnsweredMonth[] => {
  const prefix = `${pad(year, 4)}-`;
  const byMonth = Array.from({ length: 12 }, () => new Map<string, number[]>());
  for (const one of facts.requests) {
    if (!one.day.startsWith(prefix) || one.delayDays === null || isVisit(one)) continue;
    const month = byMonth[Number(one.day.slice(5, 7)) - 1];
    const known = month?.get(one.channel);
    if (known) known.push(one.delayDays);
    else month?.set(one.channel, [one.delayDays]);
  }
  const sums = new Map<string, Float64Array>();
  return byMonth.map((month) => {
    for (const [channel, values] of month) sums.set(channel, merged(sums.get(channel) ?? none, sortedValues(values)));
    return {
      answered: Object.fromEntries([...sums].map(([channel, values]) => [channel, values.length])),
      delays: Object.fromEntries([...sums].map(([channel, values]) => [channel, summary(values)])),
    };
  });
};
