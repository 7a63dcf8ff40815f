import { protectSums, type WantedSum } from './protect-sums';
import { inOrder, openOrder, type Order } from './secret-order';
import { LEAST_PUBLISHED } from './small-numbers';

/** A published figure: `null` = withheld. A true 0 stays 0. */
export type Published = number | null;

/** What is shown of a key: one that is not in a list has nothing; without a list nothing is known. */
export const shownIn = (shown: ReadonlyMap<string, Published> | undefined, key: string): Published => {
  if (!shown) return null;
  return shown.has(key) ? (shown.get(key) ?? null) : 0;
};

/** Counts of people by one property. `untold` keys are never told, and a single one of them does not follow from the rest. */
export type PeopleList = { readonly counts: ReadonlyMap<string, number>; readonly untold?: ReadonlySet<string> };

/** The lists as they may be published, in their order, and the total that all of them share. */
export type PublishedLists = {
  readonly lists: readonly ReadonlyMap<string, Published>[];
  readonly total: Published;
};

type Entry = { readonly key: string; readonly count: number; readonly isWithheld: boolean };

/** The smallest of some that hold anybody; `undefined` when none does. */
const smallest = (entries: readonly Entry[]): Entry | undefined =>
  entries.filter(({ count }) => count > 0).toSorted((a, b) => a.count - b.count)[0];

const entriesOf = ({ counts, untold }: PeopleList, list: number, order: Order): Entry[] => {
  const entries = inOrder([...counts], order, ([key]) => `${list} ${key}`).map(([key, count]) => ({
    key,
    count,
    isWithheld: count > 0 && untold?.has(key) === true,
  }));
  const mate = smallest(entries.filter(({ isWithheld }) => !isWithheld));
  const isAlone = entries.filter(({ isWithheld }) => isWithheld).length === 1;
  return entries.map((entry) => (isAlone && entry === mate ? { ...entry, isWithheld: true } : entry));
};

/** Which entries may be told, and whether the total may be, beside them. */
const tell = (entries: readonly Entry[], least: number, hasTotal: boolean): { told: boolean[]; total: boolean } => {
  const wanted: WantedSum[] = [
    { of: [...entries.keys()], ...(!hasTotal && { past: 'withheld' as const }) },
    ...entries.map(({ isWithheld }, at): WantedSum => ({ of: [at], ...(isWithheld && { past: 'withheld' }) })),
  ];
  const [total, ...told] = protectSums(
    entries.map(({ count }) => count),
    wanted,
    least,
  );
  return { told, total: total === true };
};

/** Without its total a list that tells all of its entries still tells the total: then the smallest is kept back. */
const withoutTotal = (entries: readonly Entry[], least: number): boolean[] => {
  const { told } = tell(entries, least, false);
  const isWhole = entries.every(({ count }, at) => count === 0 || told[at] === true);
  const kept = isWhole ? smallest(entries) : undefined;
  return told.map((isTold, at) => isTold && entries[at] !== kept);
};

/**
 * Several lists of the same people, such as contacts by channel and by reason, with their one total: each as `protectTable` would have
 * it, and the total told only where no list must keep it back; otherwise it does not follow from any of them either. How two properties
 * go together is not told, so beyond the total no list says anything of another. `order` decides which of equal counts is withheld: known
 * to a reader, it would tell them that what is withheld instead is small.
 */
export const protectLists = (
  lists: readonly PeopleList[],
  least: number = LEAST_PUBLISHED,
  order: Order = openOrder,
): PublishedLists => {
  const all = lists.map((list, at) => entriesOf(list, at, order));
  const withTotal = all.map((entries) => tell(entries, least, true));
  const isTotalTold = withTotal.every(({ total }) => total);
  const told = isTotalTold ? withTotal.map((one) => one.told) : all.map((entries) => withoutTotal(entries, least));
  const [first = []] = all;
  return {
    lists: lists.map(({ counts }, list) => {
      const entries = all[list] ?? [];
      const out = new Set(entries.filter((_, at) => told[list]?.[at] === true).map(({ key }) => key));
      return new Map([...counts].map(([key, count]) => [key, out.has(key) ? count : null]));
    }),
    total: isTotalTold ? first.reduce((sum, { count }) => sum + count, 0) : null,
  };
};
