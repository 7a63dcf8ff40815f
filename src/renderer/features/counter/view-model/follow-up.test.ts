import { describe, expect, it } from 'vitest';

import { foldTicket } from '#shared/domain/lifecycle/fold-ticket';
import type { Appointment } from '#shared/domain/model/appointment';
import type { AnyEvent } from '#shared/domain/model/event';
import type { Ticket } from '#shared/domain/model/ticket';
import { closure, smallTown } from '#shared/domain/scheduling/small-town.fixture';

import {
  bookedSince,
  bookingAtHand,
  bookingParams,
  followUpOf,
  followUpSlots,
  isOfTheMoment,
  whyNoOffer,
  withoutNext,
} from './follow-up';

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

  it.each([
    ['', { bookable: true, walkIn: true }, 'noCitizen'],
    ['', { bookable: false, walkIn: true }, 'notBookable'],
    ['', { bookable: false, walkIn: false }, 'notReceived'],
    ['citizen', { bookable: false, walkIn: true }, 'notBookable'],
    ['citizen', { bookable: true, walkIn: false }, 'none'],
    ['citizen', undefined, 'none'],
  ])('says why there is no offer: %j %j %s', (citizenId, reason, why) => {
    expect(whyNoOffer({ citizenId }, reason, true)).toBe(why);
  });

  it('is still missing once the next person is called, until it is booked or the end is taken back', () => {
    const ended = {
      ...ticket,
      status: 'done',
      outcome: 'incompleteFile',
      lastCalledAt: '2026-11-23T09:19:00.000Z',
      startedAt: '2026-11-23T09:20:00.000Z',
      endedAt: '2026-11-23T09:30:00.000Z',
    } as Ticket;
    const offered = [followUpOf(ended, undefined, 'Inès Haddad', '')];
    const booked = { ...whole('2026-11-24'), citizenId: 'citizen', bookedAt: '2026-11-23T09:31:00.000Z' };
    const left = (tickets: readonly Ticket[], ...appointments: readonly Appointment[]): number =>
      withoutNext(offered, tickets, appointments).length;
    expect(left([ended])).toBe(1);
    expect(left([ended], { ...booked, bookedAt: '2026-11-20T09:31:00.000Z' })).toBe(1);
    expect(left([ended], { ...booked, citizenId: 'other' })).toBe(1);
    expect(left([ended], { ...booked, status: 'void' })).toBe(1);
    expect(left([ended], booked)).toBe(0);
    // By F4 while they sat at the desk, also where their service was never noted as begun.
    const during = { ...booked, bookedAt: '2026-11-23T09:25:00.000Z' };
    expect(left([ended], during)).toBe(0);
    expect(left([{ ...ended, startedAt: '' }], during)).toBe(0);
    expect(left([ended], { ...booked, bookedAt: '2026-11-23T09:15:00.000Z' })).toBe(1);
    expect(left([{ ...ended, status: 'serving' } as Ticket])).toBe(0);
    expect(left([{ ...ended, outcome: 'done' } as unknown as Ticket])).toBe(0);
    // Without a citizen no booking can be matched to the ticket.
    const nobody = followUpOf({ ...ended, citizenId: '' }, undefined, '', '');
    expect(withoutNext([nobody], [ended], [{ ...booked, citizenId: '' }])).toEqual([nobody]);
  });

  it('is what was taken in the agenda or by F4 since the person came to the desk, of the same reason first', () => {
    const came = { startedAt: '2026-11-23T09:20:00.000Z', lastCalledAt: '2026-11-23T09:19:00.000Z' };
    const wanted = followUpOf(ticket, undefined, 'Inès Haddad', '');
    const one = (id: string, minute: number, fields: Partial<Appointment> = {}): Appointment => ({
      ...whole('2026-11-24'),
      id,
      citizenId: 'citizen',
      bookedAt: `2026-11-23T09:${minute}:00.000Z`,
      ...fields,
    });
    const found = (...appointments: readonly Appointment[]): string | undefined =>
      bookedSince(wanted, came, appointments)?.id;
    expect(found()).toBeUndefined();
    expect(found(one('before', 15))).toBeUndefined();
    expect(found(one('undone', 25, { status: 'void' }), one('theirs', 25, { citizenId: 'other' }))).toBeUndefined();
    expect(found(one('today', 25, { day: monday, time: '12:00' }))).toBe('today');
    expect(found(one('second', 27), one('first', 25))).toBe('second');
    const passport = one('passport', 28, { reasonId: 'passport' });
    expect(found(passport)).toBe('passport');
    expect(found(passport, one('same', 25))).toBe('same');
    expect(bookedSince({ ...wanted, citizenId: '' }, came, [one('nobody', 25, { citizenId: '' })])).toBeNull();
  });

  it('is of the moment until another person is called from this desk, whatever becomes of them', () => {
    const event = (id: string, minute: number, fields: Readonly<Record<string, unknown>>): AnyEvent =>
      ({ id, n: minute, at: `2026-11-23T09:${minute}:00.000Z`, by: {}, ...fields }) as unknown as AnyEvent;
    const ticketOf = (id: string, ...events: readonly AnyEvent[]): Ticket =>
      foldTicket(id, 'site', [event(`${id}-issued`, 10, { type: 'issued', label: id }), ...events]);
    const call = (id: string, minute: number, deskId = 'desk-5'): AnyEvent =>
      event(`${id}-called`, minute, { type: 'called', deskId });
    const rokia = ticketOf(
      'a24',
      call('a24', 20),
      event('s', 21, { type: 'started' }),
      event('d', 30, { type: 'done', outcome: 'incompleteFile' }),
    );
    const seen = (...others: readonly Ticket[]): boolean =>
      isOfTheMoment(followUpOf(rokia, undefined, '', ''), [rokia, ...others], 'desk-5');
    const noAnswer = event('n', 36, { type: 'noAnswer' });
    const taken = event('u', 36, { type: 'undone', target: 'a18-called' });
    expect(seen()).toBe(true);
    expect(seen(ticketOf('a18', call('a18', 35, 'desk-6')))).toBe(true);
    expect(seen(ticketOf('a18', call('a18', 35)))).toBe(false);
    expect(seen(ticketOf('a18', call('a18', 35), noAnswer))).toBe(false);
    expect(seen(ticketOf('a18', call('a18', 35), taken))).toBe(true);
    expect(seen(ticketOf('a11', call('a11', 12)))).toBe(true);
  });

  it('is of the moment only while the service stands as ended with an incomplete file', () => {
    const seen = (...after: readonly Readonly<Record<string, unknown>>[]): boolean => {
      const bodies = [
        { type: 'issued', label: 'A045' },
        { type: 'called', deskId: 'desk-5' },
        { type: 'started' },
        { type: 'done', outcome: 'incompleteFile' },
        ...after,
      ];
      const events = bodies.map((body, n) => ({ id: `e${n}`, n, at: `2026-11-23T09:1${n}:00.000Z`, by: {}, ...body }));
      const ticket = foldTicket('a45', 'site', events as unknown as readonly AnyEvent[]);
      return isOfTheMoment(followUpOf(ticket, undefined, '', ''), [ticket], 'desk-5');
    };
    const takenBack = { type: 'undone', target: 'e3' };
    expect(seen()).toBe(true);
    expect(seen(takenBack)).toBe(false);
    expect(seen(takenBack, { type: 'done', outcome: 'fileDeposited' })).toBe(false);
    expect(seen(takenBack, { type: 'transferred', reasonId: 'id-card' })).toBe(false);
    expect(seen(takenBack, { type: 'done', outcome: 'incompleteFile' })).toBe(true);
  });

  it('is offered from tomorrow on, on three days', () => {
    expect(places([])).toEqual(['2026-11-24 08:30', '2026-11-25 08:30', '2026-11-26 08:30']);
  });

  it('opens the form for the reason of a person at the desk who came without an appointment', () => {
    const walkIn = { citizenId: '', appointmentId: '', reasonId: 'collection' };
    expect(bookingAtHand(walkIn)).toEqual({ new: '1', channel: 'desk', reason: 'collection' });
  });

  it('leads to the form of the agenda for the same days, so that nobody is sent home and booked for this minute', () => {
    const wanted = followUpOf(ticket, undefined, 'Inès Haddad', 'photo');
    const { from = '', ...params } = bookingParams(wanted, monday);
    expect(params).toEqual({ new: '1', channel: 'desk', citizen: 'citizen', reason: 'collection' });
    expect(places([])[0]?.startsWith(from)).toBe(true);
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
