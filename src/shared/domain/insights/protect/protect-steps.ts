import type { PeopleList } from './protect-lists';
import { protectSums, type WantedSum } from './protect-sums';
import { inOrder, openOrder, type Order } from './secret-order';
import { LEAST_PUBLISHED } from './small-numbers';

/** What was told of a step: the keys of each list whose count is known, and whether their common total is. */
export type ToldStep = { readonly lists: readonly ReadonlySet<string>[]; readonly hasTotal: boolean };

/**
 * Several lists of the same people, counted from the same beginning up to some moment. `told` = it was published before and stays as it
 * is. Counts never shrink from one step to the next.
 */
export type CountedStep = { readonly lists: readonly PeopleList[]; readonly told?: ToldStep };

type Scene = {
  readonly steps: readonly CountedStep[];
  readonly told: readonly (ToldStep | undefined)[];
  readonly least: number;
  readonly order: Order;
};

const countOf = (step: CountedStep | undefined, list: number, key: string): number =>
  step?.lists[list]?.counts.get(key) ?? 0;

const isTold = ({ told }: Scene, at: number, list: number, key: string): boolean =>
  told[at]?.lists[list]?.has(key) === true;

/**
 * The key that keeps a single untold one company, so that it does not follow from the total: one whose count is not known from another
 * step, best one that never was told. `null` = none will do.
 */
const mateOf = (scene: Scene, at: number, list: number, keys: readonly string[]): string | null => {
  const { steps } = scene;
  const ranked = inOrder(keys, scene.order, (key) => `${at} ${list} ${key}`).flatMap((key) => {
    const count = countOf(steps[at], list, key);
    const toldAt = [...steps.keys()].filter((other) => isTold(scene, other, list, key));
    const isKnown = toldAt.some((other) => countOf(steps[other], list, key) === count);
    return count === 0 || isKnown ? [] : [{ key, count, rank: toldAt.length === 0 ? 0 : 1 }];
  });
  return ranked.toSorted((a, b) => a.rank - b.rank || a.count - b.count)[0]?.key ?? null;
};

/** The keys of a list that a step keeps back by rule; `null` = it cannot be told at all. */
const keptBack = (scene: Scene, at: number, list: number): ReadonlySet<string> | null => {
  const { counts, untold } = scene.steps[at]?.lists[list] ?? { counts: new Map<string, number>() };
  const back = [...counts].filter(([key, count]) => count > 0 && untold?.has(key) === true).map(([key]) => key);
  if (back.length !== 1) return new Set(back);
  const mate = mateOf(
    scene,
    at,
    list,
    [...counts.keys()].filter((key) => untold?.has(key) !== true),
  );
  return mate === null ? null : new Set([...back, mate]);
};

/** What came in a key since it was told last. */
const newSince = ({ steps, ...scene }: Scene, at: number, list: number, key: string): number => {
  const before = [...steps.keys()].findLast((other) => other < at && isTold({ steps, ...scene }, other, list, key));
  return countOf(steps[at], list, key) - (before === undefined ? 0 : countOf(steps[before], list, key));
};

/** What of a list a step may tell with some keys kept back: its keys, or `null` where not even the total may stand beside what is out. */
const tellBeside = (scene: Scene, at: number, list: number, back: ReadonlySet<string>): ReadonlySet<string> | null => {
  const { steps, told, least, order } = scene;
  const named = new Set(steps.flatMap((step) => [...(step.lists[list]?.counts.keys() ?? [])]));
  const keys = inOrder([...named], order, (key) => `${at} ${list} ${key}`);
  // What came between two steps in each key: sums of these are all that is ever told.
  const counts = steps.flatMap((step, index) =>
    keys.map((key) => Math.max(0, countOf(step, list, key) - countOf(steps[index - 1], list, key))),
  );
  const upTo = (step: number, key: number): number[] =>
    Array.from({ length: step + 1 }, (_, index) => index * keys.length + key);
  const pastOf = (isOut: boolean) => ({ past: isOut ? ('published' as const) : ('withheld' as const) });
  const wanted = steps.flatMap((_, step): WantedSum[] => {
    const isNew = step === at;
    return [
      { of: keys.flatMap((__, key) => upTo(step, key)), ...(!isNew && pastOf(told[step]?.hasTotal === true)) },
      ...keys.map((name, key): WantedSum => ({
        of: upTo(step, key),
        ...(isNew
          ? { weight: newSince(scene, at, list, name), ...(back.has(name) && pastOf(false)) }
          : pastOf(isTold(scene, step, list, name))),
      })),
    ];
  });
  const isOut = protectSums(counts, wanted, least);
  const first = at * (keys.length + 1);
  if (isOut[first] !== true) return null;
  return new Set(keys.filter((_, key) => isOut[first + 1 + key] === true));
};

