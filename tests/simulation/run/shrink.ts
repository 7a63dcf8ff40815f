import type { SyncRule } from '#shared/sync/rules';

import type { Plan } from '../history/plan';
import { runHistory, type Outcome } from './run-history';

/** A smaller history that still breaks the same line of the oracle, and what it took to find it. */
export type Shrunk = { readonly plan: Plan; readonly outcome: Outcome; readonly tries: number };

type Attempt = (plan: Plan) => Promise<Outcome | null>;

const without = <Value>(list: readonly Value[], from: number, count: number): readonly Value[] => [
  ...list.slice(0, from),
  ...list.slice(from + count),
];

/** Leaves out ever smaller stretches of steps, as long as the finding stays. */
const fewerSteps = async (plan: Plan, attempt: Attempt): Promise<Plan> => {
  let smallest = plan;
  for (let size = Math.ceil(plan.steps.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < smallest.steps.length;) {
      const smaller = { ...smallest, steps: without(smallest.steps, from, size) };
      if (await attempt(smaller)) smallest = smaller;
      else from += size;
    }
  }
  return smallest;
};

const fewerKinds = async (plan: Plan, attempt: Attempt): Promise<Plan> => {
  let smallest = plan;
  for (const kind of plan.chaos) {
    const smaller = { ...smallest, chaos: smallest.chaos.filter((one) => one !== kind) };
    if (await attempt(smaller)) smallest = smaller;
  }
  return smallest;
};

const fewerDesks = async (plan: Plan, attempt: Attempt): Promise<Plan> => {
  let smallest = plan;
  while (smallest.desks > 1) {
    const smaller = { ...smallest, desks: smallest.desks - 1 };
    if (!(await attempt(smaller))) break;
    smallest = smaller;
  }
  return smallest;
};

/** Looks for the smallest history that breaks the same line; gives up when the tries are spent. */
export const shrink = async (
  plan: Plan,
  broken: SyncRule | null,
  line: number,
  mostTries: number,
): Promise<Shrunk | null> => {
  let tries = 0;
  let last: Outcome | null = null;
  const attempt: Attempt = async (smaller) => {
    if (tries >= mostTries) return null;
    tries += 1;
    const outcome = await runHistory(smaller, broken).catch(() => null);
    if (!outcome?.findings.some((one) => one.line === line)) return null;
    last = outcome;
    return outcome;
  };
  if (!(await attempt(plan))) return null;
  let smallest = await fewerDesks(plan, attempt);
  smallest = await fewerKinds(smallest, attempt);
  smallest = await fewerSteps(smallest, attempt);
  smallest = await fewerDesks(await fewerKinds(smallest, attempt), attempt);
  return last && { plan: smallest, outcome: last, tries };
};
