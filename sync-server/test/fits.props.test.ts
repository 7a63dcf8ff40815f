import fc from 'fast-check';
import { expect, it } from 'vitest';

import { capacityOf, roomOf } from '#server/appointments/fits';
import type { SiteReference } from '#shared/domain/model/reference';
import { findPlace } from '#shared/domain/scheduling/find-place';
import { livePlacements } from '#shared/domain/scheduling/live-placements';
import { planDay } from '#shared/domain/scheduling/plan-day';
import { monday, towns } from '#shared/domain/scheduling/testing/towns';
import { timeOf } from '#shared/time/civil';

import { appointment } from './support/documents';

/** The same town, open all day and for everybody: what is left are desks, stations and pauses. */
const wideOpen = (town: SiteReference): SiteReference => ({
  ...town,
  desks: town.desks.map((desk) => ({ ...desk, reasonIds: ['deposit', 'collection'] })),
  openingPeriods: town.desks.map((desk) => ({
    id: desk.id,
    kind: 'openingPeriod' as const,
    deskId: desk.id,
    weekdays: [1],
    from: '00:00',
    to: '23:55',
    validFrom: '2020-01-01',
    validUntil: '',
  })),
  closures: [],
  unavailabilities: [],
  recurringAbsences: [],
  rosters: [],
  rights: [],
  quotas: [],
});

const places = fc.record({
  time: fc.integer({ min: 480, max: 720 }).map(timeOf),
  durationMin: fc.constantFrom(5, 10, 20, 35),
  deskId: fc.constantFrom('desk-1', 'desk-2', 'desk-3'),
  reasonId: fc.constantFrom('deposit', 'collection'),
});

it('has room exactly where the slot engine of a desk finds a place', () => {
  fc.assert(
    fc.property(towns.map(wideOpen), fc.array(places, { maxLength: 20, size: 'max' }), places, (town, booked, wish) => {
      const others = booked.map((place, index) => ({
        ...appointment(`a${index}`, { ...place, day: monday }),
        confirmation: 'accepted' as const,
      }));
      const capacity = { stations: town.stations.length, reasons: town.reasons };
      const room = roomOf({ ...wish, id: 'new', day: monday }, others, [], capacity);
      const found = findPlace(planDay(town, monday), livePlacements(others, town.reasons), wish);
      expect(room.free).toBe(found.ok);
    }),
    { numRuns: 400 },
  );
});

it('bounds desks alone at a site whose reference data is not there', () => {
  const place = { day: monday, time: '09:00', durationMin: 20, reasonId: 'deposit' };
  const other = { ...appointment('a', { ...place, deskId: 'desk-1' }), confirmation: 'accepted' as const };
  const roomAt = (deskId: string) => roomOf({ ...place, id: 'new', deskId }, [other], [], capacityOf(null));
  expect(roomAt('desk-1')).toEqual({ free: false, rivals: ['a'] });
  expect(roomAt('desk-2')).toEqual({ free: true, rivals: [] });
});
