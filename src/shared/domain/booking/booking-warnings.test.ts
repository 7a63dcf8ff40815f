import { describe, expect, it } from 'vitest';

import { minutesOf } from '../../time/civil';
import type { Appointment, AppointmentPerson } from '../model/appointment';
import type { Reason } from '../model/reference';
import { appointmentOf, smallTown, today } from '../conflicts/testing/small-town';
import { bookingWarnings, type BookingFacts } from './booking-warnings';

const reason = (id: string, patch: Partial<Reason>): Reason => {
  const [first] = smallTown.reasons;
  if (!first) throw new Error('The small town has reasons');
  return { ...first, id, ...patch };
};
const card = reason('card', { code: 'CNI' });
const both = reason('both', { code: 'CNI-PASSPORT' });
const passport = reason('passport', { code: 'PASSPORT' });
const collection = reason('collection', { code: 'CNI', act: 'collection' });
const person: AppointmentPerson = { preApplicationNumber: '' };
const child: AppointmentPerson = { ...person, ageBand: 'from12' };

const facts: BookingFacts = {
  reason: card,
  reasons: [card, both, passport, collection],
  persons: [person],
  citizenId: 'citizen-a',
  hasGuardian: false,
  place: { day: today, time: '10:00', durationMin: 20, deskId: 'desk-1' },
  crumbs: null,
  isProposed: false,
  upcoming: [],
  now: { day: today, minute: 9 * 60 },
};
const codes = (patch: Partial<BookingFacts>) => bookingWarnings({ ...facts, ...patch }).map(({ code }) => code);