/**
 * A key to keep small ones company that are kept back by themselves, where they hold so much together that one of them which is not small would
 * have been told, or another kept back in its place: then whoever knows the rule would know that all of them are small. `null` = nobody is
 * needed, or nobody is there.
 */
const companyOf = (scene: Scene, at: number, list: number, told: ReadonlySet<string>): string | null => {
  const { steps, least, order } = scene;
  const grown = [...(steps[at]?.lists[list]?.counts.keys() ?? [])].flatMap((key) => {
    const count = countOf(steps[at], list, key) - countOf(steps[at - 1], list, key);
    return count > 0 ? [{ key, count, isSmall: count < least, isTold: told.has(key) }] : [];
  });
  const back = grown.filter((one) => !one.isTold);
  if (back.length === 0 || back.some(({ isSmall }) => !isSmall)) return null;
  const [lightest] = inOrder(grown, order, ({ key }) => `${at} ${list} ${key}`)
    .filter((one) => one.isTold && !one.isSmall)
    .map(({ key }) => ({ key, weight: newSince(scene, at, list, key) }))
    .toSorted((a, b) => a.weight - b.weight);
  // What one of them must hold at least so that the others cannot be kept back without it.
  const needed = back.reduce((sum, { count }) => sum + count, 0) - back.length - least + 3;
  return lightest && lightest.weight < needed ? lightest.key : null;
};

/** What of a list a step may tell: its keys, or `null` where not even the total may stand beside what is out. */
const tellList = (scene: Scene, at: number, list: number): ReadonlySet<string> | null => {
  const back = keptBack(scene, at, list);
  const told = back && tellBeside(scene, at, list, back);
  const company = told && companyOf(scene, at, list, told);
  return back && company !== null ? tellBeside(scene, at, list, new Set([...back, company])) : told;
};

const silence = ({ lists }: CountedStep): ToldStep => ({ lists: lists.map(() => new Set()), hasTotal: false });

/**
 * The same lists published again and again as their counts grow, such as a year up to the end of each month, in the order of time: what
 * each step may tell so that no count below `least` follows from any of them, nor from the difference of two (see `protectSums`; counts
 * that came between two steps are its atoms). A step whose total must be kept back tells nothing: the one before it stands. Beyond their
 * totals no list says anything of another, for how two properties go together is never told. Of keys that would do, the one is kept back that
 * grew least since it was told, of equal ones by `order`: a choice by what readers know already (how much it grew to, its place in the list)
 * would tell them which of those kept back is small.
 */
export const protectSteps = (
  steps: readonly CountedStep[],
  least: number = LEAST_PUBLISHED,
  order: Order = openOrder,
): ToldStep[] => {
  const told: (ToldStep | undefined)[] = steps.map((step) => step.told);
  for (const [at, step] of steps.entries()) {
    if (step.told) continue;
    const lists = step.lists.map((_, list) => tellList({ steps, told, least, order }, at, list));
    const all = lists.filter((list) => list !== null);
    told[at] = all.length === lists.length ? { lists: all, hasTotal: true } : silence(step);
  }
  return steps.map((step, at) => told[at] ?? silence(step));
};
