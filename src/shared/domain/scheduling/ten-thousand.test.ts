import { expect, test } from 'vitest';

import { findPlace } from './find-place';
import { freeSlots } from './free-slots';
import type { Placed, SlotWish } from './placed';
import { dayPlanner } from './plan-day';
import { busyTown, days, lengths, pauses } from './testing/busy-town';
import { clock, recount, type Booked } from './testing/slow-recount';

// Ten thousand bookings, moves and cancellations over sixty days, each checked against a recount that walks through the day minute by
// minute.

const operations = 10_000;

/** Dice with a seed (mulberry32). */
const dice = (seed: number) => {
  let state = seed;
  const roll = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (count: number): number => Math.floor(roll() * count);
  const pick = <Value>(values: readonly Value[]): Value => {
    const value = values[below(values.length)];
    if (value === undefined) throw new Error('nothing to pick from');
    return value;
  };
  return { roll, below, pick };
};

const toPlaced = (one: Booked): Placed => ({
  id: one.id,
  day: one.day,
  time: `${String(Math.floor(one.from / 60)).padStart(2, '0')}:${String(one.from % 60).padStart(2, '0')}`,
  durationMin: one.durationMin,
  deskId: one.deskId,
  needsStation: one.reasonId === 'deposit',
  bufferMin: pauses[one.reasonId] ?? 0,
  reasonId: one.reasonId,
  channel: one.channel,
});

/** The minutes on the step at which the recount finds a desk. */
const timesOf = ({ desksFor }: ReturnType<typeof recount>, wish: SlotWish): number[] =>
  Array.from({ length: 288 }, (_, index) => index * 5).filter((minute) => desksFor(minute, wish).length > 0);

test(
  'ten thousand bookings, moves and cancellations agree with a recount, minute by minute',
  { timeout: 180_000 },
  () => {
    const ref = busyTown();
    const planOf = dayPlanner(ref);
    const { roll, below, pick } = dice(4);
    const booked = new Map<string, Booked>();
    const counts = { booked: 0, refused: 0, moved: 0, cancelled: 0 };

    const onDay = (day: string, exceptId = ''): Booked[] =>
      [...booked.values()].filter((one) => one.day === day && one.id !== exceptId);

    const wishFor = (reasonId: string, durationMin: number): SlotWish => ({
      reasonId,
      durationMin,
      channel: pick(['desk', 'phone', 'portal']),
      ...(roll() < 0.3 ? { deskId: pick(ref.desks).id } : {}),
      ...(roll() < 0.2 ? { keptFor: 'urgent' as const } : {}),
    });

    /** Asks for a place as a desk would, offered or at an hour of its own, and holds every answer against the recount. */
    const place = (id: string, day: string, wish: SlotWish): boolean => {
      const others = onDay(day, id);
      const live = others.map(toPlaced);
      const plan = planOf(day);
      const before = recount(ref, day, others);
      const offered = freeSlots(plan, live, wish);
      expect(offered.map((slot) => clock(slot.time))).toEqual(timesOf(before, wish));
      const minute = roll() < 0.6 && offered.length > 0 ? clock(pick(offered).time) : 480 + below(130) * 5;
      const { time } = toPlaced({ ...wish, id, day, from: minute, deskId: '', channel: '' });
      const found = findPlace(plan, live, { ...wish, time });
      const possible = before.desksFor(minute, wish);
      expect(found.ok).toBe(possible.length > 0);
      if (!found.ok) return false;
      expect(possible).toContain(found.value.deskId);
      booked.set(id, { ...wish, id, day, from: minute, deskId: found.value.deskId, channel: wish.channel ?? '' });
      const after = recount(ref, day, onDay(day));
      expect(after.worstDesk).toBeLessThanOrEqual(1);
      expect(after.worstStation).toBeLessThanOrEqual(2);
      return true;
    };

    for (let turn = 0; turn < operations; turn += 1) {
      const known = booked.size > 0 ? pick([...booked.keys()]) : '';
      const what = roll();
      if (known === '' || what < 0.62) {
        const reasonId = pick(['deposit', 'deposit', 'collection', 'civil']);
        const done = place(`a${turn}`, pick(days), wishFor(reasonId, pick(lengths[reasonId] ?? [])));
        counts[done ? 'booked' : 'refused'] += 1;
      } else if (what < 0.82) {
        const one = booked.get(known);
        if (!one) throw new Error(known);
        const moved = place(known, pick(days), wishFor(one.reasonId, one.durationMin));
        counts[moved ? 'moved' : 'refused'] += 1;
      } else {
        booked.delete(known);
        counts.cancelled += 1;
      }
    }

    for (const day of days) {
      const ofDay = onDay(day);
      const live = ofDay.map(toPlaced);
      for (const [reasonId, [durationMin = 0]] of Object.entries(lengths)) {
        const wish = { reasonId, durationMin };
        expect(freeSlots(planOf(day), live, wish).map((slot) => clock(slot.time))).toEqual(
          timesOf(recount(ref, day, ofDay), wish),
        );
      }
    }
    expect(counts.booked).toBeGreaterThan(2500);
    expect(counts.refused).toBeGreaterThan(1000);
    expect(counts.moved).toBeGreaterThan(500);
    expect(counts.cancelled).toBeGreaterThan(1000);
  },
);
