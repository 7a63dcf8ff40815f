import { expect, it } from 'vitest';

import { addDays } from '../../time/civil';
import type { Appointment } from '../model/appointment';
import { withHeldPlaces } from './live-placements';
import { nextPlaces } from './next-places';
import { smallTown } from './small-town.fixture';

const today = '2026-11-24';
const town = smallTown();
const siteId = town.site.id;
const reasonId = town.reasons.find(({ bookable, needsStation }) => bookable && needsStation)?.id ?? '';
const firstOf = (appointments: readonly Appointment[]) =>
  nextPlaces(town, appointments, { reasonId, persons: 1 }, addDays(today, 1))[0];
const first = firstOf([]);
if (!first) throw new Error('No place');
const held = { place: { ...first, reasonId } };

it('is the same list where nothing is held, and proposes none of what is', () => {
  const none: readonly Appointment[] = [];
  expect(withHeldPlaces(none, [], siteId)).toBe(none);
  expect(firstOf(withHeldPlaces([], [held], siteId))).not.toEqual(first);
});

it('takes one enrolment station for a place that was promised and then refused, or booked meanwhile', () => {
  const [placeholder] = withHeldPlaces([], [held], siteId);
  if (!placeholder) throw new Error('No placeholder');
  expect(withHeldPlaces([], [held, { place: { ...held.place } }], siteId)).toEqual([placeholder]);
  const booked: Appointment = { ...placeholder, id: 'a1', channel: 'desk' };
  expect(withHeldPlaces([booked], [held], siteId)).toEqual([booked]);
  expect(withHeldPlaces([{ ...booked, status: 'cancelledByCitizen' }], [held], siteId)).toHaveLength(2);
});

it('counts for no quota', () => {
  const quota = {
    id: 'quota-1',
    label: 'Guichet',
    channels: ['desk'],
    reasonIds: [],
    mostPerDay: 1,
    releaseDaysBefore: 0,
    validFrom: '2020-01-01',
    validUntil: '',
  };
  const bound = { ...town, quotas: [quota] } as unknown as typeof town;
  const found = nextPlaces(bound, withHeldPlaces([], [held], siteId), { reasonId, persons: 1 }, first.day, {
    day: today,
    time: '09:00',
  });
  expect(found[0]?.day).toBe(first.day);
});
