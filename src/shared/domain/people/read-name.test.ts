import { expect, it } from 'vitest';

import { readName } from './read-name';

it.each([
  ['Zoé Martin', 'Zoé', 'Martin'],
  ['MARTIN Zoé', 'Zoé', 'Martin'],
  ['Zoé MARTIN', 'Zoé', 'Martin'],
  ['Jeanne de La Motte', 'Jeanne', 'de La Motte'],
  ['DE LA MOTTE Jeanne', 'Jeanne', 'de La Motte'],
  ['zoé martin', 'Zoé', 'Martin'],
  ['ZOÉ MARTIN', 'Zoé', 'Martin'],
  ['Ronan McDonald', 'Ronan', 'McDonald'],
  ['  Anne-Laure   D’HÉROUVILLE ', 'Anne-Laure', 'd’Hérouville'],
])('reads %s', (text, firstName, lastName) => {
  expect(readName(text, 'lastName')).toEqual({ firstName, lastName });
});

it('takes a single word for the one that is asked for', () => {
  expect(readName('DUPONT', 'lastName')).toEqual({ firstName: '', lastName: 'Dupont' });
  expect(readName('zoé', 'firstName')).toEqual({ firstName: 'Zoé', lastName: '' });
  expect(readName('', 'lastName')).toEqual({ firstName: '', lastName: '' });
});
