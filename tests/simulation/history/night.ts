import { crash, openSession, type SimDesk } from '../desk/sim-desk';
import type { History } from './history';
import { signInSurely } from './persons';
import { tend } from './retention';

const nightMs = 26 * 3_600_000;

/** The app of a desk is closed, and the machine switched off. */
export const goHome = async (desk: SimDesk): Promise<void> => {
  const { session } = desk;
  desk.session = null;
  await session?.data.close();
  if (session) session.owner.dead = true;
  crash(desk);
};

/** `absent` = a desk to which nobody comes back with the others. */
const whileAllAreAway = async (
  history: History,
  work: () => Promise<void>,
  absent: SimDesk | null = null,
): Promise<void> => {
  const { desks, needs, plan } = history;
  for (const desk of desks) await goHome(desk);
  await work();
  if (plan.chaos.includes('persons')) for (const desk of desks) await signInSurely(history, desk);
  for (const desk of desks) if (desk !== absent && !desk.session) await openSession(desk, needs);
};

/** Everybody goes home, and comes back the day after: what was written is no longer of today. */
export const nightFalls = (history: History, absent: SimDesk | null = null): Promise<void> =>
  whileAllAreAway(history, () => history.world.sleep(nightMs), absent);

const weeks = 5;

/** The town hall is closed for weeks: an administrator has less of the past kept, the server goes on by itself, and no desk hears of it before its return. */
export const seasonPasses = (history: History, less: () => Promise<void>): Promise<void> =>
  whileAllAreAway(history, async () => {
    history.world.trace('step', 'season', '');
    await less();
    for (let week = 0; week < weeks; week += 1) {
      await history.world.sleep(7 * 24 * 3_600_000);
      await tend(history);
    }
  });
