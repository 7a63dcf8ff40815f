import fc from 'fast-check';
import { expect, it } from 'vitest';

import { no, ok } from '../../lib/result';
import type { Placed } from '../scheduling/placed';
import { nextTurns, untangle, type Mover } from './move-turns';

/** A day of six places at one desk: an hour is a place. */
const hours = ['08:00', '09:00', '10:00', '11:00', '12:00', '13:00'] as const;
const day = '2026-11-24';
const placedAt = (id: string, hour: number): Placed => ({
  id,
  day,
  time: hours[hour] ?? '',
  durationMin: 60,
  deskId: 'd',
  needsStation: false,
});
const mover = (id: string, to: number): Mover => ({
  id,
  day,
  fit: (others) =>
    others.some(({ time }) => time === hours[to])
      ? no({ code: 'deskBusy', day, time: hours[to] ?? '', deskId: 'd' })
      : ok(placedAt(id, to)),
  at: (place) => [{ ...placedAt(id, to), ...place }],
});

type Scene = { readonly stands: readonly number[]; readonly wanted: readonly (number | null)[] };
/** Everybody stands alone; some want another place, perhaps that of somebody else. */
const scenes: fc.Arbitrary<Scene> = fc
  .shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 1 })
  .chain((stands) =>
    fc
      .array(fc.option(fc.integer({ min: 0, max: 5 })), { minLength: stands.length, maxLength: stands.length })
      .map((wanted) => ({ stands, wanted })),
  );

const sorted = (rooms: ReadonlyMap<string, Placed>): string[] => [...rooms.values()].map(({ time }) => time).toSorted();

/** Plays the turns to the end; `onPiece` sees how everybody stands after each piece. */
const play = ({ stands, wanted }: Scene, most: number, onPiece: (rooms: ReadonlyMap<string, Placed>) => void) => {
  const rooms = new Map(stands.map((hour, index) => [String(index), placedAt(String(index), hour)]));
  let waiting = wanted.flatMap((to, index) => (to === null ? [] : [mover(String(index), to)]));
  const asked = waiting.length;
  const gone: string[] = [];
  const stayed: string[] = [];
  for (let piece = 0; waiting.length > 0; piece += 1) {
    expect(piece).toBeLessThan(asked + 1);
    const { turns, refused } = nextTurns(waiting, () => [...rooms.values()], most);
    for (const { mover: one, place } of turns) for (const placed of one.at(place)) rooms.set(one.id, placed);
    gone.push(...turns.map(({ mover: one }) => one.id));
    stayed.push(...refused.map(({ mover: one }) => one.id));
    const out = new Set([...gone, ...stayed]);
    waiting = waiting.filter(({ id }) => !out.has(id));
    onPiece(rooms);
  }
  return { gone, stayed, asked };
};

it('nobody stands on another after any piece, and everybody has gone or is named, once', () => {
  fc.assert(
    fc.property(scenes, fc.integer({ min: 1, max: 4 }), (scene, most) => {
      const { gone, stayed, asked } = play(scene, most, (rooms) => {
        expect(sorted(rooms)).toEqual([...new Set(sorted(rooms))]);
      });
      expect(gone.length + stayed.length).toBe(asked);
      expect(new Set([...gone, ...stayed]).size).toBe(asked);
    }),
  );
});

it('two who take the places of each other go together, and a chain goes from its free end', () => {
  const rooms = [placedAt('0', 0), placedAt('1', 1), placedAt('2', 2)];
  const swap = nextTurns([mover('0', 1), mover('1', 0)], () => rooms, 1);
  expect(swap.turns.map(({ mover: one }) => one.id)).toEqual(['0', '1']);
  const chain = nextTurns([mover('0', 1), mover('1', 2), mover('2', 3)], () => rooms, 5);
  expect(chain.turns.map(({ mover: one }) => one.id)).toEqual(['2']);
});

it('who goes to the place of one that is refused stays too', () => {
  const rooms = [placedAt('0', 0), placedAt('1', 1), placedAt('x', 2)];
  const { turns, refused } = untangle([mover('0', 1), mover('1', 2)], () => rooms);
  expect(turns).toEqual([]);
  expect(refused.map(({ mover: one }) => one.id)).toEqual(['1', '0']);
});
