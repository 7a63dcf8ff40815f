import fc from 'fast-check';
import { expect, it } from 'vitest';

import { foldAppointment } from '../lifecycle/fold-appointment';
import type { Appointment } from '../model/appointment';
import { doublesIn } from './doubles';
import { appointmentOf, eventOf, today } from './testing/small-town';

const minute = 60_000;
const nine = Date.parse(`${today}T09:00:00.000Z`);
const atMinute = (count: number): string => new Date(nine + count * minute).toISOString();

type Booked = {
  readonly id: string;
  /** Minutes after nine at which it was booked, and at which the server said its word; `null` = it has not yet. */
  readonly at: number;
  readonly heard: number | null;
  readonly device: string;
};

const bookedOf = ({ id, at, heard, device }: Booked, more: readonly ReturnType<typeof eventOf>[] = []): Appointment => {
  const [booked] = appointmentOf({ id, day: '2026-11-30' }).events;
  const by = { agentId: 'agent', deviceId: device, deskId: '' };
  const own = { ...booked, at: atMinute(at), by, citizenId: 'citizen' } as ReturnType<typeof eventOf>;
  const word = eventOf(`${id}-w`, 2, 'accepted', { cause: own.id });
  const words = heard === null ? [] : [{ ...word, at: atMinute(heard) }];
  return foldAppointment(id, 'site', [own, ...words, ...more]);
};

const seen: Booked = { id: 'a', at: 0, heard: 0, device: 'desk-a' };
const cut: Booked = { id: 'b', at: 5, heard: 40, device: 'desk-b' };
const keysOf = (all: readonly Appointment[]): readonly string[] => doublesIn(all).map(({ key }) => key);

it('finds a person whom two desks booked for the same reason while one of them was out of reach', () => {
  expect(doublesIn([bookedOf(cut), bookedOf(seen)])).toMatchObject([
    { kind: 'double', key: 'double-a-b', appointments: [{ id: 'a' }, { id: 'b' }] },
  ]);
  expect(keysOf([bookedOf({ ...seen, at: 30, heard: 30 }), bookedOf(cut)])).toEqual(['double-a-b']);
});

it('finds nobody whom a form had warned of, who comes for something else, or of whom one appointment is over or is settled otherwise', () => {
  const others: readonly Appointment[][] = [
    [bookedOf(seen), bookedOf({ ...cut, heard: 5 })],
    [bookedOf(seen), bookedOf({ ...cut, heard: null })],
    [bookedOf(seen), bookedOf({ ...cut, device: seen.device })],
    [bookedOf({ ...seen, at: -2000, heard: -2000 }), bookedOf(cut)],
    // By then the server had told every desk of the first.
    [bookedOf(cut), bookedOf({ ...seen, at: 50, heard: 50 })],
    [bookedOf(seen), { ...bookedOf(cut), reasonId: 'other' }],
    [bookedOf(seen), { ...bookedOf(cut), citizenId: 'other' }],
    [bookedOf(seen), { ...bookedOf(cut), status: 'arrived' }],
    [bookedOf(seen), { ...bookedOf(cut), confirmation: 'overbooked' }],
    [
      { ...bookedOf(seen), citizenId: '' },
      { ...bookedOf(cut), citizenId: '' },
    ],
  ];
  for (const pair of others) expect(keysOf(pair)).toEqual([]);
});

it('asks no more once somebody said that both stay, unless that was undone, or said of another one', () => {
  const said = (other: string, more: readonly ReturnType<typeof eventOf>[] = []) =>
    keysOf([bookedOf(seen), bookedOf(cut, [eventOf('k', 3, 'bothKept', { other }), ...more])]);
  expect(said('a')).toEqual([]);
  expect(said('another')).toEqual(['double-a-b']);
  // A row that names itself says nothing of any other.
  for (const odd of ['b', '', 7, null]) expect(said(odd as string)).toEqual(['double-a-b']);
  expect(said('a', [eventOf('u', 4, 'undone', { target: 'k' })])).toEqual(['double-a-b']);
});

it('tells each pair once, whatever the order in which appointments are held', () => {
  const booked = fc.record({
    at: fc.integer({ min: -100, max: 100 }),
    away: fc.integer({ min: 0, max: 90 }),
    device: fc.constantFrom('x', 'y', 'z'),
  });
  fc.assert(
    fc.property(fc.array(booked, { maxLength: 7 }), fc.integer(), (all, turn) => {
      const held = all.map(({ at, away, device }, index) =>
        bookedOf({ id: `a${index}`, at, heard: at + away, device }),
      );
      const from = held.length === 0 ? 0 : Math.abs(turn) % held.length;
      const turned = [...held.slice(from), ...held.slice(0, from)];
      const keys = keysOf(held);
      expect([...keysOf(turned)].sort()).toEqual([...keys].sort());
      expect(new Set(keys).size).toBe(keys.length);
    }),
  );
});
