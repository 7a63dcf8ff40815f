import { openSession } from '../desk/sim-desk';
import { replicaFaults } from '../oracle/replicas';
import { fairWeather } from '../server/virtual-line';
import type { History } from './history';
import { letAllIn, resendUnproved, takeUnproved } from './persons';

const looksAtMs = [
  2_000, 5_000, 10_000, 20_000, 35_000, 50_000, 70_000, 90_000, 150_000, 300_000, 700_000, 1_300_000,
] as const;

/** All trouble ends: lines are up, apps are open. */
const heal = async (history: History): Promise<void> => {
  const { world, desks, needs } = history;
  for (const desk of desks) {
    desk.line.isUp = true;
    desk.line.weather = fairWeather;
  }
  if (history.plan.chaos.includes('persons')) await letAllIn(history);
  // Requests that were on their way, and apps that were about to start, get there.
  await world.sleep(12_000);
  for (const desk of desks) if (!desk.session) await openSession(desk, needs);
  if (history.plan.chaos.includes('persons')) resendUnproved(history);
  await Promise.all(desks.map((desk) => desk.queue));
};

/** Ends all trouble and waits until everybody holds the same. Milliseconds it took, `null` when it never came. */
export const settle = async (history: History): Promise<number | null> => {
  if (history.watch.isBesieged()) return null;
  await heal(history);
  const { world, ledger, desks, plan } = history;
  const began = world.now();
  for (const afterMs of looksAtMs) {
    await world.sleep(began + afterMs - world.now());
    for (const desk of desks) ledger.look(desk);
    if (plan.chaos.includes('persons')) await takeUnproved(history);
    if (history.watch.isBesieged()) return null;
    if ((await replicaFaults(history)).length === 0) return world.now() - began;
  }
  return null;
};
