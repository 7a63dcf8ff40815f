import { foldAppointment } from '../domain/lifecycle/fold-appointment';
import { foldDeskSession } from '../domain/lifecycle/fold-desk-session';
import { foldRequest } from '../domain/lifecycle/fold-request';
import { foldTicket } from '../domain/lifecycle/fold-ticket';
import type { Appointment } from '../domain/model/appointment';
import type { Citizen } from '../domain/model/citizen';
import type { DeskSession } from '../domain/model/desk-session';
import type { EventLog } from '../domain/model/event';
import type { Reference } from '../domain/model/reference';
import type { Request } from '../domain/model/request';
import { toSiteReference } from '../domain/model/site-reference';
import type { Ticket } from '../domain/model/ticket';
import { planDay, type DayPlan } from '../domain/scheduling/plan-day';
import { addDays, daysBetween, weekdayOf } from '../time/civil';
import { writeAppointments, type DemoTools } from './demo-appointments';
import { bookDay } from './demo-bookings';
import { citizenSource } from './demo-citizens';
import { playDay } from './demo-day';
import { dayClock, type Diary, deskActor, openDiary } from './demo-diary';
import { demoSiteId } from './demo-reference';
import { demoTheme, writeRequests } from './demo-requests';
import { seeded, type Random } from './random';
import { demoSize, type TownSize } from './town-size';

/** Who sits where on a day: signed on just before opening, paused between two openings, closed in the evening. */
const writeDeskSessions = (tools: DemoTools, random: Random, plan: DayPlan): Diary[] =>
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

/** All documents of the demonstration town. */
export type DemoTown = {
  readonly reference: Reference[];
  readonly citizens: Citizen[];
  readonly appointments: Appointment[];
  readonly tickets: Ticket[];
  readonly requests: Request[];
  readonly deskSessions: DeskSession[];
};

/** `now` is the instant at which the demonstration stands; without it, 8:00 of `today`, before the doors open. */
export type DemoTownOptions = {
  readonly seed: number | string;
  readonly today: string;
  readonly now?: string;
  readonly zone?: string;
  /** The demonstration town, unless another one is asked for. */
  readonly size?: TownSize;
};

/** How full a day is by its distance from today: full at first, then thinner. */
const fillOf = (offset: number, thinner: number): number => {
  if (offset <= 3) return 0.88;
  return Math.max(0.12, 0.88 - (offset - 3) * thinner);
};

type Diaries = {
  readonly appointments: Diary[];
  readonly tickets: Diary[];
  readonly requests: Diary[];
  readonly deskSessions: Diary[];
};

/** Folds the logs up to an instant; what had not begun by then does not exist. */
const foldAll = <Entity>(
  diaries: readonly Diary[],
  now: string,
  fold: (id: string, siteId: string, log: EventLog) => Entity,
): Entity[] =>
  diaries
    .map((diary) => ({ id: diary.id, log: diary.events().filter((event) => event.at <= now) }))
    .filter(({ log }) => log.length > 0)
    .map(({ id, log }) => fold(id, demoSiteId, log));

const themeSource = (reference: readonly Reference[]): DemoTools['themeOf'] => {
  const ref = toSiteReference(reference);
  const departments = new Map(ref?.reasons.map(({ id, departmentId }) => [id, departmentId]));
  return (random: Random, reasonId) => (ref ? demoTheme(random, ref, departments.get(reasonId) ?? '') : '');
};

const writeDays = (tools: DemoTools, seed: number | string, reference: readonly Reference[]): Diaries => {
  const diaries: Diaries = { appointments: [], tickets: [], requests: [], deskSessions: [] };
  const ref = toSiteReference(reference);
  if (!ref) return diaries;
  const withStation = new Set(ref.reasons.filter((reason) => reason.needsStation).map((reason) => reason.id));
  const { daysBack, daysAhead, thinner } = tools.size;
  for (let offset = -daysBack; offset <= daysAhead; offset += 1) {
    const day = addDays(tools.today, offset);
    const random = seeded(`${seed}/${offset}`);
    const plan = planDay(ref, day);
    const isOpen = plan.desks.some((desk) => desk.open.length > 0);
    const bookings = isOpen ? bookDay(ref, plan, random.fork('bookings'), fillOf(offset, thinner)) : [];
    const appointments = writeAppointments(tools, random.fork('appointments'), bookings, withStation);
    if (daysBetween(tools.today, day) <= 0 && isOpen) {
      const played = playDay(tools, random.fork('play'), plan, appointments);
      diaries.tickets.push(...played.tickets);
      diaries.requests.push(...played.requests);
      diaries.deskSessions.push(...writeDeskSessions(tools, random.fork('desks'), plan));
      if (weekdayOf(day) < 6) diaries.requests.push(...writeRequests(tools, random.fork('requests'), ref, day));
    }
    diaries.appointments.push(...appointments.map((one) => one.diary));
  }
  return diaries;
};

/**
 * Makes the demonstration town: two weeks behind, the day so far, and three weeks ahead. Nobody in it exists. The same
 * seed, day and instant make the same town, to the last id.
 */
export const demoTown = ({ seed, today, now, zone = 'Europe/Paris', size = demoSize }: DemoTownOptions): DemoTown => {
  const clock = dayClock(zone);
  const until = now ?? clock(today, 8 * 60);
  const citizens = citizenSource(seeded(`${seed}/citizens`), today, size.knownShare);
  const { knownBefore, knownSinceDays, newPerDay } = size;
  for (let index = 0; index < knownBefore; index += 1)
    citizens.give(clock(addDays(today, -knownSinceDays + Math.floor(index / newPerDay)), 9 * 60 + (index % 400)));
  const reference = size.reference(today, zone);
  const themeOf = themeSource(reference);
  const diaries = writeDays({ clock, citizens, today, now: until, themeOf, size }, seed, reference);
  const appointments = foldAll(diaries.appointments, until, foldAppointment);
  const tickets = foldAll(diaries.tickets, until, foldTicket);
  const requests = foldAll(diaries.requests, until, foldRequest);
  const met = new Set([...appointments, ...tickets, ...requests].map((one) => one.citizenId));
  return {
    reference,
    citizens: citizens.all().filter((citizen, index) => index < size.keptOfThem || met.has(citizen.id)),
    appointments,
    tickets,
    requests,
    deskSessions: foldAll(diaries.deskSessions, until, foldDeskSession),
  };
};
