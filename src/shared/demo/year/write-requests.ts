import type { RequestFact, TicketFact } from '../../domain/insights/facts/fact';
import type { Reason } from '../../domain/model/reference';
import type { Channel } from '../../domain/model/request';
import type { Random } from '../random';
import { channelHabits, plantedBacklogDays, plantedFactor, unqualifiedShares, type ChannelHabit } from './calibration';
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
    dueDay: dueDayOf(town, course.index, told.channel, told.reason.id, followed.pausedDays),
    isRepeat: random.chance(told.repeatShare),
  };
};

const themeFor = (town: YearTown, random: Random, channel: Channel, reason: Reason, day: string): string => {
  const planted = plantedOn(town, 'unqualified', day);
  const share = planted?.driver === channel ? unqualifiedShares.phoneWhilePlanted : unqualifiedShares.usual;
  const themes = town.themes.get(reason.departmentId);
  return themes && !random.chance(share) ? (draw(random, themes) ?? '') : '';
};

/** The request of a walk-in: closed with the end of its ticket; reception knows what it was about even when they left. */
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
    themeId: ticket.outcome === '' ? themeFor(town, random, 'desk', reason, ticket.day) : ticket.themeId,
    outcome: ticket.outcome === '' ? ticket.status : ticket.outcome,
    isOpen: false,
    closedDay: ticket.day,
    delayDays: days,
    workingDays,
    pausedDays: 0,
    dueDay: dueDayOf(town, index, 'desk', reason.id, 0),
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
  return planted?.channel === channel && planted.driver === reason.departmentId ? plantedBacklogDays : 0;
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

/** How many more requests of a reason come on a day, for each usual one, and by which theme. */
export const plantedRise = (
  town: YearTown,
  day: string,
  reason: Reason,
): { readonly chance: number; readonly themeId: string } => {
  const planted = plantedOn(town, 'requests', day);
  return planted?.departmentId === reason.departmentId
    ? { chance: plantedFactor - 1, themeId: planted.driver }
    : { chance: 0, themeId: '' };
};

/** How many times a rise adds one: its whole part, and by chance its rest. */
export const timesOf = (random: Random, chance: number): number =>
  chance === 0 ? 0 : Math.floor(chance) + (random.chance(chance % 1) ? 1 : 0);

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
      const reason = draw(random, town.remote);
      if (!reason) continue;
      const rise = plantedRise(town, day, reason);
      const copies = 1 + timesOf(random, rise.chance);
      for (let copy = 0; copy < copies; copy += 1) {
        const course = courseOf(town, random, index, habit, reason);
        const themeId = copy === 0 ? themeFor(town, random, channel, reason, day) : rise.themeId;
        const told = {
          id: `${day}-r${facts.length + 1}`,
          channel,
          reason,
          themeId,
          outcome: 'answered',
          repeatShare: 0.04,
        };
        facts.push(factOf(town, random, course, told));
      }
    }
  }
  return facts;
};
