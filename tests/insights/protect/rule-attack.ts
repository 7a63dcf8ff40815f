import type { Ledger } from '#shared/domain/insights/elected/ledger';
import { yearProtection } from '#shared/domain/insights/elected/tally-months';
import { protectSteps, type CountedStep } from '#shared/domain/insights/protect/protect-steps';
import type { Order } from '#shared/domain/insights/protect/secret-order';

import { lists } from './told-outside';

/** What a publication counted in a list, and which keys it told. */
type Step = {
  readonly counts: ReadonlyMap<string, number>;
  readonly told: ReadonlySet<string>;
  readonly hasTotal: boolean;
};

const stepsOf = ({ steps }: Ledger, list: number): Step[] =>
  steps.map(({ tallies, told }) => ({
    counts: yearProtection(undefined).groupsOf(tallies)['volume']?.[list]?.counts ?? new Map<string, number>(),
    told: new Set(told['volume']?.lists[list]),
    hasTotal: told['volume']?.hasTotal === true,
  }));

/** How the last of some steps is told by the public rule, by an order of which nothing is known but what was withheld. */
const toldBy = (
  steps: readonly Step[],
  counts: ReadonlyMap<string, number>,
  least: number,
  orderOf: (told: ReadonlySet<string>) => Order,
): string => {
  const last = steps.at(-1);
  const counted = steps.map((step): CountedStep => {
    const own = { counts: step === last ? counts : step.counts };
    return { lists: [own], ...(step !== last && { told: { lists: [step.told], hasTotal: step.hasTotal } }) };
  });
  const [told] = protectSteps(counted, least, orderOf(last?.told ?? new Set())).slice(-1);
  return [...(told?.lists[0] ?? [])].toSorted().join('\n');
};

/** What a publication counted beyond the one before, by key. */
const grownIn = (now: Step, before: Step | undefined): Map<string, number> =>
  new Map([...now.counts].map(([key, count]) => [key, count - (before?.counts.get(key) ?? 0)]));

/** The same counts dealt otherwise among those that are withheld, so that one of them holds enough. */
const dealt = (
  grown: ReadonlyMap<string, number>,
  key: string,
  others: readonly string[],
  least: number,
): Map<string, number>[] => {
  const own = grown.get(key) ?? 0;
  const byOne = others.flatMap((other) => {
    const both = own + (grown.get(other) ?? 0);
    return Array.from({ length: Math.max(0, both - least) }, (_, at) => {
      const held = least + at;
      return new Map([
        [key, held],
        [other, both - held],
      ]);
    });
  });
  const most = others.reduce((sum, other) => sum + (grown.get(other) ?? 0) - 1, own);
  const byMany = Array.from({ length: Math.max(0, most - least + 1) }, (_, at) => least + at).flatMap((held) =>
    [others, others.toReversed()].map((order) => {
      const moved = new Map([[key, held]]);
      let owed = held - own;
      for (const other of order) {
        const has = grown.get(other) ?? 0;
        const given = Math.min(has - 1, owed);
        moved.set(other, has - given);
        owed -= given;
      }
      return moved;
    }),
  );
  return [...byOne, ...byMany];
};

/**
 * The counts of 1 to `least` - 1 that somebody finds to be below `least` who reads each publication when it comes out, and knows the rule: had a
 * count that is withheld been enough, would the same have been told? They try what could have been dealt otherwise in that publication.
 */
export const foundByRule = (
  ledger: Ledger,
  least: number,
  orderOf: (told: ReadonlySet<string>) => Order,
): { readonly found: number; readonly of: number } => {
  let [found, of] = [0, 0];
  for (const list of lists.keys()) {
    const steps = stepsOf(ledger, list);
    for (const [at, step] of steps.entries()) {
      if (!step.hasTotal) continue;
      const grown = grownIn(step, steps[at - 1]);
      const withheld = [...grown].filter(([key, count]) => count > 0 && !step.told.has(key)).map(([key]) => key);
      const past = steps.slice(0, at + 1);
      const seen = [...step.told].toSorted().join('\n');
      for (const key of withheld) {
        if ((grown.get(key) ?? 0) >= least) continue;
        of += 1;
        const others = withheld.filter((one) => one !== key);
        const isPossible = dealt(grown, key, others, least).some((moved) => {
          const counts = new Map(
            [...step.counts].map(([one, count]) => [
              one,
              count - (grown.get(one) ?? 0) + (moved.get(one) ?? grown.get(one) ?? 0),
            ]),
          );
          return toldBy(past, counts, least, orderOf) === seen;
        });
        if (!isPossible) found += 1;
      }
    }
  }
  return { found, of };
};
