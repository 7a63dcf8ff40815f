import { describe, expect, it } from 'vitest';

import type { Appointment } from '#shared/domain/model/appointment';
import type { Ticket } from '#shared/domain/model/ticket';
import { closure, smallTown } from '#shared/domain/scheduling/small-town.fixture';

import { followUpOf, followUpSlots } from './follow-up';

const monday = '2026-11-23';
const ticket = { id: 'ticket', citizenId: 'citizen', reasonId: 'collection' } as unknown as Ticket;
const persons = [{ preApplicationNumber: '7HD2K0QW5M', situation: 'cardLost' }];
const whole = (day: string): Appointment =>
  ({
    id: day,
    status: 'booked',
    day,
    time: '08:30',
    durationMin: 240,
    deskId: 'desk-3',
    reasonId: 'collection',
    channel: 'desk',
  }) as unknown as Appointment;
const places = (appointments: readonly Appointment[], reasonId = 'collection', count = 1, town = smallTown()) =>
  followUpSlots(
    town,
    appointments,
    { reasonId, persons: Array.from({ length: count }, () => ({ preApplicationNumber: '' })) },
    monday,
  ).map(({ day, time }) => `${day} ${time}`);

describe('the appointment after an incomplete file', () => {
  it('takes over the persons, the reason and the citizen', () => {
    const appointment = { id: 'appointment', persons } as unknown as Appointment;
    expect(followUpOf(ticket, appointment, 'Inès Haddad', 'photo')).toEqual({
      ticketId: 'ticket',
      citizenId: 'citizen',
      reasonId: 'collection',
      appointmentId: 'appointment',
      name: 'Inès Haddad',
      persons,
      missing: 'photo',
    });
    expect(followUpOf(ticket, undefined, '', '').persons).toEqual([{ preApplicationNumber: '' }]);
  });

  it('is offered from tomorrow on, on three days', () => {
    expect(places([])).toEqual(['2026-11-24 08:30', '2026-11-25 08:30', '2026-11-26 08:30']);
  });

  it('goes around what is booked and closed, and over the weekend', () => {
    const town = smallTown({ closures: [closure('', '2026-11-25', '00:00', '23:59', 'Pont')] });
    expect(places([whole('2026-11-24')], 'collection', 1, town)).toEqual([
      '2026-11-24 13:30',
      '2026-11-26 08:30',
      '2026-11-27 08:30',
    ]);
  });

  it('is not offered for a reason without appointments, nor beyond its table of persons', () => {
    expect(places([], 'walk')).toEqual([]);
    expect(places([], 'collection', 2)).toEqual([]);
    expect(places([], 'unknown')).toEqual([]);
  });

  it('ends after 60 days when nothing is free', () => {
    expect(places([], 'collection', 1, smallTown({ openingPeriods: [] }))).toEqual([]);
  });
});
