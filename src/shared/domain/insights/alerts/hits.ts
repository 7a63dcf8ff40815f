import type { Facts } from '../facts/fact';
import type { AlertDriver } from './alert';
import type { Part } from './driver-of';
import { nearlyAll } from './nearly-all';
import type { Cut, MeasureSource } from './measure-source';

/** The days that are looked at, each with its index. */
export type Days = { readonly list: readonly string[]; readonly indexOf: ReadonlyMap<string, number> };

/** Numbers for the ids of a cut. */
type Codes = { readonly ids: string[]; readonly codes: Int32Array };

/** What a measure is made of, as columns of numbers: a town of 200,000 has 400,000 contacts a year. */
export type Hits = {
  readonly n: number;
  readonly day: Int32Array;
  readonly counts: Uint8Array;
  readonly cuts: Readonly<Record<Cut, Codes>>;
};

/** Daily counts of one series by the index of the day: all, and those that the rate is about. */
export type Daily = { readonly count: Float64Array; readonly of: Float64Array };

/** A series: all of a measure, or one value of a cut. */
export type Series = { readonly by: 'all' | Cut; readonly id: string; readonly daily: Daily };

const coder = (size: number): Codes & { put: (at: number, id: string) => void } => {
  const known = new Map<string, number>();
  const ids: string[] = [];
  const codes = new Int32Array(size);
  return {
    ids,
    codes,
    put: (at, id) => {
      let code = known.get(id);
      if (code === undefined) {
        code = ids.length;
        known.set(id, code);
        ids.push(id);
      }
      codes[at] = code;
    },
  };
};

/** Reads the facts of a measure into columns; those of other days are left out. */
export const hitsOf = (source: MeasureSource, facts: Facts, days: Days): Hits => {
  const most = facts.requests.length + facts.appointments.length + facts.tickets.length;
  const [day, counts] = [new Int32Array(most), new Uint8Array(most)];
  const [department, reason, channel] = [coder(most), coder(most), coder(most)];
  let n = 0;
  source.each(facts, (fact, by, isCounted) => {
    const index = days.indexOf.get(fact.day);
    if (index === undefined) return;
    day[n] = index;
    counts[n] = isCounted ? 1 : 0;
    department.put(n, fact.departmentId);
    reason.put(n, fact.reasonId);
    channel.put(n, by);
    n += 1;
  });
  return { n, day, counts, cuts: { department, reason, channel } };
};

const emptyDaily = (days: Days): Daily => ({
  count: new Float64Array(days.list.length),
  of: new Float64Array(days.list.length),
});

const sumOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);

/**
 * Counts a measure by day, as a whole first and then for each value of the cuts. What has no value is no series, nor is what is nearly
 * all of it.
 */
export const seriesOf = (hits: Hits, days: Days, cuts: readonly Cut[]): Series[] => {
  const tally = (codes: Int32Array | null, ids: readonly string[]): Daily[] => {
    const dailies = ids.map(() => emptyDaily(days));
    for (let at = 0; at < hits.n; at += 1) {
      const daily = dailies[codes?.[at] ?? 0];
      const day = hits.day[at] ?? 0;
      if (!daily) continue;
      daily.of[day] = (daily.of[day] ?? 0) + 1;
      daily.count[day] = (daily.count[day] ?? 0) + (hits.counts[at] ?? 0);
    }
    return dailies;
  };
  const all = tally(null, ['']).map((daily): Series => ({ by: 'all', id: '', daily }));
  const parts = cuts.flatMap((by) => {
    const { codes, ids } = hits.cuts[by];
    return tally(codes, ids).map((daily, code): Series => ({ by, id: ids[code] ?? '', daily }));
  });
  return [...all, ...parts.filter(({ id, daily }) => id !== '' && sumOf(daily.of) < nearlyAll * hits.n)];
};

/** Which days: 1 = in the window, 2 = in one of those it was held against. */
export type DayMarks = Uint8Array;

/**
 * What each category had in the marked window, and what it usually has: of a rate its share of `expected` by its size, of a count its
 * share of the windows before, brought to `expected` together.
 */
export const partsOf = (
  hits: Hits,
  days: Days,
  marks: DayMarks,
  about: {
    readonly series: Series;
    readonly by: AlertDriver['by'];
    readonly isRate: boolean;
    readonly expected: number;
  },
): Part[] => {
  const { series, by, isRate, expected } = about;
  const own = series.by === 'all' ? null : hits.cuts[series.by];
  const wanted = own ? own.ids.indexOf(series.id) : 0;
  const { codes, ids } = by === 'day' ? { codes: hits.day, ids: days.list } : hits.cuts[by];
  const [observed, of, before] = [0, 0, 0].map(() => new Float64Array(ids.length));
  let past = 0;
  for (let at = 0; at < hits.n; at += 1) {
    const mark = marks[hits.day[at] ?? 0] ?? 0;
    if (mark === 0 || (own && own.codes[at] !== wanted)) continue;
    const code = codes[at] ?? 0;
    if (mark === 2) past += 1;
    if (before && mark === 2) before[code] = (before[code] ?? 0) + 1;
    if (of && mark === 1) of[code] = (of[code] ?? 0) + 1;
    if (observed && mark === 1) observed[code] = (observed[code] ?? 0) + (hits.counts[at] ?? 0);
  }
  const usualOf = (code: number): number =>
    isRate ? (of?.[code] ?? 0) * expected : ((before?.[code] ?? 0) * expected) / Math.max(1, past);
  return ids
    .map((id, code): Part => ({ id, observed: observed?.[code] ?? 0, usual: usualOf(code) }))
    .filter((part) => part.observed > 0 || part.usual > 0);
};
