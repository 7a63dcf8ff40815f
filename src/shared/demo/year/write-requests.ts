import type { RequestFact, TicketFact, StateStay } from '../../domain/insights/facts/fact';
import type { Reason } from '../../domain/model/reference';
import type { Channel, RequestStatus } from '../../domain/model/request';
import type { Random } from '../random';
import { requestDueDay } from '../../domain/insights/facts/request-due-day';
import { channelHabits, plantedBacklogDays, plantedRise, unqualifiedShares, type ChannelHabit } from './calibration';
import { draw, lognormal, poisson } from './draws';
import { plantedOn, type YearTown } from './year-town';
import { workingPosition, type YearCalendar } from './year-calendar';

/** When a request came and how long it takes. `delay` and `pause` in working days; a delay under .01 ends within minutes. */
type Course = {
  readonly index: number;
  readonly minute: number;
  readonly delay: number;
  readonly pause: number;
};

/** The part of a request's fact that time decides. */
type CourseFact = Pick<RequestFact, 'isOpen' | 'closedDay' | 'delayDays' | 'workingDays' | 'pausedDays' | 'stays'>;

const openFromMin = 9 * 60;
const openUntilMin = 17 * 60;

/** The day and minute of a closing: on the working day that the delay reaches, within office hours. */
const closingOf = (calendar: YearCalendar, random: Random, course: Course): readonly [number, number] => {
  const { index, minute, delay, pause } = course;
  if (delay < 0.01) return [index, Math.min(1439, minute + random.int(2, 14))];
  const reached = Math.floor(workingPosition(calendar, index, minute) + delay + pause);
  const day = Math.max(index, calendar.workingDays[reached] ?? calendar.days.length - 1);
  const at = random.int(openFromMin, openUntilMin);
  return [day, day === index && at <= minute ? Math.min(1439, minute + random.int(10, 90)) : at];
};

/** Shares of the time without pause that the states before the answer take. */
const steps: readonly (readonly [RequestStatus, number])[] = [
  ['received', 0.12],
  ['assigned', 0.33],
  ['inProgress', 0.25],
  ['waitingOnCitizen', 0],
  ['inProgress', 0.28],
  ['answered', 0.02],
];

const staysUntil = (whole: number, pause: number, elapsed: number): StateStay[] => {
  const stays: StateStay[] = [];
  let from = 0;
  for (const [status, share] of steps) {
    const length = status === 'waitingOnCitizen' ? pause : whole * share;
    if (length > 0 && from < elapsed) stays.push({ status, days: Math.min(length, elapsed - from) });
    from += length;
  }
  return stays;
};

/** Follows a request up to the last day that is known: closed with its delays, or open with what it waited so far. */
const followCourse = (town: YearTown, random: Random, course: Course): CourseFact => {
  const { calendar, asOfIndex } = town;
  const [day, minute] = closingOf(calendar, random, course);
  const start = workingPosition(calendar, course.index, course.minute);
  const end = workingPosition(calendar, day, minute);
  const pause = course.delay < 0.01 ? 0 : Math.min(course.pause, Math.max(0, end - start));
  const workingDays = Math.max(0, end - start - pause);
  if (day > asOfIndex) {
    const elapsed = Math.max(0, workingPosition(calendar, asOfIndex, 1439) - start);
    const stays = staysUntil(workingDays, pause, elapsed);
    const pausedDays = stays.reduce((sum, stay) => sum + (stay.status === 'waitingOnCitizen' ? stay.days : 0), 0);
    return { isOpen: true, closedDay: '', delayDays: null, workingDays: null, pausedDays, stays };
  }
  return {
    isOpen: false,
    closedDay: calendar.days[day] ?? '',
    delayDays: day - course.index + (minute - course.minute) / 1440,
    workingDays,
    pausedDays: pause,
    stays: staysUntil(workingDays, pause, Infinity),
  };
};

/** The last civil day of the commitment for a request, with the days in which it waited on the citizen; `''` without one. */
const dueDayOf = (town: YearTown, day: string, channel: Channel, reasonId: string, paused: number): string =>
  requestDueDay(
    { channel, reasonId },
    day,
    { pausedDays: paused, pausedCalendarDays: Math.ceil(paused * 1.4) },
    town.ref,
  );

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
