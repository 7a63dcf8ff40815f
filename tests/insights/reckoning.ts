// The weeks, windows and the forecast of docs/insights-cli.md, reckoned from the page alone: nothing of the engine is used here.

const dayMs = 86_400_000;
export const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / dayMs;
export const dayText = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);
/** 0 = Monday. */
const weekday = (day: number): number => (day + 3) % 7;

/** Hyndman and Fan, type 7. */
const quantile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const rank = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(rank)] ?? Number.NaN, sorted[Math.ceil(rank)] ?? Number.NaN];
  return low + (high - low) * (rank - Math.floor(rank));
};

/** Chances of a Poisson count of 0, 1, 2... up to far in its tail. */
const poisson = (mean: number): readonly number[] => {
  const chances: number[] = [];
  let log = -mean;
  for (let count = 0; count <= mean + 20 * Math.sqrt(mean + 1) + 30; count += 1) {
    chances.push(mean > 0 ? Math.exp(log) : Number(count === 0));
    log += Math.log(mean) - Math.log(count + 1);
  }
  return chances;
};

const risk = 2.326_290_790_355_25e-4;

const reach = (mean: number): readonly [low: number, high: number] => {
  if (mean > 400) return [mean, mean];
  const chances = poisson(mean);
  let [low, high, below, above] = [0, chances.length - 1, chances[0] ?? 0, chances.at(-1) ?? 0];
  while (below <= risk) below += chances[++low] ?? 1;
  while (high > 0 && above <= risk) above += chances[--high] ?? 1;
  return [low, high];
};

export type Scored = {
  readonly expected: number;
  readonly score: number;
  readonly low: number;
  readonly high: number;
  readonly isOut: boolean;
};

/** A week of `count` against the 26 before it. */
export const scored = (count: number, past: readonly number[]): Scored => {
  const logs = past.map((one) => Math.log(1 + one));
  const centre = quantile(logs, 0.5);
  const mad = quantile(
    logs.map((log) => Math.abs(log - centre)),
    0.5,
  );
  const mean = Math.exp(centre) - 1;
  const floor = Math.sqrt(mean + 1 / 4) / (1 + mean);
  const above = Math.max(1.4826 * mad, (quantile(logs, 0.9) - quantile(logs, 0.1)) / 2.5632);
  const below = Math.max(above, (centre - quantile(logs, 0.1)) / 1.2816);
  const doubted = (one: number): number => Math.max(floor, one > 1.25 * floor ? 1.2 * one : one);
  const [least, most] = reach(mean);
  const low = Math.min(least, Math.max(0, Math.ceil(Math.exp(centre - 3.5 * doubted(below)) - 1 - 1e-9)));
  const high = Math.max(most, Math.floor(Math.exp(centre + 3.5 * doubted(above)) - 1 + 1e-9));
  const score = (Math.log(1 + count) - centre) / Math.max(1.4826 * mad, floor);
  return { expected: mean, score, low, high, isOut: count < low || count > high };
};

/** Western Easter (Gauss, with the corrections of the Gregorian calendar), as a day number. */
const easter = (year: number): number => {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const epact = (century - Math.floor(century / 4) - Math.floor((8 * century + 13) / 25) + 19 * golden + 15) % 30;
  const moon = epact - Math.floor(epact / 28) * (1 - Math.floor(29 / (epact + 1)) * Math.floor((21 - golden) / 11));
  const ahead = (year + Math.floor(year / 4) + moon + 2 - century + Math.floor(century / 4)) % 7;
  return dayNumber(`${year}-03-28`) + moon - ahead;
};

/** Whether a day is a public holiday of mainland France. */
export const isHoliday = (day: number): boolean => {
  const text = dayText(day);
  const fixed = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'];
  return fixed.includes(text.slice(5)) || [1, 39, 50].includes(day - easter(Number(text.slice(0, 4))));
};

export const isOpenWeekday = (day: number): boolean => weekday(day) < 5 && !isHoliday(day);

type Place = 'holiday' | 'bridge' | 'after' | 'before' | 'plain';

const placeOf = (day: number): Place => {
  const isOff = (one: number): boolean => weekday(one) < 5 && isHoliday(one);
  if (isOff(day)) return 'holiday';
  if ((weekday(day) === 4 && isOff(day - 1)) || (weekday(day) === 0 && isOff(day + 1))) return 'bridge';
  const next = (step: 1 | -1): boolean => {
    let one = day + step;
    while (weekday(one) > 4) one += step;
    return isHoliday(one);
  };
  if (next(-1)) return 'after';
  return next(1) ? 'before' : 'plain';
};

export type Skill = {
  readonly n: number;
  readonly mae: number;
  readonly naiveMae: number;
  readonly covered: number;
};

type Beside = { readonly came: number; readonly medians: number; readonly days: number };

/** The back-test over the open days from `from` on; `days` are all open ones that are known, in order. */
export const reckonedSkill = (days: readonly number[], countOf: (day: number) => number, from: number): Skill => {
  const plain = new Map<number, readonly number[]>();
  const last = new Map<number, number>();
  const beside = new Map<Place, Beside>();
  const ratios: number[] = [];
  let [n, error, naive, covered] = [0, 0, 0, 0];
  for (const day of days) {
    const place = placeOf(day);
    if (place === 'holiday') continue;
    const came = countOf(day);
    const same = (plain.get(weekday(day)) ?? []).slice(-8);
    const median = same.length > 0 ? quantile(same, 0.5) : null;
    const known = beside.get(place) ?? { came: 0, medians: 0, days: 0 };
    const doubt = known.days > 0 ? (2 * known.medians) / known.days : 0;
    const factor = place === 'plain' || known.medians === 0 ? 1 : (known.came + doubt) / (known.medians + doubt);
    const expected = median === null ? null : median * factor;
    const before = last.get(weekday(day));
    if (day >= from && expected !== null && before !== undefined) {
      const recent = ratios.slice(-60);
      const [low, high] = [0.1, 0.9].map((share) =>
        Math.max(0, (expected + 1) * (recent.length > 0 ? quantile(recent, share) : 1) - 1),
      );
      n += 1;
      error += Math.abs(came - expected);
      naive += Math.abs(came - before);
      if ((low ?? 0) - 1e-9 <= came && came <= (high ?? 0) + 1e-9) covered += 1;
    }
    if (expected !== null) ratios.push((came + 1) / (expected + 1));
    last.set(weekday(day), came);
    if (place === 'plain') plain.set(weekday(day), [...same, came]);
    else if (median !== null)
      beside.set(place, { came: known.came + came, medians: known.medians + median, days: known.days + 1 });
  }
  return { n, mae: error / n, naiveMae: naive / n, covered: covered / n };
};

/** Chance that at most, and that at least, so many of `of` come where each does with `share`. */
export const binomialTails = (count: number, of: number, share: number): readonly [atMost: number, atLeast: number] => {
  let log = of * Math.log(1 - share);
  let [atMost, atLeast] = [0, 0];
  for (let one = 0; one <= of; one += 1) {
    if (one <= count) atMost += Math.exp(log);
    if (one >= count) atLeast += Math.exp(log);
    log += Math.log(of - one) - Math.log(one + 1) + Math.log(share) - Math.log(1 - share);
  }
  return [atMost, atLeast];
};
