import { describe, expect, it } from 'vitest';

import { foldAppointment } from '#shared/domain/lifecycle/fold-appointment';
import type { CitizenMatch } from '#shared/domain/people/search-citizens';
import type { Appointment } from '#shared/domain/model/appointment';
import type { AnyEvent } from '#shared/domain/model/event';

import { groupArrivals } from './arrivals';
import { searchArrivals, timePrefix } from './arrival-search';

const by = { agentId: 'agent', deviceId: 'device', deskId: '' };
const at = '2026-11-23T08:00:00.000Z';

const appointment = (id: string, time: string, arrived = false): Appointment => {
  const booked: AnyEvent = {
    id: `${id}-1`,
    n: 1,
    at,
    by,
    type: 'booked',
    day: '2026-11-23',
    time,
    durationMin: 20,
    deskId: 'desk-1',
    reasonId: 'reason-cni',
    citizenId: `citizen-${id}`,
    persons: [{ preApplicationNumber: '' }],
    channel: 'phone',
  };
  const here: AnyEvent = { id: `${id}-2`, n: 2, at, by, type: 'arrived', ticketId: 'ticket' };
  return foldAppointment(id, 'site', arrived ? [booked, here] : [booked]);
};

const day = [
  appointment('a', '09:00'),
  appointment('b', '10:30'),
  appointment('c', '11:00'),
  appointment('d', '11:10'),
  appointment('e', '09:30', true),
];
const grouped = (time: string) => groupArrivals(day, new Map(), [], [], time);
const ids = (rows: readonly { readonly appointmentId: string }[]) => rows.map((row) => row.appointmentId);

const match = (id: string): CitizenMatch => ({
  citizenId: `citizen-${id}`,
  name: id,
  ranges: [],
  birthDate: '',
  phone: '',
  values: { lastName: id, firstName: '', birthDate: '', phone: '', email: '' },
  memberIds: [`citizen-${id}`],
  knownAs: '',
  isNear: false,
  appointmentIds: [],
});

describe('who is expected', () => {
  it('sorts into late, now, next and over; who is here is counted and not listed', () => {
    const { late, now, next, over, left, arrived } = grouped('10:38');
    expect([ids(late), ids(now), ids(next), ids(over)]).toEqual([['b'], ['c'], ['d'], ['a']]);
    expect([left, arrived, late[0]?.lateMin]).toEqual([3, 1, 8]);
  });

  it('lets nobody be late before five minutes, nor after the end of their appointment', () => {
    const late = (time: string) => ids(grouped(time).late);
    expect([late('10:34'), late('10:35'), late('10:49'), late('10:50')]).toEqual([[], ['b'], ['b'], []]);
  });

  it('loses nobody, whatever the hour', () => {
    for (const time of ['07:00', '09:00', '10:59', '12:00', '23:59']) {
      const { late, now, next, over } = grouped(time);
      expect(ids([...over, ...late, ...now, ...next])).toEqual(['a', 'b', 'c', 'd']);
    }
  });
});

describe('the search of reception', () => {
  it('tells who is expected, who is here and who has no appointment', () => {
    const found = searchArrivals(grouped('10:32'), day, [match('a'), match('e'), match('x')], 'dup');
    expect(ids(found.expected.map((row) => row.arrival))).toEqual(['a']);
    expect(found.here.map((row) => row.citizenId)).toEqual(['citizen-e']);
    expect(found.others.map((row) => row.citizenId)).toEqual(['citizen-x']);
  });

  it('knows those of today by the id of one who was merged into them', () => {
    const merged = (id: string, other: string) => ({ ...match(id), memberIds: [`citizen-${id}`, `citizen-${other}`] });
    const found = searchArrivals(grouped('10:32'), day, [merged('x', 'a'), merged('y', 'e')], 'dup');
    expect(ids(found.expected.map((row) => row.arrival))).toEqual(['a']);
    expect(found.here.map((row) => row.citizenId)).toEqual(['citizen-y']);
    expect(found.others).toEqual([]);
  });

  it('finds by hour', () => {
    expect(ids(searchArrivals(grouped('10:32'), day, [], '11h').expected.map((row) => row.arrival))).toEqual([
      'c',
      'd',
    ]);
    expect(ids(searchArrivals(grouped('10:32'), day, [], '11:1').expected.map((row) => row.arrival))).toEqual(['d']);
  });

  it('knows a time from a name or a phone number', () => {
    expect([
      timePrefix('9h'),
      timePrefix('9:3'),
      timePrefix('10h30'),
      timePrefix('25h'),
      timePrefix('06'),
      timePrefix('Hamon'),
    ]).toEqual(['09:', '09:3', '10:30', '', '', '']);
  });
});

describe('search by the number of a slip', () => {
  const coded = [
    appointment('01JDB3T0Z7N8X4Q2WM007K2M9Q', '09:00'),
    appointment('01JDB3T0Z7N8X4Q2WM00MART1N', '09:30'),
  ];
  const at = groupArrivals(coded, new Map(), [], [], '08:00');
  const found = (text: string) => ids(searchArrivals(at, coded, [], text).expected.map((row) => row.arrival));
  it('finds the appointment as the slip says it and as people type it', () => {
    expect(found('7K2-M9Q')).toEqual(['01JDB3T0Z7N8X4Q2WM007K2M9Q']);
    expect(found('7k2 m9q')).toEqual(['01JDB3T0Z7N8X4Q2WM007K2M9Q']);
    expect(found('7K2-M9R')).toEqual([]);
  });
  it('leaves a name that looks like a number to the names as well', () => {
    const both = searchArrivals(at, coded, [match('01JDB3T0Z7N8X4Q2WM007K2M9Q')], 'Martin').expected.map(
      (row) => row.arrival,
    );
    expect(ids(both)).toEqual(['01JDB3T0Z7N8X4Q2WM00MART1N', '01JDB3T0Z7N8X4Q2WM007K2M9Q']);
  });
});
