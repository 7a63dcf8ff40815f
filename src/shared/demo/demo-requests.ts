import { addDays, weekdayOf } from '../time/civil';
import type { Channel } from '../domain/model/request';
import type { SiteReference } from '../domain/model/reference';
import type { DemoTools } from './demo-appointments';
import { officeActor, openDiary, receptionActor, type Diary } from './demo-diary';
import { reasonIdOf } from './demo-reasons';
import type { Random } from './random';

/** How a channel behaves: requests a day, the share answered at once, and the days that the others take. */
type ChannelHabit = {
  readonly channel: Channel;
  readonly perDay: number;
  readonly atOnce: number;
  readonly days: readonly [number, number];
};

const habits: readonly ChannelHabit[] = [
  { channel: 'desk', perDay: 10, atOnce: 0.85, days: [1, 4] },
  { channel: 'phone', perDay: 24, atOnce: 0.7, days: [1, 3] },
  { channel: 'email', perDay: 15, atOnce: 0.05, days: [1, 6] },
  { channel: 'portal', perDay: 8, atOnce: 0, days: [1, 5] },
  { channel: 'mail', perDay: 6, atOnce: 0, days: [4, 15] },
  { channel: 'sms', perDay: 2, atOnce: 0.3, days: [1, 2] },
];

const workday = (day: string): string => (weekdayOf(day) > 5 ? workday(addDays(day, 1)) : day);

const writeEntrusted = (
  tools: DemoTools,
  random: Random,
  diary: Diary,
  departmentId: string,
  day: string,
  minute: number,
  days: readonly [number, number],
): void => {
  const answered = workday(addDays(day, random.int(days[0], days[1])));
  diary.write(tools.clock(day, minute + random.int(2, 30)), receptionActor, { type: 'assigned', departmentId });
  diary.write(tools.clock(day, minute + 45), officeActor, { type: 'started' });
  if (random.chance(0.1)) diary.write(tools.clock(day, minute + 60), officeActor, { type: 'waitingOnCitizen' });
  const at = random.int(9 * 60, 16 * 60);
  diary.write(tools.clock(answered, at), officeActor, { type: 'answered' });
  diary.write(tools.clock(answered, at + 5), officeActor, { type: 'closed', outcome: 'answered' });
};

const writeRequest = (
  tools: DemoTools,
  random: Random,
  ref: SiteReference,
  day: string,
  habit: ChannelHabit,
): Diary => {
  const minute = random.int(8 * 60 + 35, 16 * 60 + 30) + random.next();
  const at = tools.clock(day, minute);
  const reasonId = reasonIdOf(
    random.weighted([
      ['CIVIL-STATUS', 24],
      ['SCHOOL', 16],
      ['HOUSING', 12],
      ['SOCIAL-AID', 14],
      ['PLANNING', 12],
      ['BOOKING', 10],
      ['INFORMATION', 12],
    ]),
  );
  const citizenId = random.chance(habit.channel === 'desk' ? 0.2 : 0.8) ? tools.citizens.give(at) : '';
  const diary = openDiary(random, at);
  diary.write(at, receptionActor, { type: 'received', day, channel: habit.channel, reasonId, citizenId, ticketId: '' });
  const departmentId = ref.reasons.find((reason) => reason.id === reasonId)?.departmentId ?? '';
  if (random.chance(habit.atOnce)) {
    diary.write(tools.clock(day, minute + 3), receptionActor, { type: 'answered' });
    diary.write(tools.clock(day, minute + 3), receptionActor, { type: 'closed', outcome: 'answered' });
  } else writeEntrusted(tools, random, diary, departmentId, day, minute, habit.days);
  return diary;
};

/** The requests of a day that need no ticket: answered on the spot, or entrusted to a department. Weekdays only. */
export const writeRequests = (tools: DemoTools, random: Random, ref: SiteReference, day: string): Diary[] =>
  habits.flatMap((habit) => {
    const count = Math.max(0, Math.round(random.bell(habit.perDay, habit.perDay / 6)));
    return Array.from({ length: count }, () => writeRequest(tools, random, ref, day, habit));
  });
