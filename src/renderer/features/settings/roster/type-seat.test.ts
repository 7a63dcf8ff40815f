import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Agent } from '#shared/domain/model/reference';
import { seatedAt, type PlannedSeat, type SeatPlace } from '#shared/domain/scheduling/edit-roster';

import { noSeatWord, typeSeat } from './type-seat';

const agents = ['Karim Belhadj', 'Béatrice Noël', 'Nadège Roussel', 'Kévin Nogaret'].map((name): Agent => {
  const [first = '', last = ''] = name.split(' ');
  return { kind: 'agent', id: last, name, shortName: `${first} ${last[0]}.`, role: 'counter', usualDeskId: '' };
});
const placeAt = (deskId: string): SeatPlace => ({ weekday: 1, half: 'morning', deskId });
const here = placeAt('desk-1');
const seats: readonly PlannedSeat[] = agents.map(({ id }, at) => ({ ...placeAt(`desk-${at + 1}`), agentId: id }));

/** The seats after a name that is typed without a pause into the first desk. */
const after = (text: string): readonly PlannedSeat[] => {
  let [word, now] = [noSeatWord, seats];
  for (const [index, letter] of [...text].entries()) {
    const present = index === 0 ? '' : seatedAt(now, here);
    ({ word, seats: now } = typeSeat(word, { letter, at: index * 100, seats: now, place: here, agents, present }));
  }
  return now;
};
const seatOf = (all: readonly PlannedSeat[], agentId: string): string =>
  all.find((seat) => seat.agentId === agentId)?.deskId ?? '';

describe('a name that is typed into the plan of a week', () => {
  it('puts the agent who bears it, by any of their names, and leaves everybody else where they sat', () => {
    const name = fc.constantFrom(
      ...agents.flatMap(
        ({ id, name }) =>
          [
            [name, id],
            [id, id],
          ] as const,
      ),
    );
    fc.assert(
      fc.property(name, ([typed, id]) => {
        const now = after(typed.replaceAll(/\P{L}/gu, ''));
        expect(seatedAt(now, here)).toBe(id);
        for (const one of agents)
          if (one.id !== id && one.id !== 'Belhadj') expect(seatOf(now, one.id)).toBe(seatOf(seats, one.id));
      }),
    );
  });

  it('changes nothing where nobody bears it', () => {
    expect(after('bernard')).toEqual(seats);
    expect(after('zoe')).toEqual(seats);
  });

  it('goes on to the next agent by the same letter', () => {
    expect(seatedAt(after('k'), here)).toBe('Belhadj');
    expect(seatedAt(after('kk'), here)).toBe('Nogaret');
    expect(seatedAt(after('kkk'), here)).toBe('Belhadj');
  });

  it('begins a new name after a pause', () => {
    const first = typeSeat(noSeatWord, { letter: 'n', at: 0, seats, place: here, agents, present: '' });
    const next = { letter: 'b', at: 5_000, seats: first.seats, place: here, agents, present: 'Roussel' };
    expect(seatedAt(typeSeat(first.word, next).seats, here)).toBe('Noël');
  });
});
