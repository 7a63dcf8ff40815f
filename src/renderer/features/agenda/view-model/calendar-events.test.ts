import { expect, it } from 'vitest';

import type { SiteReference } from '#shared/domain/model/reference';
import { mondayOf } from '#shared/time/civil';

import { calendarHours, calendarOpenings, hasSundays, nextEvent, type CalendarEvent } from './calendar-events';
import { nextOpenDay, printedDay } from './open-days';

const period = (deskId: string, weekdays: number[], from: string, to: string) => ({
  id: `${deskId}${from}`,
  kind: 'openingPeriod',
  deskId,
  weekdays,
  from,
  to,
  validFrom: '2020-01-01',
  validUntil: '',
});
const reference = {
  site: { territory: 'mainland', zone: 'Europe/Paris' },
  desks: [
    { id: 'd1', number: 1, reasonIds: [] },
    { id: 'd2', number: 2, reasonIds: [] },
  ],
  stations: [],
  reasons: [],
  agents: [],
  closures: [],
  unavailabilities: [],
  recurringAbsences: [],
  rosters: [],
  rights: [],
  quotas: [],
  openingPeriods: [period('d1', [1, 2], '08:30', '12:30'), period('d2', [1], '09:00', '13:15')],
} as unknown as SiteReference;

it('joins the openings of all desks, or takes those of one', () => {
  expect(calendarOpenings(reference, '2026-11-23', 2, new Set(['d1', 'd2']))).toEqual([
    { start: '2026-11-23T08:30:00', end: '2026-11-23T13:15:00' },
    { start: '2026-11-24T08:30:00', end: '2026-11-24T12:30:00' },
  ]);
  expect(calendarOpenings(reference, '2026-11-24', 1, new Set(['d2']))).toEqual([]);
});

it('shows whole hours around all periods', () => {
  expect(calendarHours(reference)).toEqual({ from: '08:00', to: '13:30' });
});

it('finds the next open day over a week-end and a public holiday', () => {
  expect(nextOpenDay(reference, '2026-11-24')).toBe('2026-11-30');
  expect(nextOpenDay(reference, '2026-12-22')).toBe('2026-12-28');
  expect(mondayOf('2026-11-29')).toBe('2026-11-23');
});

it('prints the day that is shown, and of today the next open one once the doors are closed', () => {
  const at = (minute: number) => ({ day: '2026-11-23', minute });
  expect(printedDay(reference, '2026-11-23', at(10 * 60))).toBe('2026-11-23');
  expect(printedDay(reference, '2026-11-23', at(13 * 60 + 15))).toBe('2026-11-24');
  expect(printedDay(reference, '2026-11-24', at(18 * 60))).toBe('2026-11-24');
  expect(printedDay(reference, '2026-11-20', at(10 * 60))).toBe('2026-11-20');
});

const event = (id: string, start: string): CalendarEvent => ({
  id,
  start,
  end: start,
  title: '',
  reason: '',
  state: 'booked',
  movable: true,
  deskId: 'd1',
  person: '',
  reasonName: '',
});

it('leads arrows along a day and over to the nearest time of the next one', () => {
  const events = [
    event('c', '2026-11-25T09:00:00'),
    event('a', '2026-11-23T09:00:00'),
    event('b', '2026-11-23T11:00:00'),
    event('d', '2026-11-25T10:40:00'),
  ];
  expect(nextEvent(events, 'a', 'ArrowDown')).toBe('b');
  expect(nextEvent(events, 'b', 'ArrowDown')).toBe('c');
  expect(nextEvent(events, 'b', 'ArrowRight')).toBe('d');
  expect(nextEvent(events, 'd', 'ArrowLeft')).toBe('b');
  expect(nextEvent(events, 'd', 'Home')).toBe('c');
  expect(nextEvent(events, 'a', 'ArrowUp')).toBeNull();
  expect(nextEvent(events, 'a', 'ArrowLeft')).toBeNull();
});

it('knows whether Sundays are worked', () => {
  expect(hasSundays(reference)).toBe(false);
});
