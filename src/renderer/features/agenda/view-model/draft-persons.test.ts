import { expect, it } from 'vitest';

import { noPerson, personOfDependant, readPerson, resizePersons } from './draft-persons';

it.each([
  ['Gaspard 15', 'Gaspard', 'from15'],
  ['Lilas, 8 ans', 'Lilas', 'under12'],
  ['  Marie-Ange  d’Hérouville  12', 'Marie-Ange d’Hérouville', 'from12'],
  ['Zoé 1 an', 'Zoé', 'under12'],
  ['Paul 44', 'Paul', 'adult'],
  ['Paul', 'Paul', ''],
  ['Paul 2016', 'Paul 2016', ''],
  ['8', '8', ''],
])('« %s » is %s of the band « %s »', (text, name, ageBand) => {
  expect(readPerson(text)).toEqual({ ...noPerson, name, ageBand });
});

it('keeps who was typed when the count changes', () => {
  const paul = readPerson('Paul');
  expect(resizePersons([noPerson, paul], 3)).toEqual([noPerson, paul, noPerson]);
  expect(resizePersons([noPerson, paul], 0)).toEqual([noPerson]);
});

it('takes the age of a dependant on the day of the appointment', () => {
  const dependant = { id: 'd', firstName: 'Lilas', birthDate: '2014-11-24' };
  expect(personOfDependant(dependant, '2026-11-23')).toMatchObject({ citizenId: 'd', ageBand: 'under12' });
  expect(personOfDependant(dependant, '2026-11-24').ageBand).toBe('from12');
});
