import type { Facts, RequestFact } from '../facts/fact';
import { isVisit } from '../facts/visit-contact';
import { withoutReasons } from '../facts/without-reasons';
import type { PeopleList } from '../protect/protect-lists';
import { LEAST_PUBLISHED } from '../protect/small-numbers';
import type { Order } from '../protect/secret-order';
import { commitmentState } from '../steering/commitment-state';
import { eachTheme } from './count-year';
import { delayMonths } from './delay-months';
import type { Counted, Protection, Tallies } from './ledger';
import { pad } from '../../../lib/pad';

/** Counts by name, then by the first half of their key, then by the second: keys are joined once, not for each contact. */
type Counting = Record<string, Map<string, Map<string, number>>>;

const add = (tallies: Counting, name: string, first: string, second: string): void => {
  const counts = (tallies[name] ??= new Map<string, Map<string, number>>());
  const own = counts.get(first) ?? new Map<string, number>();
  if (own.size === 0) counts.set(first, own);
  own.set(second, (own.get(second) ?? 0) + 1);
};

/** Two ids as one key; the first, a channel, holds no bar. Themes stand alone. */
const keyOf = (name: string, first: string, second: string): string =>
  name === 'themes' ? first : `${first}|${second}`;

const monthOf = (day: string): number => Number(day.slice(5, 7)) - 1;

const copyOf = (tallies: Record<string, Record<string, number>>): Tallies =>
  Object.fromEntries(Object.entries(tallies).map(([name, counts]) => [name, { ...counts }]));

/** Tallies that each hold those before them as well. */
const cumulate = (months: readonly Counting[]): Tallies[] => {
  const sum: Record<string, Record<string, number>> = { contacts: {}, themes: {}, kept: {}, missed: {} };
  return months.map((month) => {
    for (const [name, counts] of Object.entries(month)) {
      const own = (sum[name] ??= {});
      for (const [first, seconds] of counts)
        for (const [second, count] of seconds) {
          const key = keyOf(name, first, second);
          own[key] = (own[key] ?? 0) + count;
        }
    }
    return copyOf(sum);
  });
};

/**
 * What a civil year counts up to the end of each of its months, as the ledger of its publications keeps it: contacts by channel and reason,
 * themes, commitments kept and missed by channel and site, answers by channel with their delays. `untoldReasonIds`: reasons of which nothing
 * is told outside, so they are in no sum either.
 */
export const tallyMonths = (all: Facts, year: number, untoldReasonIds: ReadonlySet<string> | undefined): Counted[] => {
  const facts = withoutReasons(all, untoldReasonIds);
  const months: Counting[] = Array.from({ length: 12 }, () => ({}));
  const prefix = `${pad(year, 4)}-`;
  const monthFor = (day: string): Counting | undefined => (day.startsWith(prefix) ? months[monthOf(day)] : undefined);
  const take = (one: RequestFact): void => {
    const month = monthFor(one.day);
    if (!month) return;
    add(month, 'contacts', one.channel, one.reasonId);
    const state = isVisit(one) ? 'none' : commitmentState(one, facts.asOf.day);
    if (state === 'kept' || state === 'missed') add(month, state, one.channel, one.siteId);
  };
  for (const one of facts.requests) take(one);
  eachTheme(facts, (day, themeId) => {
    const month = monthFor(day);
    if (month) add(month, 'themes', themeId, '');
  });
  const answers = delayMonths(facts, year);
  return cumulate(months).map((tallies, month) => {
    const { answered = {}, delays = {} } = answers[month] ?? {};
    return { tallies: { ...tallies, answered }, delays };
  });
};

/** The counts of pairs by one of their halves. */
const halves = (counts: Readonly<Record<string, number>>, half: 0 | 1): Map<string, number> => {
  const sums = new Map<string, number>();
  for (const [pair, count] of Object.entries(counts)) {
    const bar = pair.indexOf('|');
    const key = half === 0 ? pair.slice(0, bar) : pair.slice(bar + 1);
    sums.set(key, (sums.get(key) ?? 0) + count);
  }
  return sums;
};

const plus = (a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): Record<string, number> => {
  const sum = { ...a };
  for (const [key, count] of Object.entries(b)) sum[key] = (sum[key] ?? 0) + count;
  return sum;
};

/**
 * How the tallies of a year are told: as contacts by channel and by reason, commitments by channel and by site (those decided, and of them
 * those kept and those missed), themes, and answers by channel.
 */
export const yearProtection = (untoldReasonIds: ReadonlySet<string> | undefined, order?: Order): Protection => ({
  least: LEAST_PUBLISHED,
  within: { decided: 'volume', answered: 'volume' },
  parts: { whole: 'decided', names: ['kept', 'missed'] },
  ...(order && { order }),
  groupsOf: (tallies) => {
    const { contacts = {}, themes = {}, kept = {}, missed = {}, answered = {} } = tallies;
    const decided = plus(kept, missed);
    const none = Object.fromEntries(Object.keys(decided).map((key) => [key, 0]));
    const byHalf = (counts: Readonly<Record<string, number>>): PeopleList[] => [
      { counts: halves(counts, 0) },
      { counts: halves(counts, 1) },
    ];
    const reasons: PeopleList = {
      counts: halves(contacts, 1),
      ...(untoldReasonIds && { untold: untoldReasonIds }),
    };
    return {
      volume: [{ counts: halves(contacts, 0) }, reasons],
      decided: byHalf(decided),
      kept: byHalf(plus(none, kept)),
      missed: byHalf(plus(none, missed)),
      themes: [{ counts: new Map(Object.entries(themes)) }],
      answered: [{ counts: new Map(Object.entries(answered)) }],
    };
  },
});
