import type { RequestFact, TicketFact } from '../../domain/insights/facts/fact';
import type { Reason } from '../../domain/model/reference';
import type { Channel } from '../../domain/model/request';
import type { Random } from '../random';
import { channelHabits, plantedBacklogDays, plantedRise, unqualifiedShares, type ChannelHabit } from './calibration';
import { draw, lognormal, poisson } from './draws';
import { dueDayOf, followCourse, type Course } from './request-course';
import { plantedOn, type YearTown } from './year-town';

const deskRepeatShare = 0.05;

type Told = {
  readonly id: string;
  readonly channel: Channel;
  readonly reason: Reason;
  readonly themeId: string;
  readonly outcome: string;
  readonly repeatShare: number;
};

const factOf = (town: YearTown, random: Random, course: Course, told: Told): RequestFact => {
  const followed = followCourse(town, random, course);
  return {
    id: told.id,
    siteId: town.ref.site.id,
    day: town.calendar.days[course.index] ?? '',
    minute: course.minute,
    channel: told.channel,
    reasonId: told.reason.id,
    departmentId: told.reason.departmentId,
    themeId: followed.isOpen ? '' : told.themeId,
    outcome: followed.isOpen ? '' : told.outcome,
    ...followed,
    dueDay: dueDayOf(town, town.calendar.days[course.index] ?? '', told.channel, told.reason.id, followed.pausedDays),
    isRepeat: random.chance(told.repeatShare),
  };
};

const themeFor = (town: YearTown, random: Random, channel: Channel, reason: Reason, day: string): string => {
  const planted = plantedOn(town, 'unqualified', day);
  const share =
    planted?.driver.ids.includes(channel) === true ? unqualifiedShares.phoneWhilePlanted : unqualifiedShares.usual;
  const themes = town.themes.get(reason.departmentId);
  return themes && !random.chance(share) ? (draw(random, themes) ?? '') : '';
};

/** The request of a walk-in: closed with the end of its ticket. */
export const deskRequest = (
  town: YearTown,
  random: Random,
  index: number,
  ticket: TicketFact,
  reason: Reason,
): RequestFact => {
  const { calendar } = town;
  const minutes = ticket.stayMin ?? ticket.waitMin ?? 20;
  const days = minutes / 1440;
  const workingDays = calendar.isWorking[index] === true ? days : 0;
  const service = workingDays * (ticket.serviceMin === null ? 0 : ticket.serviceMin / minutes);
  return {
    id: ticket.id.replace('-t', '-d'),
    siteId: ticket.siteId,
    day: ticket.day,
    minute: ticket.minute,
    channel: 'desk',
    reasonId: reason.id,
    departmentId: reason.departmentId,
    themeId: ticket.themeId,
    outcome: ticket.outcome === '' ? ticket.status : ticket.outcome,
    isOpen: false,
    closedDay: ticket.day,
    delayDays: days,
    workingDays,
    pausedDays: 0,
    dueDay: dueDayOf(town, ticket.day, 'desk', reason.id, 0),
    stays:
      service > 0
        ? [
            { status: 'received', days: workingDays - service },
            { status: 'inProgress', days: service },
          ]
        : [{ status: 'received', days: workingDays }],
    isRepeat: random.chance(deskRepeatShare),
  };
};

/** Letters of a department that lie for weeks. */
const backlogDays = (town: YearTown, channel: Channel, reason: Reason, day: string): number => {
  const planted = plantedOn(town, 'backlog', day);
  return planted?.series.id === channel && planted.driver.ids.includes(reason.departmentId) ? plantedBacklogDays : 0;
};

const courseOf = (town: YearTown, random: Random, index: number, habit: ChannelHabit, reason: Reason): Course => {
  const day = town.calendar.days[index] ?? '';
  const atOnce = random.chance(habit.atOnce);
  return {
    index,
    minute: random.int(8 * 60 + 35, 16 * 60 + 30),
    delay: atOnce
      ? 0
      : Math.max(0.01, lognormal(random, habit.medianDays, habit.sigma)) +
        backlogDays(town, habit.channel, reason, day),
    pause: !atOnce && random.chance(habit.waitsOnCitizen) ? Math.min(20, lognormal(random, 4, 0.6)) : 0,
  };
};

/** The reasons that come on top of a drawn one while a rise is planted: none on most days. */
export const risenReasons = (town: YearTown, random: Random, day: string, drawn: Reason): readonly Reason[] => {
  const planted = plantedOn(town, 'requests', day);
  if (planted?.series.id !== drawn.departmentId) return [];
  const cause = town.ref.reasons.find((reason) => planted.driver.ids.includes(reason.id));
  const times = Math.floor(plantedRise.perUsual) + (random.chance(plantedRise.perUsual % 1) ? 1 : 0);
  return cause ? Array.from({ length: times }, () => cause) : [];
};

/** The requests of a day that need no ticket. `contacts` is what a day like it has at the desks. */
export const writeRequests = (
  town: YearTown,
  random: Random,
  index: number,
  contacts: number,
  usualContacts: number,
): RequestFact[] => {
  const day = town.calendar.days[index] ?? '';
  const isWorking = town.calendar.isWorking[index] === true;
  const facts: RequestFact[] = [];
  for (const habit of channelHabits) {
    const { channel } = habit;
    const base = isWorking ? contacts || usualContacts : usualContacts * habit.offDays;
    const count = poisson(random, base * habit.perContact * lognormal(random, 1, 0.06));
    for (let place = 0; place < count; place += 1) {
      const drawn = draw(random, town.remote);
      if (!drawn) continue;
      for (const reason of [drawn, ...risenReasons(town, random, day, drawn)]) {
        const course = courseOf(town, random, index, habit, reason);
        const themeId = themeFor(town, random, channel, reason, day);
        const id = `${day}-r${facts.length + 1}`;
        facts.push(
          factOf(town, random, course, { id, channel, reason, themeId, outcome: 'answered', repeatShare: 0.04 }),
        );
      }
    }
  }
  return facts;
};
