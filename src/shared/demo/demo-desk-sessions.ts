import type { DayPlan } from '../domain/scheduling/plan-day';
import type { DemoTools } from './demo-appointments';
import { deskActor, openDiary, type Diary } from './demo-diary';
import type { Random } from './random';

/** Who sits where on a day: signed on just before opening, paused between two openings, closed in the evening. */
export const writeDeskSessions = (tools: DemoTools, random: Random, plan: DayPlan): Diary[] =>
  plan.desks
    .filter((desk) => desk.open.length > 0)
    .map((desk) => {
      const agentId = tools.size.agentAt(desk.deskId);
      const by = deskActor(desk.deskId, agentId);
      const first = tools.clock(plan.day, (desk.open[0]?.from ?? 0) - random.int(2, 9));
      const diary = openDiary(random, first, `${desk.deskId}:${plan.day}`);
      diary.write(first, by, { type: 'opened', day: plan.day, deskId: desk.deskId, agentId });
      desk.open.forEach((open, index) => {
        const next = desk.open[index + 1];
        // Longer than the grace in which agents finish the queue, so that no service runs at a closed desk.
        diary.write(tools.clock(plan.day, open.to + 22), by, { type: next ? 'paused' : 'closed' });
        if (next) diary.write(tools.clock(plan.day, Math.max(open.to + 23, next.from - 1)), by, { type: 'resumed' });
      });
      return diary;
    });
