import fc from 'fast-check';
import { expect, it } from 'vitest';

import type { Appointment } from '../model/appointment';
import type { Ticket } from '../model/ticket';
import type { CitizenMatch } from './search-citizens';
import { hereOrExpected, todayFirst } from './whereabouts';

const match = (citizenId: string, change: Partial<CitizenMatch> = {}): CitizenMatch =>
  ({ citizenId, fit: 'whole', isNear: false, ...change }) as CitizenMatch;
const ids = (matches: readonly CitizenMatch[]) => matches.map(({ citizenId }) => citizenId);

it('who is here or expected stands before all others of the same name', () => {
  const others = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => match(id));
  expect(ids(todayFirst([match('kevin'), match('c')], others))).toEqual(['kevin', 'c', 'a', 'b', 'd', 'e', 'f']);
});

it('whose name only begins as it was typed, or is only like it, comes after the names that were typed whole, expected or not', () => {
  const petitjean = match('petitjean', { fit: 'begun' });
  const pettit = match('pettit', { fit: 'begun', isNear: true });
  const found = todayFirst([petitjean, pettit], [match('petit'), match('petiteau', { fit: 'begun' })]);
  expect(ids(found)).toEqual(['petit', 'petitjean', 'petiteau', 'pettit']);
});

it('who is called as it was typed stands before whoever of today only bears the words among others', () => {
  const jeanLuc = match('jean-luc', { called: 'no' });
  const firstName = match('first name', { called: 'no', fit: 'wholeFirst' });
  const found = todayFirst(
    [firstName, jeanLuc],
    [match('jean', { called: 'all' }), match('last name', { called: 'no' })],
  );
  expect(ids(found)).toEqual(['jean', 'jean-luc', 'last name', 'first name']);
});

it('everybody who was found is there once, those of today before others who fit alike', () => {
  const some = fc.uniqueArray(
    fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'), isBegun: fc.boolean() }),
    { selector: ({ id }) => id },
  );
  fc.assert(
    fc.property(some, fc.nat(7), (people, number) => {
      const all = people.map(({ id, isBegun }) => match(id, { fit: isBegun ? 'begun' : 'whole' }));
      const ofToday = all.slice(0, number);
      const found = todayFirst(ofToday, all.toReversed());
      expect(ids(found).toSorted()).toEqual(ids(all).toSorted());
      for (const fit of ['whole', 'begun']) {
        const alike = found.filter((one) => one.fit === fit);
        const last = alike.findLastIndex((one) => ofToday.includes(one));
        expect(alike.slice(0, last + 1).every((one) => ofToday.includes(one))).toBe(true);
      }
    }),
  );
});

it('is expected whoever has an appointment that stands, and here whoever holds a ticket', () => {
  const booked = (citizenId: string, status: string) => ({ citizenId, status, persons: [{}, { citizenId: 'child' }] });
  const appointments = [booked('mother', 'booked'), booked('off', 'cancelledByCitizen')] as unknown as Appointment[];
  const tickets = [
    { citizenId: 'waits', status: 'waiting' },
    { citizenId: 'done', status: 'done' },
    { citizenId: '', status: 'waiting' },
  ] as unknown as Ticket[];
  expect([...hereOrExpected(appointments, tickets)]).toEqual(['mother', 'child', 'waits']);
});
