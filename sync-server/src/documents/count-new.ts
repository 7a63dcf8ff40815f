import { MOST_NEW_APPOINTMENTS, MOST_NEW_OTHERS, MOST_NEW_TICKETS, NEW_WITHIN_MS } from '../bounds';
import { rootOf } from '../store/families';
import { budgetsOf } from '../lib/budgets';
import { spend } from '../lib/problem';
import type { PushScene } from './registry';

const mostOf: Readonly<Record<string, number>> = {
  tickets: MOST_NEW_TICKETS,
  appointments: MOST_NEW_APPOINTMENTS,
};

/**
 * Counts the new documents of each device and its family. Beyond a budget the stretch under way is refused, and with it what follows of its push;
 * it comes again later, which loses nothing. After a restore nothing is counted: devices bring what was lost.
 */
export const newDocumentCounter = (): ((scene: PushScene) => PushScene) => {
  const budgets = new Map<string, ReturnType<typeof budgetsOf>>();
  return (scene) => ({
    ...scene,
    countNew: (collection, count) => {
      if (scene.mayRelay || count === 0) return;
      const most = mostOf[collection] ?? MOST_NEW_OTHERS;
      const budget = budgets.get(collection) ?? budgetsOf(most, NEW_WITHIN_MS);
      budgets.set(collection, budget);
      spend(budget, rootOf(scene.device), scene.nowMs, count);
    },
  });
};
