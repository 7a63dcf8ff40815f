import type { DayPlan } from '../domain/scheduling/plan-day';
import type { TicketOutcome } from '../domain/model/ticket';
import { endOf, startOf, type DemoAppointment, type DemoTools } from './demo-appointments';
import { deskActor, openDiary, receptionActor, type Diary } from './demo-diary';
import { playQueue, type Visit, type Visitor } from './demo-queue';
import { reasonIdOf } from './demo-reasons';
import { walkInsOf } from './demo-visitors';
import type { Random } from './random';

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