describe('bookingWarnings', () => {
  it('has nothing to say of a plain booking', () => {
    expect(codes({})).toEqual([]);
  });

  it('names the appointment that somebody has for the same title already', () => {
    const other = appointmentOf({ id: 'a', reasonId: 'both' });
    expect(bookingWarnings({ ...facts, upcoming: [other] })).toEqual([
      { code: 'alreadyBooked', appointment: other, person: 0 },
    ]);
    expect(codes({ upcoming: [other], reason: passport })).toEqual(['alreadyBooked']);
    const later = { day: '2026-12-02' };
    expect(codes({ upcoming: [appointmentOf({ id: 'a', reasonId: 'passport', ...later })] })).toEqual([]);
    expect(codes({ upcoming: [{ ...other, ...later }], reason: collection })).toEqual([]);
    expect(codes({ upcoming: [other], citizenId: 'citizen-b' })).toEqual([]);
    expect(codes({ upcoming: [other], citizenId: '' })).toEqual([]);
  });

  it('names what somebody is expected for in the same minutes before anything else, and what they come for on that day', () => {
    const place = { day: today, time: '11:05', durationMin: 20, deskId: 'desk-1' };
    const at = (time: string, reasonId = 'passport', day = today) => ({
      ...appointmentOf({ id: `${day} ${time}`, reasonId }),
      citizenId: 'citizen-a',
      day,
      time,
      durationMin: 20,
      deskId: 'desk-4',
    });
    const told = (...upcoming: readonly Appointment[]) =>
      bookingWarnings({ ...facts, place, upcoming }).map((one) =>
        'appointment' in one ? `${one.code} ${one.appointment.time}` : one.code,
      );
    expect(told(at('10:50'))).toEqual(['sameTime 10:50']);
    expect(told(at('11:24', 'card'))).toEqual(['sameTime 11:24']);
    // One after the other can be done.
    expect(told(at('10:45'))).toEqual(['sameDay 10:45']);
    expect(told(at('11:25'))).toEqual(['sameDay 11:25']);
    expect(told(at('10:45', 'card'))).toEqual(['alreadyBooked 10:45']);
    expect(told(at('09:00'), at('10:50'))).toEqual(['sameTime 10:50']);
    expect(told(at('11:05', 'passport', '2026-12-24'))).toEqual([]);
    expect(told({ ...at('10:50'), status: 'cancelledByCitizen' })).toEqual([]);
    expect(bookingWarnings({ ...facts, place: null, upcoming: [at('10:50')] })).toEqual([]);
  });

  it('names what somebody comes for on another day within a week, and the reason that would do for both', () => {
    const on = (day: string, reasonId = 'passport') => ({
      ...appointmentOf({ id: `${day} ${reasonId}`, reasonId }),
      citizenId: 'citizen-a',
      day,
    });
    const told = (patch: Partial<BookingFacts>, ...upcoming: readonly Appointment[]) =>
      bookingWarnings({ ...facts, upcoming, ...patch }).flatMap((one) =>
        one.code === 'nearDay' ? [[one.appointment.day, one.jointReasonId]] : [one.code],
      );
    expect(told({}, on('2026-11-25'))).toEqual([['2026-11-25', 'both']]);
    expect(told({}, on('2026-12-01'))).toEqual([['2026-12-01', 'both']]);
    expect(told({}, on('2026-12-02'))).toEqual([]);
    // The nearest of them, and before the day that is booked as well as after it.
    const place = { day: '2026-11-30', time: '10:00', durationMin: 20, deskId: 'desk-1' };
    expect(told({ place }, on('2026-12-04'), on('2026-11-28'))).toEqual([['2026-11-28', 'both']]);
    expect(told({ place: null }, on('2026-11-25'))).toEqual([]);
    // Nothing joins a deposit and a collection, nor is a reason named that cannot be booked.
    expect(told({ reason: collection }, on('2026-11-25'))).toEqual([['2026-11-25', '']]);
    const reasons = [card, reason('both', { code: 'CNI-PASSPORT', bookable: false }), passport];
    expect(told({ reasons }, on('2026-11-25'))).toEqual([['2026-11-25', '']]);
    expect(told({}, on('2026-11-25', 'card'))).toEqual(['alreadyBooked']);
    // An appointment of somebody who is here cannot be changed: none is named that would do for both.
    const here = { ...on(today), status: 'arrived' as const };
    const now = { ...place, day: today };
    expect(bookingWarnings({ ...facts, place: now, upcoming: [here] })).toMatchObject([
      { code: 'sameDay', jointReasonId: '' },
    ]);
    // What is expected today is said under the form, whatever day is booked.
    expect(told({ place }, on(today))).toEqual([]);
    expect(told({}, { ...on('2026-11-25'), status: 'cancelledByCitizen' })).toEqual([]);
  });

  it('looks at dependants too, and names each appointment once', () => {
    const other = appointmentOf({ id: 'a', reasonId: 'card' });
    const persons = [person, { ...person, citizenId: 'citizen-a' }];
    expect(bookingWarnings({ ...facts, citizenId: 'parent', persons, upcoming: [other] })).toMatchObject([
      { code: 'alreadyBooked', person: 1 },
    ]);
    expect(codes({ persons, upcoming: [other] })).toEqual(['alreadyBooked']);
  });

  it('leaves out what is over', () => {
    const gone = { ...appointmentOf({ id: 'a', reasonId: 'card' }), status: 'cancelledByCitizen' as const };
    expect(codes({ upcoming: [gone] })).toEqual([]);
  });

  it('names an appointment of today until its time is over, and one of somebody who is here all day', () => {
    const other = appointmentOf({ id: 'a', reasonId: 'both' });
    const end = minutesOf(other.time) + other.durationMin;
    const at = (minute: number, patch: Partial<Appointment> = {}) =>
      codes({ upcoming: [{ ...other, ...patch }], now: { day: other.day, minute } });
    expect(at(end - 1)).toEqual(['alreadyBooked']);
    expect(at(end)).toEqual([]);
    expect(at(end, { status: 'arrived' })).toEqual(['hereFor']);
  });

  it('does not advise to move the appointment of somebody who is here for it', () => {
    const other = { ...appointmentOf({ id: 'a', reasonId: 'card' }), status: 'arrived' as const };
    expect(codes({ upcoming: [other] })).toEqual(['hereFor']);
    expect(
      codes({ upcoming: [other], place: { day: '2026-12-01', time: '10:00', durationMin: 20, deskId: 'desk-1' } }),
    ).toEqual(['hereFor']);
    const later = { ...appointmentOf({ id: 'a', reasonId: 'card' }), id: 'b', day: '2026-12-01' };
    expect(codes({ upcoming: [other, later] })).toEqual(['alreadyBooked']);
  });

  it('asks for an adult where only minors come for a deposit', () => {
    expect(codes({ persons: [child, child] })).toEqual(['minorAlone']);
    expect(codes({ persons: [child, person] })).toEqual([]);
    expect(codes({ persons: [child], hasGuardian: true })).toEqual([]);
    expect(codes({ persons: [child], reason: collection })).toEqual([]);
  });

  it.each([
    [{ noticeMin: 59 }, '10:00', []],
    [{ noticeMin: 61 }, '10:00', ['tooSoon']],
    [{ noticeMin: 24 * 60 }, '10:00', ['tooSoon']],
    [{}, '08:00', []],
  ] as const)('knows the notice %o', (patch, time, expected) => {
    const place = { day: today, time, durationMin: 20, deskId: 'desk-1' };
    expect(codes({ reason: { ...card, ...patch }, place })).toEqual(expected);
  });

  it('knows the horizon', () => {
    const place = { day: '2026-12-04', time: '10:00', durationMin: 20, deskId: 'desk-1' };
    expect(bookingWarnings({ ...facts, place, reason: { ...card, horizonDays: 10 } })).toEqual([
      { code: 'tooFar', lastDay: '2026-12-03' },
    ]);
    expect(codes({ place, reason: { ...card, horizonDays: 11 } })).toEqual([]);
    expect(codes({ place: null, reason: { ...card, horizonDays: 1 } })).toEqual([]);
  });

  it('tells of a gap only where another time leaves less', () => {
    const crumbs = { beforeMin: 5, afterMin: 10, betterTime: '10:05' };
    expect(bookingWarnings({ ...facts, crumbs })).toEqual([{ code: 'gapLeft', minutes: 15, betterTime: '10:05' }]);
    // The app does not blame the place that it proposed itself.
    expect(codes({ crumbs, isProposed: true })).toEqual([]);
    expect(codes({ crumbs: { ...crumbs, betterTime: '' } })).toEqual([]);
  });

  it('reminds of the rule of the card where somebody said that it is a renewal', () => {
    const renewal = { ...person, situation: 'renewal' };
    expect(codes({ persons: [renewal] })).toEqual(['cardRule']);
    expect(codes({ persons: [{ ...person, situation: 'cardLost' }] })).toEqual([]);
    expect(codes({ persons: [renewal], reason: passport })).toEqual([]);
    expect(codes({ persons: [renewal], reason: collection })).toEqual([]);
  });
});
