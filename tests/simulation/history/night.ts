import { crash, openSession } from '../desk/sim-desk';
import type { History } from './history';
import { signInSurely } from './persons';

const nightMs = 26 * 3_600_000;

/** Everybody goes home, and comes back the day after: what was written is no longer of today. */
export const nightFalls = async (history: History): Promise<void> => {
  const { world, desks, needs, plan } = history;
  for (const desk of desks) {
    const { session } = desk;
    desk.session = null;
    await session?.data.close();
    if (session) session.owner.dead = true;
    crash(desk);
  }
  await world.sleep(nightMs);
  if (plan.chaos.includes('persons')) for (const desk of desks) await signInSurely(history, desk);
  for (const desk of desks) if (!desk.session) await openSession(desk, needs);
};
