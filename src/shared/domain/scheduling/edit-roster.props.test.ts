import fc from 'fast-check';
import { expect, it } from 'vitest';

import { timeOf } from '../../time/civil';
import { halves } from '../model/agenda-settings';
import type { Roster } from '../model/reference';
import { ownFaults } from '../settings/kind-rules';
import { copiedSeats, isAwayIn, openHalves, putSeat, seatedAt, usualPlan, type PlannedSeat } from './edit-roster';
import { holesOn } from './holes';
import { smallTown } from './small-town.fixture';

const week = '2026-11-23';
const town = smallTown();
const roster = (seats: readonly PlannedSeat[]): Roster => ({
  id: 'roster',
  kind: 'roster',
  week,
  midday: '13:00',
  seats: [...seats],
});
const place = fc.record({
  weekday: fc.integer({ min: 1, max: 7 }),
  half: fc.constantFrom(...halves),
  deskId: fc.constantFrom('desk-1', 'desk-2'),
});
const acts = fc.array(fc.tuple(place, fc.constantFrom('', 'a', 'b', 'c')), { minLength: 1 });

it('puts people so that nobody sits twice at once, and where they were put last', () => {
  fc.assert(
    fc.property(acts, (all) => {
      let seats: readonly PlannedSeat[] = [];
      for (const [where, agentId] of all) {
        // As the grid names a place: with what it knows besides.
        seats = putSeat(seats, { ...where, open: [] } as typeof where, agentId);
        for (const seat of seats) expect(Object.keys(seat)).toEqual(['weekday', 'half', 'deskId', 'agentId']);
        expect(seatedAt(seats, where)).toBe(agentId);
        if (seats.length > 0) expect(ownFaults(roster(seats))).toEqual([]);
      }
    }),
  );
});

it('fills a week with the usual desks, and copies what still exists', () => {
  const agents = ['a', 'b'].map((id, index) => ({
    id,
    kind: 'agent' as const,
    name: id,
    shortName: id,
    role: 'counter' as const,
    usualDeskId: `desk-${index + 1}`,
  }));
  const ref = { ...town, agents };
  const seats = usualPlan(ref, week, '13:00');
  expect(seats.length).toBeGreaterThan(0);
  const planned = { ...ref, rosters: [roster(seats)] };
  const usual = new Set(['desk-1', 'desk-2']);
  expect(holesOn(planned, week).filter(({ deskId }) => usual.has(deskId))).toEqual([]);
  expect(copiedSeats({ ...ref, agents: agents.slice(0, 1) }, roster(seats))).toEqual(
    seats.filter(({ agentId }) => agentId === 'a'),
  );
});

it('takes nobody away from a half-day by an absence that lies in the lunch of their desk', () => {
  const away = (from: string, to: string) => ({
    ...town,
    unavailabilities: [
      {
        id: 'away',
        kind: 'unavailability' as const,
        agentId: 'a',
        replacedBy: '',
        fromDay: week,
        toDay: week,
        from,
        to,
        label: '',
      },
    ],
  });
  const halvesOf = openHalves(town, week, '13:30').filter(
    ({ weekday, deskId }) => weekday === 1 && deskId === 'desk-1',
  );
  expect(halvesOf.length).toBeGreaterThan(0);
  for (const half of halvesOf) {
    const [first] = half.open;
    const last = half.open.at(-1);
    if (!first || !last) throw new Error('not open');
    expect(isAwayIn(away(timeOf(first.from), timeOf(first.from + 10)), week, half, 'a')).toBe(true);
    expect(isAwayIn(away(timeOf(last.to), timeOf(Math.min(1440, last.to + 10))), week, half, 'a')).toBe(false);
    expect(isAwayIn(away(timeOf(first.from), timeOf(first.to)), week, half, 'b')).toBe(false);
  }
});
