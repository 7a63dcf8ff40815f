import type { Visitor } from './demo-queue';
import type { DayPlan } from '../domain/scheduling/plan-day';
import { reasonIdOf } from './demo-reasons';
import type { Random } from './random';

type Habit = { readonly code: string; readonly weight: number; readonly serviceMin: number };

const habits: readonly Habit[] = [
  { code: 'COLLECTION', weight: 15, serviceMin: 7 },
  { code: 'CIVIL-STATUS', weight: 11, serviceMin: 9 },
  { code: 'SCHOOL', weight: 6, serviceMin: 11 },
  { code: 'HOUSING', weight: 5, serviceMin: 12 },
  { code: 'SOCIAL-AID', weight: 6, serviceMin: 15 },
  { code: 'BOOKING', weight: 8, serviceMin: 5 },
  { code: 'PLANNING', weight: 3, serviceMin: 10 },
  { code: 'CEMETERY', weight: 2, serviceMin: 9 },
  { code: 'ELECTORAL', weight: 2, serviceMin: 6 },
  { code: 'CENSUS', weight: 2, serviceMin: 7 },
  { code: 'INFORMATION', weight: 2, serviceMin: 3 },
];

const ratePerMin = 0.12;
// Nobody takes a ticket in the last minutes before the doors close, nor long before a desk for the reason opens.
const lastTicketMin = 15;
const earliestMin = 35;

const rushAt = (minute: number): number => {
  if (minute < 9 * 60) return 0.8;
  if (minute < 11 * 60 + 30) return 1.25;
  return minute >= 14 * 60 && minute < 15 * 60 + 30 ? 1.1 : 0.75;
};

const walkIn = (plan: DayPlan, minute: number, random: Random): Visitor | null => {
  const isReceived = ({ code }: Habit): boolean =>
    plan.desks.some(
      (desk) =>
        desk.reasonIds.includes(reasonIdOf(code)) &&
        desk.open.some((one) => one.from - earliestMin <= minute && minute < one.to - lastTicketMin),
    );
  const [first, ...rest] = habits.filter(isReceived).map((habit) => [habit, habit.weight] as const);
  if (!first) return null;
  const habit = random.weighted([first, ...rest]);
  return {
    arrive: minute + random.next(),
    due: -1,
    reasonId: reasonIdOf(habit.code),
    deskId: '',
    priority: random.chance(0.05),
    patience: random.chance(0.12) ? random.int(30, 70) : 600,
    serviceMin: Math.max(1.5, habit.serviceMin * (0.4 + 1.2 * random.next() * (0.5 + random.next()))),
    absent: random.chance(0.02),
  };
};

/**
 * The walk-ins of a day: most in the late morning, none while the doors are closed, one in a minute at most. `crowd` is how many come
 * for each one in the demonstration town.
 */
export const walkInsOf = (plan: DayPlan, random: Random, crowd: number): Visitor[] => {
  const visitors: Visitor[] = [];
  for (let minute = 0; minute < 24 * 60; minute += 1) {
    const isOpen = plan.desks.some((desk) =>
      desk.open.some((one) => one.from <= minute && minute < one.to - lastTicketMin),
    );
    if (!isOpen || !random.chance(ratePerMin * crowd * rushAt(minute))) continue;
    const visitor = walkIn(plan, minute, random);
    if (visitor) visitors.push(visitor);
  }
  return visitors;
};
