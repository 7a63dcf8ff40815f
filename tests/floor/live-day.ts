import type { Appointment } from '#shared/domain/model/appointment';
import type { Ticket } from '#shared/domain/model/ticket';
import { callOrder } from '#shared/domain/queue/call-order';
import { callPolicyOf } from '#shared/domain/queue/call-policy';
import { callerOf } from '#shared/domain/queue/caller-of';
import { minutesOf, toInstant } from '#shared/time/civil';

import { makeAgenda } from './agenda';
import { planOf, type Visitor } from './day-plan';
import { dice, type Dice } from './dice';
import { makeFloor } from './floor';
import { hours, town } from './town';

/** What the app could know at an instant. */
export type Scene = {
  readonly nowIso: string;
  readonly tickets: readonly Ticket[];
  readonly sessions: ReturnType<ReturnType<typeof makeFloor>['sessions']>;
  readonly appointments: readonly Appointment[];
};

/** Who looks on: at every walk-in before the ticket is given, and at every call. */
export type Onlooker = {
  readonly beforeIssue: (scene: Scene, visitor: Visitor, ticketId: string) => void;
  readonly atCall: (scene: Scene, called: Ticket, deskId: string) => void;
};

export type LivedDay = { readonly tickets: readonly Ticket[]; readonly appointments: readonly Appointment[] };

const minuteMs = 60_000;
const noAnswerMin = 2;

/** A pause lasts at least so long, and at least until then (minutes since midnight). */
type Pause = { readonly lengthMin: number; readonly untilMin: number; readonly why: string };

type Day = {
  readonly day: string;
  readonly midnightMs: number;
  readonly floor: ReturnType<typeof makeFloor>;
  readonly agenda: ReturnType<typeof makeAgenda>;
  readonly chance: Dice;
  readonly appointments: Map<string, Appointment>;
  readonly visitors: Map<string, Visitor & { calls: number; services: number; left: boolean }>;
  readonly idle: Map<string, number>;
  readonly pauses: Map<string, Pause>;
  readonly onlooker: Onlooker;
};

const policy = callPolicyOf(town);
const msOf = (day: Day, minute: number): number => day.midnightMs + Math.round(minute * minuteMs);
const sceneOf = (day: Day, ms: number): Scene => ({
  nowIso: new Date(ms).toISOString(),
  tickets: day.floor.tickets(),
  sessions: day.floor.sessions(),
  appointments: [...day.appointments.values()],
});

const setAppointment = (day: Day, id: string, status: Appointment['status']): void => {
  const known = day.appointments.get(id);
  if (known) day.appointments.set(id, { ...known, status });
};

/** A desk that has nobody: it goes on its pause if one is due, or calls. */
const free = (day: Day, deskId: string, ms: number): void => {
  const pause = day.pauses.get(deskId);
  if (pause) return leave(day, deskId, pause, ms);
  day.idle.set(deskId, ms);
  callAll(day, ms);
};

const leave = (day: Day, deskId: string, { lengthMin, untilMin, why }: Pause, ms: number): void => {
  day.pauses.delete(deskId);
  day.idle.delete(deskId);
  day.floor.tellDesk(deskId, ms, { type: 'paused', why });
  const backMs = Math.max(ms + lengthMin * minuteMs, msOf(day, untilMin));
  day.agenda.at(backMs, () => {
    day.floor.tellDesk(deskId, backMs, { type: 'resumed' });
    free(day, deskId, backMs);
  });
};

/** Nobody stands up: the desk waits, then goes on. */
const inVain = (day: Day, ticketId: string, deskId: string, calls: number, ms: number): void => {
  const after = ms + noAnswerMin * minuteMs;
  day.agenda.at(after, () => {
    const isLast = calls >= policy.noAnswerCalls || after >= msOf(day, minutesOf(hours.leaves));
    day.floor.tell(
      ticketId,
      after,
      isLast ? { type: 'noAnswer' } : { type: 'noAnswer', retryMin: policy.cooldownMin },
      deskId,
    );
    if (!isLast) {
      const rested = after + policy.cooldownMin * minuteMs;
      day.agenda.at(rested, () => callAll(day, rested));
    }
    free(day, deskId, after);
  });
};

const serve = (day: Day, ticketId: string, deskId: string, ms: number): void => {
  const visitor = day.visitors.get(ticketId);
  if (!visitor) return;
  const isSecond = visitor.services > 0;
  visitor.services += 1;
  const start = ms + Math.round(visitor.walkMin * minuteMs);
  const length = isSecond ? (visitor.next?.serviceMin ?? 0) : visitor.serviceMin;
  const end = start + Math.round(length * minuteMs);
  day.agenda.at(start, () => day.floor.tell(ticketId, start, { type: 'started' }, deskId));
  day.agenda.at(end, () => {
    if (visitor.next && !isSecond) {
      const sent = visitor.next.deskId === '' ? {} : { deskId: visitor.next.deskId };
      day.floor.tell(ticketId, end, { type: 'transferred', reasonId: visitor.next.matter.id, ...sent }, deskId);
    } else {
      day.floor.tell(ticketId, end, { type: 'done', outcome: 'answered' }, deskId);
      if (visitor.appointment) setAppointment(day, visitor.appointment.id, 'attended');
    }
    free(day, deskId, end);
  });
};

