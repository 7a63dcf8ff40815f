import fc from 'fast-check';
import { expect, it } from 'vitest';

import type { CitizenValues } from '../model/citizen';
import { ticketStatuses, type Ticket } from '../model/ticket';
import { isHeld } from '../numbers/held-labels';
import { asksFirst, mergeDoubts } from './merge-doubts';

const values = fc.record<CitizenValues>({
  lastName: fc.constantFrom('El Amrani', 'Martin'),
  firstName: fc.constantFrom('Jacqueline', 'Jean-Baptiste'),
  birthDate: fc.constantFrom('', '1967-12-24', '1937-04-07'),
  phone: fc.constantFrom('', '0639987805', '06 39 98 78 05', '+33639987805', '0711223344'),
  email: fc.constantFrom('', 'a@exemple.fr', 'A@exemple.fr ', 'b@exemple.fr'),
});
const ticket = fc
  .record({ status: fc.constantFrom(...ticketStatuses), citizenId: fc.constantFrom('k', 'k2', 'o', 'x') })
  .map((one) => ({ ...one, label: `A-${one.citizenId}` }) as Ticket);

const same = { birthDate: '1967-12-24', phone: '0639987805', email: 'a@exemple.fr' };

it('names what differs, and nothing that only one file says', () => {
  fc.assert(
    fc.property(values, values, fc.array(ticket, { maxLength: 5 }), (own, its, tickets) => {
      const kept = { values: own, memberIds: ['k', 'k2'] };
      const other = { values: its, memberIds: ['o'] };
      const doubts = mergeDoubts(kept, other, tickets);
      const back = mergeDoubts(other, kept, tickets);
      expect(back?.fields.map(({ field }) => field)).toEqual(doubts?.fields.map(({ field }) => field));
      const waits = (...ids: readonly string[]) => tickets.some((one) => isHeld(one) && ids.includes(one.citizenId));
      expect(Boolean(doubts?.tickets)).toBe(waits('k', 'k2') && waits('o'));
      for (const one of doubts?.fields ?? []) {
        expect([one.kept, one.other]).toEqual([own[one.field], its[one.field]]);
        expect([one.kept, one.other]).not.toContain('');
      }
      const births = [own.birthDate, its.birthDate];
      const isTwice = !births.includes('') && births[0] !== births[1];
      expect(doubts?.fields.some(({ field }) => field === 'birthDate') ?? false).toBe(isTwice);
    }),
  );
});

it('names two different people by both names, and asks of names alone unless a rule took the two for one person', () => {
  const fileOf = (lastName: string, firstName: string, id: string) => ({
    values: { ...same, lastName, firstName },
    memberIds: [id],
  });
  const kept = fileOf('Dupontel', 'Jeannine', 'k');
  const names = mergeDoubts(kept, fileOf('Soumaré', 'Nathalie', 'o'), []);
  expect(names?.fields).toEqual([
    { field: 'lastName', kept: 'Dupontel', other: 'Soumaré' },
    { field: 'firstName', kept: 'Jeannine', other: 'Nathalie' },
  ]);
  expect([asksFirst(names, false), asksFirst(names, true), asksFirst(null, false)]).toEqual([true, false, false]);
  const born = mergeDoubts(kept, { ...kept, values: { ...kept.values, birthDate: '1937-04-07' } }, []);
  expect(asksFirst(born, true)).toBe(true);
});

it('says nothing of one person written in two ways', () => {
  const kept = { values: { lastName: 'Petit-Jean', firstName: 'Zoé', ...same }, memberIds: ['k'] };
  const other = {
    values: { lastName: 'PETIT JEAN', firstName: '', ...same, phone: '+33 6 39 98 78 05', email: ' A@exemple.fr' },
    memberIds: ['o'],
  };
  expect(mergeDoubts(kept, other, [])).toBeNull();
  expect(mergeDoubts(kept, { ...other, values: { ...other.values, birthDate: '1937-04-07' } }, [])?.fields).toEqual([
    { field: 'birthDate', kept: '1967-12-24', other: '1937-04-07' },
  ]);
});
