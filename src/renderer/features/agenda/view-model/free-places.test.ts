import fc from 'fast-check';
import { expect, it } from 'vitest';

import type { SiteReference } from '#shared/domain/model/reference';
import { smallTown } from '#shared/domain/scheduling/small-town.fixture';
import { addDays, timeOf } from '#shared/time/civil';

import { daysBeyond, freePlaces, heldByQuota, lastSearched, liveIndex, spreadSlots } from './free-places';
import { isPreferred, noPreferences } from './slot-preferences';

const slot = (day: string, time: string) => ({ day, time, durationMin: 20, deskId: 'd1' });

it('offers places that do not overlap each other', () => {
  const slots = [
    slot('2026-11-23', '15:20'),
    slot('2026-11-23', '15:25'),
    slot('2026-11-23', '15:40'),
    slot('2026-11-24', '08:30'),
    slot('2026-11-24', '08:35'),
  ];
  expect(spreadSlots(slots, 5).map(({ time }) => time)).toEqual(['15:20', '15:40', '08:30']);
  expect(spreadSlots(slots, 1)).toHaveLength(1);
});

it('looks at each day on which somebody may be booked already: those that are searched for places, and those beyond, none twice', () => {
  const today = '2026-11-23';
  const horizon = fc.option(fc.integer({ min: 1, max: 400 }), { nil: undefined });
  fc.assert(
    fc.property(
      fc.array(horizon, { maxLength: 4 }),
      fc.option(fc.nat(300)),
      fc.option(fc.nat(500)),
      fc.nat(500),
      (horizons, wished, placed, looked) => {
        const reasons = horizons.map((horizonDays) => ({ horizonDays })) as unknown as SiteReference['reasons'];
        const searched = lastSearched(today, wished === null ? '' : addDays(today, wished));
        const beyond = daysBeyond({ reasons }, today, searched, placed === null ? '' : addDays(today, placed));
        const furthest = Math.max(0, placed ?? 0, ...horizons.map((days) => days ?? 180));
        const day = addDays(today, looked);
        const isSearched = day <= searched;
        const isBeyond = beyond !== null && day >= beyond.from && day <= beyond.to;
        expect(isSearched && isBeyond).toBe(false);
        expect(isSearched || isBeyond).toBe(isSearched || looked <= furthest);
      },
    ),
  );
});

it('looks from a day and an hour wished on as from that moment, and never before now', () => {
  const reference = smallTown();
  const [reason] = reference.reasons.filter(({ bookable }) => bookable);
  const now = { day: '2026-11-23', minute: 632 };
  const minutes = fc.integer({ min: 0, max: 1439 });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20 }), minutes, (ahead, minute) => {
      const fromDay = addDays(now.day, ahead);
      const preferences = { ...noPreferences, fromDay, fromTime: timeOf(minute) };
      const wish = { reasonId: reason?.id ?? '', durationMin: 20 };
      const asked = { reference, index: liveIndex(reference, []), wish, now };
      const wished = freePlaces({ ...asked, from: now, preferences }, 3);
      const isPast = ahead === 0 && minute < now.minute;
      expect(wished.length).toBeGreaterThan(0);
      expect(wished).toEqual(freePlaces({ ...asked, from: isPast ? now : { day: fromDay, minute } }, 3));
      for (const one of wished) expect(isPreferred(preferences, one)).toBe(true);
    }),
  );
});

it('names the quota that keeps places which are sooner than the first that is offered', () => {
  const quota = {
    id: 'q',
    kind: 'quota' as const,
    label: 'Peu au téléphone',
    channels: ['phone' as const],
    reasonIds: [],
    mostPerDay: 0,
    releaseDaysBefore: 0,
    validFrom: '2020-01-01',
    validUntil: '2026-11-25',
  };
  const reference = smallTown({ quotas: [quota] });
  const [reason] = reference.reasons.filter(({ bookable }) => bookable);
  const now = { day: '2026-11-23', minute: 480 };
  const wish = { reasonId: reason?.id ?? '', durationMin: 20, channel: 'phone' as const };
  const asked = { reference, index: liveIndex(reference, []), wish, now, from: now };
  const [first] = freePlaces(asked, 1);
  const [free] = freePlaces({ ...asked, reference: smallTown() }, 1);
  const held = heldByQuota(asked, first);
  expect(held).toEqual({ day: free?.day, label: 'Peu au téléphone' });
  expect(first && first.day > (free?.day ?? '')).toBe(true);
  expect(heldByQuota({ ...asked, wish: { ...wish, channel: 'desk' } }, free)).toBeNull();
  expect(heldByQuota({ ...asked, reference: smallTown() }, free)).toBeNull();
});