const call = (day: Day, ticket: Ticket, deskId: string, ms: number): void => {
  const visitor = day.visitors.get(ticket.id);
  if (!visitor) return;
  day.onlooker.atCall(sceneOf(day, ms), ticket, deskId);
  day.idle.delete(deskId);
  day.floor.tell(ticket.id, ms, { type: 'called', deskId, tentative: false, why: [] }, deskId);
  visitor.calls += 1;
  if (visitor.left || (visitor.missesFirstCall && visitor.calls === 1))
    inVain(day, ticket.id, deskId, visitor.calls, ms);
  else serve(day, ticket.id, deskId, ms);
};

/** Every desk that has nobody calls whose turn it is, by the rule of the app; the one that has waited longest first. */
const callAll = (day: Day, ms: number): void => {
  const nowIso = new Date(ms).toISOString();
  for (const [deskId] of [...day.idle].toSorted((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1))) {
    const desk = town.desks.find((one) => one.id === deskId);
    const tickets = day.floor.tickets();
    if (!desk || !tickets.some((one) => one.status === 'waiting')) continue;
    const first = callOrder(tickets, callerOf(desk, `a${desk.number}`, town), nowIso, policy)[0];
    if (first) call(day, first.ticket, deskId, ms);
  }
};

const arrive = (day: Day, visitor: Visitor, number: number): void => {
  const ms = msOf(day, Math.max(visitor.arrivalMin, minutesOf(hours.opens)));
  const id = `${day.day}-${String(number).padStart(4, '0')}`;
  day.agenda.at(ms, () => {
    if (!visitor.appointment) day.onlooker.beforeIssue(sceneOf(day, ms), visitor, id);
    day.visitors.set(id, { ...visitor, calls: 0, services: 0, left: false });
    const { appointment, matter, priority } = visitor;
    const dueAt = appointment ? toInstant(day.day, appointment.time, town.site.zone) : '';
    day.floor.tell(id, ms, {
      type: 'issued',
      day: day.day,
      series: 'A',
      number,
      reasonId: matter.id,
      priority,
      appointmentId: appointment?.id ?? '',
      requestId: '',
      citizenId: '',
      dueAt,
    });
    if (appointment) setAppointment(day, appointment.id, 'arrived');
    callAll(day, ms);
  });
  const gone =
    Math.max(ms, msOf(day, visitor.appointment ? minutesOf(visitor.appointment.time) : 0)) +
    visitor.patienceMin * minuteMs;
  day.agenda.at(gone, () => {
    const state = day.visitors.get(id);
    if (!state || state.calls > 0 || day.floor.ticket(id)?.status !== 'waiting') return;
    state.left = true;
    if (visitor.saysSo) day.floor.tell(id, gone, { type: 'abandoned', why: 'tooLong' });
  });
};

/** From then on the desk goes away as soon as it has nobody in hand. */
const pauseAt = (day: Day, deskId: string, from: number, pause: Pause): void => {
  const ms = msOf(day, from);
  day.agenda.at(ms, () => {
    if (day.idle.has(deskId)) leave(day, deskId, pause, ms);
    else day.pauses.set(deskId, pause);
  });
};

const dayAtDesk = (day: Day, deskId: string): void => {
  const { chance } = day;
  const opens = msOf(day, minutesOf(hours.opens) + 4 * chance.next());
  const period = town.openingPeriods.find((one) => one.deskId === deskId && one.from !== hours.opens);
  const lunch = town.openingPeriods.find((one) => one.deskId === deskId && one.from === hours.opens);
  day.agenda.at(opens, () => {
    day.floor.tellDesk(deskId, opens, { type: 'opened', day: day.day, deskId, agentId: `a${deskId.slice(1)}` });
    free(day, deskId, opens);
  });
  if (period && lunch) {
    const untilMin = minutesOf(period.from) + 4 * chance.next();
    pauseAt(day, deskId, minutesOf(lunch.to), { lengthMin: 45, untilMin, why: 'lunch' });
  }
  for (const hour of [9.5 * 60, 15 * 60]) {
    const from = hour + 60 * chance.next();
    if (chance.next() < 0.5)
      pauseAt(day, deskId, from, { lengthMin: 8 + 6 * chance.next(), untilMin: 0, why: 'break' });
  }
};

const close = (day: Day): void => {
  const ms = msOf(day, minutesOf(hours.leaves));
  day.agenda.at(ms, () => {
    day.idle.clear();
    day.pauses.clear();
    for (const ticket of day.floor.tickets())
      if (ticket.status === 'waiting') day.floor.tell(ticket.id, ms, { type: 'notServedAtClosing' });
    for (const [id, one] of day.appointments) if (one.status === 'booked') setAppointment(day, id, 'noShow');
  });
};

/** Lives one day through with the real calling rule on real documents. */
export const liveDay = (date: string, load: number, seed: number, onlooker: Onlooker): LivedDay => {
  const plan = planOf(date, load, dice(seed));
  const day: Day = {
    day: date,
    midnightMs: Date.parse(toInstant(date, '00:00', town.site.zone)),
    floor: makeFloor(date),
    agenda: makeAgenda(),
    chance: dice(seed ^ 0x5bd1e995),
    appointments: new Map(plan.appointments.map((one) => [one.id, one])),
    visitors: new Map(),
    idle: new Map(),
    pauses: new Map(),
    onlooker,
  };
  for (const desk of town.desks) dayAtDesk(day, desk.id);
  plan.visitors.forEach((visitor, index) => arrive(day, visitor, index + 1));
  close(day);
  for (let next = day.agenda.next(); next; next = day.agenda.next()) next.run();
  return { tickets: day.floor.tickets(), appointments: [...day.appointments.values()] };
};
