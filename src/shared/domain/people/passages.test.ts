import { expect, it } from 'vitest';

import type { Appointment } from '../model/appointment';
import type { Request } from '../model/request';
import type { Ticket } from '../model/ticket';
import { joinPassages, splitPassages } from './passages';
import { withPast } from './with-past';

const appointment = (id: string, day: string, more: Partial<Appointment> = {}): Appointment => ({
  id,
  siteId: 's',
  events: [],
  status: 'booked',
  confirmation: 'accepted',
  day,
  time: '10:00',
  durationMin: 20,
  deskId: 'd',
  reasonId: 'cni',
  citizenId: 'c',
  persons: [{ preApplicationNumber: '' }],
  ticketId: '',
  channel: 'desk',
  bookedAt: '',
  arrivedAt: '',
  rivals: [],
  ...more,
});
const ticket = (id: string, day: string, more: Partial<Ticket> = {}): Ticket => ({
  id,
  siteId: 's',
  events: [],
  status: 'done',
  day,
  series: 'A',
  number: 1,
  label: 'A001',
  reasonId: 'advice',
  priority: false,
  appointmentId: '',
  requestId: '',
  citizenId: 'c',
  dueAt: '',
  deskId: '',
  issuedAt: `${day}T09:00:00.000Z`,
  firstCalledAt: '',
  lastCalledAt: '',
  calls: 0,
  startedAt: '',
  endedAt: '',
  outcome: 'answered',
  tentative: false,
  calledTwice: false,
  papers: {},
  ...more,
});
const request = (id: string, day: string, more: Partial<Request> = {}): Request => ({
  id,
  siteId: 's',
  events: [],
  status: 'closed',
  day,
  channel: 'phone',
  reasonId: 'advice',
  citizenId: 'c',
  ticketId: '',
  departmentId: '',
  receivedAt: `${day}T08:00:00.000Z`,
  closedAt: '',
  outcome: 'answered',
  ...more,
});

it('makes one passage of an appointment and its ticket, and of a request and its ticket', () => {
  const passages = joinPassages({
    appointments: [appointment('a', '2026-11-24', { status: 'attended' })],
    tickets: [
      ticket('ta', '2026-11-24', { appointmentId: 'a' }),
      ticket('tr', '2026-11-20', { requestId: 'r' }),
      ticket('alone', '2026-11-21'),
    ],
    requests: [request('r', '2026-11-20'), request('call', '2026-11-19')],
  });
  expect(passages.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
    'request call',
    'ticket tr',
    'ticket alone',
    'appointment a',
  ]);
  expect(passages[3]?.ticket?.id).toBe('ta');
  expect(passages[1]?.request?.id).toBe('r');
});

it('leaves out what was undone, and keeps the ticket of a booking that was', () => {
  const passages = joinPassages({
    appointments: [appointment('a', '2026-11-24', { status: 'void' })],
    tickets: [ticket('t', '2026-11-24', { appointmentId: 'a' }), ticket('u', '2026-11-24', { status: 'void' })],
    requests: [request('r', '2026-11-24', { status: 'void' })],
  });
  expect(passages.map(({ id }) => id)).toEqual(['t']);
});

it('puts what is ahead first by date, then the past with the latest first', () => {
  const days = ['2026-12-01', '2026-11-24', '2026-11-30', '2026-11-23', '2026-01-05'];
  const passages = joinPassages({
    appointments: days.map((day) => appointment(day, day)),
    tickets: [],
    requests: [],
  });
  const { ahead, past } = splitPassages(passages, '2026-11-24');
  expect(ahead.map(({ day }) => day)).toEqual(['2026-11-24', '2026-11-30', '2026-12-01']);
  expect(past.map(({ day }) => day)).toEqual(['2026-11-23', '2026-01-05']);
});

it('counts what came to its end today as past, an absence first of all', () => {
  const today = '2026-11-24';
  const aheadOf = (sources: Partial<Parameters<typeof joinPassages>[0]>): readonly string[] =>
    splitPassages(joinPassages({ appointments: [], tickets: [], requests: [], ...sources }), today).ahead.map(
      ({ id }) => id,
    );
  const statuses = ['booked', 'arrived', 'attended', 'noShow', 'cancelledByCitizen', 'cancelledByOffice'] as const;
  expect(aheadOf({ appointments: statuses.map((status) => appointment(status, today, { status })) })).toEqual([
    'arrived',
    'booked',
  ]);
  expect(aheadOf({ appointments: [appointment('missed', '2026-11-23', { status: 'noShow' })] })).toEqual([]);
  // A cancelled appointment is not to come, whatever its day.
  expect(aheadOf({ appointments: [appointment('off', '2026-12-07', { status: 'cancelledByCitizen' })] })).toEqual([]);
  expect(
    aheadOf({
      tickets: [
        ticket('waits', today, { status: 'waiting' }),
        ticket('served', today, { status: 'done' }),
        ticket('went', today, { status: 'abandoned' }),
      ],
    }),
  ).toEqual(['waits']);
  const served = { ticketId: 't', status: 'arrived' } as const;
  expect(
    aheadOf({
      appointments: [appointment('a', today, served)],
      tickets: [ticket('t', today, { appointmentId: 'a', status: 'done' })],
    }),
  ).toEqual([]);
});

it('lays what the server alone still has beside what the desk holds, and of both the desk’s copy', () => {
  const own = { appointments: [appointment('a', '2026-11-24', { status: 'attended' })], tickets: [], requests: [] };
  const past = {
    appointments: [
      appointment('a', '2026-11-24'),
      appointment('b', '2025-01-14'),
      appointment('guardian', '2025-01-15', {
        citizenId: 'g',
        persons: [{ preApplicationNumber: '', citizenId: 'c' }],
      }),
      appointment('alone', '2025-01-16', { citizenId: 'g' }),
    ],
    tickets: [ticket('t', '2025-01-14', { citizenId: 'c' }), ticket('other', '2025-01-14', { citizenId: 'g' })],
    requests: [],
  };
  const { appointments, tickets } = withPast(own, past, new Set(['c']));
  expect(appointments.map(({ id, status }) => `${id} ${status}`)).toEqual([
    'a attended',
    'b booked',
    'guardian booked',
  ]);
  expect(tickets.map(({ id }) => id)).toEqual(['t']);
});
