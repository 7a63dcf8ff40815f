import { describe, expect, it } from 'vitest';

import type { Appointment } from '../model/appointment';
import type { Ticket } from '../model/ticket';
import { mayComeAfterAll, mayComeToday, whereaboutsOf } from './whereabouts';

const today = '2026-11-24';
const appointment = (id: string, day: string, status: Appointment['status'] = 'booked'): Appointment =>
  ({ id, day, status, time: '14:00', citizenId: 'zoe' }) as Appointment;
const ticket = (id: string, status: Ticket['status'], appointmentId = ''): Ticket =>
  ({
    id,
    status,
    appointmentId,
    day: today,
    citizenId: 'zoe',
    issuedAt: `2026-11-24T0${id.slice(-1)}:00:00.000Z`,
  }) as Ticket;

const of = (appointments: readonly Appointment[], tickets: readonly Ticket[] = [], asked: readonly string[] = []) => {
  const found = whereaboutsOf({ ids: new Set(['zoe']), appointments, tickets, today, askedIds: new Set(asked) });
  return [...found.tickets, ...found.appointments].map(({ id }) => id);
};

describe('what a person has at the moment', () => {
  it('is the next appointments, today’s before tomorrow’s, two at most', () => {
    const booked = ['2026-12-03', '2026-11-25', '2026-11-24', '2026-11-02'].map((day) => appointment(day, day));
    expect(of(booked)).toEqual(['2026-11-24', '2026-11-25']);
  });

  it('is the one that was missed or called off, when nothing else is', () => {
    expect(of([appointment('late', '2026-11-23')])).toEqual(['late']);
    expect(of([appointment('absent', '2026-11-20', 'noShow'), appointment('old', '2026-10-01', 'noShow')])).toEqual([
      'absent',
    ]);
    expect(of([appointment('off', '2026-11-25', 'cancelledByCitizen')])).toEqual(['off']);
    expect(of([appointment('off', '2026-11-25', 'cancelledByCitizen'), appointment('next', '2026-11-26')])).toEqual([
      'next',
    ]);
    expect(of([appointment('seen', '2026-11-20', 'attended')])).toEqual([]);
  });

  it('is also the one that was missed today, whose person may still come', () => {
    const missed = appointment('missed', today, 'noShow');
    expect(of([missed, appointment('next', '2026-11-26')])).toEqual(['missed', 'next']);
    expect(of([missed], [ticket('t1', 'waiting')])).toEqual(['t1', 'missed']);
    expect(mayComeAfterAll(missed, today)).toBe(true);
    for (const one of [
      appointment('a', '2026-11-23', 'noShow'),
      appointment('a', today),
      appointment('a', today, 'arrived'),
    ])
      expect(mayComeAfterAll(one, today)).toBe(false);
  });

  it('is the ticket of who is here, without the appointment that it came of', () => {
    expect(of([appointment('a', today, 'arrived')], [ticket('t1', 'waiting', 'a')])).toEqual(['t1']);
    expect(of([appointment('a', today, 'arrived')])).toEqual(['a']);
    expect(of([], [ticket('t3', 'done'), ticket('t1', 'waiting'), ticket('t2', 'void')])).toEqual(['t1', 't3']);
  });

  it('is whatever its code was asked for', () => {
    expect(
      of([appointment('seen', '2026-01-05', 'attended'), appointment('next', '2026-11-26')], [], ['seen']),
    ).toEqual(['seen', 'next']);
  });

  it('may be a later day’s appointment that is received now, never a past one', () => {
    expect(mayComeToday(appointment('a', '2026-11-25'), today)).toBe(true);
    for (const one of [
      appointment('a', today),
      appointment('a', '2026-11-23'),
      appointment('a', '2026-11-25', 'noShow'),
    ])
      expect(mayComeToday(one, today)).toBe(false);
  });
});
