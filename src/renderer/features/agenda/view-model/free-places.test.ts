import fc from 'fast-check';
import { expect, it } from 'vitest';

import type { SiteReference } from '#shared/domain/model/reference';
import { addDays } from '#shared/time/civil';

import { daysBeyond, lastSearched, spreadSlots } from './free-places';

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
