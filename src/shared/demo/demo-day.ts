import type { DayPlan } from '../domain/scheduling/plan-day';
import type { TicketOutcome } from '../domain/model/ticket';
import { endOf, startOf, type DemoAppointment, type DemoTools } from './demo-appointments';
import { deskActor, openDiary, receptionActor, type Diary } from './demo-diary';
import { playQueue, type Visit, type Visitor } from './demo-queue';
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
const walkInsOf = (plan: DayPlan, random: Random, crowd: number): Visitor[] => {
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

/** The logs that a day leaves behind. */
type DayDiaries = { readonly tickets: Diary[]; readonly requests: Diary[] };

type Guest = { readonly visitor: Visitor; readonly appointment: DemoAppointment | null };

const bookedGuest = (appointment: DemoAppointment, random: Random): Guest => {
  const due = startOf(appointment.booking);
  const late = Math.min(18, Math.max(-28, random.bell(-8, 5)));
  const visitor: Visitor = {
    arrive: due + late,
    due,
    reasonId: appointment.booking.reasonId,
    deskId: appointment.booking.placement.deskId,
    priority: false,
    patience: 600,
    serviceMin: appointment.booking.placement.durationMin * Math.max(0.5, random.bell(0.84, 0.1)),
    absent: false,
  };
  return { visitor, appointment };
};

/** Those who have an appointment: most come, some are noted absent, and now and then nobody says what came of it. */
const splitBooked = (
  tools: DemoTools,
  random: Random,
  day: string,
  appointments: readonly DemoAppointment[],
): Guest[] => {
  const guests: Guest[] = [];
  for (const appointment of appointments.filter((one) => one.isLive)) {
    const { deskId } = appointment.booking.placement;
    const fate = random.weighted([
      ['comes', 920],
      ['absent', 74],
      ['unsaid', 6],
    ]);
    if (fate === 'comes') guests.push(bookedGuest(appointment, random));
    if (fate === 'comes' || (fate === 'unsaid' && tools.size.mayForget(day, tools.today))) continue;
    const at = tools.clock(day, endOf(appointment.booking) + random.int(2, 12));
    appointment.diary.write(at, deskActor(deskId, tools.size.agentAt(deskId)), { type: 'noShow' });
  }
  return guests;
};

const outcomeOf = (reasonId: string, random: Random): TicketOutcome => {
  const deposits = ['CNI', 'PASSPORT', 'CNI-PASSPORT'].map(reasonIdOf);
  if (deposits.includes(reasonId)) return random.chance(0.07) ? 'incompleteFile' : 'fileDeposited';
  if (reasonId === reasonIdOf('COLLECTION')) return 'titleCollected';
  return random.chance(0.04) ? 'redirected' : 'answered';
};

const writeService = (
  tools: DemoTools,
  random: Random,
  day: string,
  visit: Visit,
  guest: Guest,
  ticket: Diary,
  request: Diary | null,
): void => {
  const by = deskActor(visit.deskId, tools.size.agentAt(visit.deskId));
  const ended = tools.clock(day, visit.ended);
  ticket.write(tools.clock(day, visit.called), by, { type: 'called', deskId: visit.deskId, tentative: false, why: [] });
  if (visit.end === 'noAnswer') {
    ticket.write(tools.clock(day, visit.called + 2), by, { type: 'recalled' });
    ticket.write(ended, by, { type: 'noAnswer' });
    return;
  }
  const started = tools.clock(day, visit.started);
  const outcome = outcomeOf(guest.visitor.reasonId, random);
  ticket.write(started, by, { type: 'started' });
  request?.write(started, by, { type: 'started' });
  if (day === tools.today && guest.appointment) writePapers(tools, day, visit, ticket);
  const themeId = tools.themeOf(random.fork(`theme ${ticket.id}`), guest.visitor.reasonId);
  const about = themeId === '' ? {} : { themeId };
  ticket.write(ended, by, { type: 'done', outcome, ...about });
  request?.write(ended, by, { type: 'closed', outcome, ...about });
  guest.appointment?.diary.write(ended, by, { type: 'attended', outcome });
};

/** The papers seen so far at the desks of today, in the order of the list. */
const writePapers = (tools: DemoTools, day: string, visit: Visit, ticket: Diary): void => {
  const by = deskActor(visit.deskId, tools.size.agentAt(visit.deskId));
  ['pre-demande', 'photo', 'titre'].forEach((paperId, index) => {
    const at = visit.started + 1 + index * 1.5;
    if (at < visit.ended) ticket.write(tools.clock(day, at), by, { type: 'paperMarked', paperId, mark: 'seen' });
  });
};

const writeGuest = (
  tools: DemoTools,
  random: Random,
  day: string,
  guest: Guest,
  visit: Visit,
  number: number,
): { ticket: Diary; request: Diary | null } => {
  const { visitor, appointment } = guest;
  const arrived = tools.clock(day, visitor.arrive);
  const citizenId = appointment?.citizenId ?? (random.chance(0.5) ? tools.citizens.give(arrived) : '');
  const ticket = openDiary(random, arrived);
  const request = appointment ? null : openDiary(random, arrived);
  const { reasonId, priority } = visitor;
  request?.write(arrived, receptionActor, {
    type: 'received',
    day,
    channel: 'desk',
    reasonId,
    citizenId,
    ticketId: ticket.id,
  });
  ticket.write(arrived, receptionActor, {
    type: 'issued',
    day,
    series: 'A',
    number,
    reasonId,
    priority,
    appointmentId: appointment?.diary.id ?? '',
    requestId: request?.id ?? '',
    citizenId,
    dueAt: appointment ? tools.clock(day, visitor.due) : '',
  });
  appointment?.diary.write(arrived, receptionActor, { type: 'arrived', ticketId: ticket.id });
  if (visit.deskId !== '') writeService(tools, random, day, visit, guest, ticket, request);
  else ticket.write(tools.clock(day, visit.ended), receptionActor, { type: visit.end });
  // Who had an appointment and was not served any more is booked anew: the office gave the place up.
  if (visit.deskId === '' && !tools.size.mayForget(day, tools.today))
    appointment?.diary.write(tools.clock(day, visit.ended + 1), receptionActor, {
      type: 'cancelledByOffice',
      why: 'agentAbsent',
    });
  if (visit.end !== 'done')
    request?.write(tools.clock(day, visit.ended + 1), receptionActor, { type: 'closed', outcome: visit.end });
  return { ticket, request };
};

/** Plays a day from opening to closing: arrivals, calls, services and what becomes of every appointment. */
export const playDay = (
  tools: DemoTools,
  random: Random,
  plan: DayPlan,
  appointments: readonly DemoAppointment[],
): DayDiaries => {
  const guests = [
    ...splitBooked(tools, random, plan.day, appointments),
    ...walkInsOf(plan, random, tools.size.crowd).map((visitor): Guest => ({ visitor, appointment: null })),
  ].toSorted((a, b) => a.visitor.arrive - b.visitor.arrive);
  const visits = playQueue(
    guests.map((guest) => guest.visitor),
    plan.desks,
    random,
  );
  const diaries: DayDiaries = { tickets: [], requests: [] };
  guests.forEach((guest, index) => {
    const visit = visits.get(guest.visitor);
    if (!visit) return;
    const { ticket, request } = writeGuest(tools, random, plan.day, guest, visit, index + 1);
    diaries.tickets.push(ticket);
    if (request) diaries.requests.push(request);
  });
  return diaries;
};
