import type { Facts } from '../facts/fact';
import { type AlertDriver, nearlyAll } from './alert';
import type { Part } from './driver-of';
import type { Cut, MeasureSource } from './measure-source';

/** The days that are looked at, each with its index. */
export type Days = { readonly list: readonly string[]; readonly indexOf: ReadonlyMap<string, number> };

/** Daily counts of one series by the index of the day: all, and those that the rate is about. */
export type Daily = { readonly count: Float64Array; readonly of: Float64Array };

/** A series: all of a measure, or one value of a cut. */
export type Series = { readonly by: 'all' | Cut; readonly id: string; readonly daily: Daily };

/** The ids of a cut as numbers, in the order in which they came. */
type Codes = { readonly ids: string[]; readonly codeOf: Map<string, number> };

/** What a measure is made of, as columns of numbers: a town of 200,000 has half a million contacts a year. */
export type Hits = {
  readonly n: number;
  readonly days: Days;
  readonly day: Uint16Array;
  readonly counts: Uint8Array;
  readonly codes: Readonly<Record<Cut, Uint16Array>>;
  readonly ids: Readonly<Record<Cut, readonly string[]>>;
};

const numberOf = ({ ids, codeOf }: Codes, id: string): number => {
  const known = codeOf.get(id);
  if (known !== undefined) return known;
  codeOf.set(id, ids.length);
  return ids.push(id) - 1;
};

/**
 * Reads the facts of a measure into columns; those of other days are left out. Columns are narrow: every megabyte of them brings nearer
 * the moment at which the engine looks through all facts for garbage.
 */
export const hitsOf = (source: MeasureSource, facts: Facts, days: Days): Hits => {
  const most = source.most(facts);
  const [day, counts] = [new Uint16Array(most), new Uint8Array(most)];
  const codes = { department: new Uint16Array(most), reason: new Uint16Array(most), channel: new Uint16Array(most) };
  const known = (): Codes => ({ ids: [], codeOf: new Map() });
  const [departments, reasons, channels] = [known(), known(), known()];
  let n = 0;
  // Facts come day by day, so the last day is mostly the next one as well.
  let [lastDay, lastIndex] = ['', -1];
  source.each(facts, (fact, channel, isCounted) => {
    if (fact.day !== lastDay) {
      lastDay = fact.day;
      lastIndex = days.indexOf.get(lastDay) ?? -1;
    }
    if (lastIndex < 0) return;
    day[n] = lastIndex;
    counts[n] = isCounted ? 1 : 0;
    codes.department[n] = numberOf(departments, fact.departmentId);
    codes.reason[n] = numberOf(reasons, fact.reasonId);
    codes.channel[n] = numberOf(channels, channel);
    n += 1;
  });
  const ids = { department: departments.ids, reason: reasons.ids, channel: channels.ids };
  return { n, days, day, counts, codes, ids };
};

/** Daily counts of all values of a cut, or of all pairs of two, one after the other. */
const dailiesOf = (hits: Hits, cuts: readonly Cut[]): Daily[] => {
  const [first, second] = cuts;
  const length = hits.days.list.length;
  const width = second ? hits.ids[second].length : 1;
  const keys = (first ? hits.ids[first].length : 1) * width;
  const [of, count] = [new Float64Array(keys * length), new Float64Array(keys * length)];
  const [one, other] = [first && hits.codes[first], second && hits.codes[second]];
  for (let at = 0; at < hits.n; at += 1) {
    const key = (one ? (one[at] ?? 0) * width : 0) + (other ? (other[at] ?? 0) : 0);
    const place = key * length + (hits.day[at] ?? 0);
    of[place] = (of[place] ?? 0) + 1;
    count[place] = (count[place] ?? 0) + (hits.counts[at] ?? 0);
  }
  return Array.from({ length: keys }, (_, key) => ({
    of: of.subarray(key * length, (key + 1) * length),
    count: count.subarray(key * length, (key + 1) * length),
  }));
};

const sumOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);

/**
 * Counts a measure by day, as a whole first and then for each value of the cuts. What has no value is no series, nor is what is nearly
 * all of it.
 */
export const seriesOf = (hits: Hits, cuts: readonly Cut[]): Series[] => {
  const all = dailiesOf(hits, []).map((daily): Series => ({ by: 'all', id: '', daily }));
  const parts = cuts.flatMap((by) =>
    dailiesOf(hits, [by]).map((daily, code): Series => ({ by, id: hits.ids[by][code] ?? '', daily })),
  );
  return [...all, ...parts.filter(({ id, daily }) => id !== '' && sumOf(daily.of) < nearlyAll * hits.n)];
};

/** The daily counts of a series, parted by a cut. */
export type Parting = (series: Series, by: Cut) => readonly { readonly id: string; readonly daily: Daily }[];

/** Parts series by cuts; every pair of cuts is counted once, when it is first asked for. */
export const partingOf = (hits: Hits): Parting => {
  const known = new Map<string, Daily[]>();
  return ({ by: own, id }, by) => {
    const cuts = own === 'all' ? [by] : [own, by];
    const dailies = known.get(cuts.join()) ?? dailiesOf(hits, cuts);
    known.set(cuts.join(), dailies);
    const width = hits.ids[by].length;
    const from = own === 'all' ? 0 : hits.ids[own].indexOf(id) * width;
    return dailies.slice(from, from + width).map((daily, code) => ({ id: hits.ids[by][code] ?? '', daily }));
  };
};

type Stretch = { readonly first: number; readonly last: number };
const sumIn = (values: Float64Array, { first, last }: Stretch): number => sumOf(values.subarray(first, last + 1));

/**
 * What each category had in a window, and what it usually has: of a rate its share of `expected` by its size, of a count its share of
 * the windows before, brought to `expected` together. By day a rate alone is parted.
 */
export const partsOf = (
  hits: Hits,
  parting: Parting,
  about: {
    readonly series: Series;
    readonly by: AlertDriver['by'];
    readonly isRate: boolean;
    readonly expected: number;
    readonly window: Stretch;
    readonly history: readonly Stretch[];
  },
): Part[] => {
  const { series, by, isRate, expected, window, history } = about;
  if (by === 'day')
    return hits.days.list.slice(window.first, window.last + 1).map((id, offset) => ({
      id,
      observed: series.daily.count[window.first + offset] ?? 0,
      usual: (series.daily.of[window.first + offset] ?? 0) * expected,
    }));
  const past = (daily: Daily): number => history.reduce((sum, one) => sum + sumIn(daily.of, one), 0);
  const scale = isRate ? 0 : expected / Math.max(1, past(series.daily));
  return parting(series, by)
    .map(({ id, daily }) => ({
      id,
      observed: sumIn(daily.count, window),
      usual: isRate ? sumIn(daily.of, window) * expected : past(daily) * scale,
    }))
    .filter((part) => part.observed > 0 || part.usual > 0);
};
