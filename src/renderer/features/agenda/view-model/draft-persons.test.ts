import fc from 'fast-check';
import { expect, it } from 'vitest';

import { ageBandOf } from '#shared/domain/people/age-band';

import {
  ageFault,
  noPerson,
  personOfDependant,
  readPerson,
  resizePersons,
  toAppointmentPersons,
} from './draft-persons';

const day = '2026-11-23';

it.each([
  ['Gaspard 15', 'Gaspard', 'from15'],
  ['Lilas, 8 ans', 'Lilas', 'under12'],
  ['  Marie-Ange  d’Hérouville  12', 'Marie-Ange d’Hérouville', 'from12'],
  ['Zoé 1 an', 'Zoé', 'under12'],
  ['Paul 44', 'Paul', 'adult'],
  ['Paul', 'Paul', ''],
  ['Paul-Émile 29/02/2020', 'Paul-Émile', 'under12'],
  ['Tom 12/05/2021', 'Tom', 'under12'],
  ['Tom né le 12 mai 2010', 'Tom', 'from15'],
  ['Lou 2019', 'Lou', 'under12'],
  ['Lou (née en 1980)', 'Lou', 'adult'],
  ['Max 6 mois', 'Max', 'under12'],
  ['Max 18mois', 'Max', 'under12'],
])('« %s » is %s of the band « %s »', (text, name, ageBand) => {
  expect(readPerson(text, day)).toMatchObject({ ...noPerson, name, birthDate: expect.any(String) as string, ageBand });
});

it.each([
  '8',
  'Paul 31/02/2020',
  'Paul 12/05/2027',
  'Paul 2031',
  'Paul 121',
  'Paul 8 pommes',
  'Paul8',
  'Tom 0612345678',
])('« %s » is nobody', (text) => expect(readPerson(text, day)).toBeNull());

it('does not guess of a year that may be of two bands', () => {
  expect(readPerson('Lou 2014', day)).toBeNull();
  expect(readPerson('Lou 2013', day)).toMatchObject({ ageBand: 'from12' });
});

const firstName = fc.constantFrom('Tom', 'Lou', 'Paul-Émile', 'Marie-Ange d’Hérouville', 'Anne Claire');

it('takes a birth date, however it is written, for the age on the day of the appointment', () => {
  fc.assert(
    fc.property(
      firstName,
      fc.date({ min: new Date('1920-01-01'), max: new Date('2026-11-23'), noInvalidDate: true }),
      fc.constantFrom('/', '.', '-'),
      (name, at, between) => {
        const born = at.toISOString().slice(0, 10);
        const typed = born.split('-').toReversed().join(between);
        const person = readPerson(`${name} ${typed}`, day);
        expect(person).toEqual({ ...noPerson, name, birthDate: born, ageBand: ageBandOf(born, day) });
        // The place may be moved to another day after that.
        const later = `${Number(day.slice(0, 4)) + 2}${day.slice(4)}`;
        const [stored] = toAppointmentPersons(person ? [person] : [], '', later);
        expect(stored?.ageBand).toBe(ageBandOf(born, later));
      },
    ),
  );
});

it.each([
  ['Tom 12/05/2030', 'ahead'],
  ['Tom (31/04/2021)', 'noSuchDay'],
  ['Tom 150 ans', null],
  ['Tom 06 12 40 78 05', null],
  ['Tom', null],
])('says of « %s » what is wrong with the date', (text, fault) => expect(ageFault(text, day)).toBe(fault));

it('leaves no digit in a name', () => {
  fc.assert(
    fc.property(firstName, fc.string({ unit: fc.constantFrom(...'0123456789 /.anm') }), (name, typed) => {
      const read = readPerson(`${name} ${typed}`, day);
      expect(read?.name ?? '').not.toMatch(/\d/);
      if (/\d/.test(typed)) expect(read?.ageBand).not.toBe('');
    }),
  );
});

it('keeps who was typed when the count changes', () => {
  const paul = { ...noPerson, name: 'Paul' };
  expect(resizePersons([noPerson, paul], 3)).toEqual([noPerson, paul, noPerson]);
  expect(resizePersons([noPerson, paul], 0)).toEqual([noPerson]);
});

it('takes the age of a dependant on the day of the appointment', () => {
  const dependant = { id: 'd', firstName: 'Lilas', birthDate: '2014-11-24' };
  expect(personOfDependant(dependant, '2026-11-23')).toMatchObject({ citizenId: 'd', ageBand: 'under12' });
  expect(personOfDependant(dependant, '2026-11-24').ageBand).toBe('from12');
});
