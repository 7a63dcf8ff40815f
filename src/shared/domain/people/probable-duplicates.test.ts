import { describe, expect, it } from 'vitest';

import type { CitizenValues } from '../model/citizen';
import { nearCitizens } from './near-citizens';
import { probableDuplicates } from './probable-duplicates';
import { createSearchIndex } from './search-index';
import { person } from './testing/person';

const nobody: CitizenValues = { lastName: '', firstName: '', birthDate: '', phone: '', email: '' };
const known: CitizenValues = {
  lastName: 'd’Hérouville',
  firstName: 'Anne-Laure',
  birthDate: '1987-03-12',
  phone: '0612407805',
  email: 'al.dh@exemple.fr',
};
const whyOf = (typed: Partial<CitizenValues>, other = known): string =>
  probableDuplicates({ ...nobody, ...typed }, [{ id: 'known', values: other }])[0]?.why ?? '';

describe('probableDuplicates', () => {
  it.each<[string, Partial<CitizenValues>]>([
    ['birth', { lastName: 'Herouville', firstName: 'Anne Laure', birthDate: '1987-03-12' }],
    ['birth', { lastName: 'ANNE-LAURE', firstName: 'D’HEROUVILLE', birthDate: '1987-03-12' }],
    ['birth', { lastName: 'd’Hérouvile', firstName: 'Anne', birthDate: '1987-03-12' }],
    ['birth', { lastName: 'd’Hérouville-Vial', firstName: 'Anne-Luare', birthDate: '1987-03-12' }],
    ['birth', { lastName: 'Herouvile Kermadec', firstName: 'Anne', birthDate: '1987-03-12' }],
    ['phone', { lastName: 'Herouvile', firstName: 'Anne-Laure', phone: '+33 6 12 40 78 05' }],
    ['email', { lastName: 'Hérouville', firstName: 'Anne-Laure', email: 'AL.DH@exemple.fr' }],
    ['phone', { lastName: 'Martin', firstName: 'Anne-Laure', birthDate: '1987-03-12', phone: '06.12.40.78.05' }],
    ['birthSlip', { lastName: 'Hérouville', firstName: 'Anne-Laure', birthDate: '1987-12-03' }],
    ['birthSlip', { lastName: 'Hérouville', firstName: 'Anne-Laure', birthDate: '1978-03-12' }],
    ['name', { lastName: 'Herouville', firstName: 'Anne-Laure' }],
  ])('is the same by %s', (why, typed) => {
    expect(whyOf(typed)).toBe(why);
  });

  it.each<[string, Partial<CitizenValues>]>([
    ['a twin', { lastName: 'd’Hérouville', firstName: 'Paul', birthDate: '1987-03-12', phone: '0612407805' }],
    ['a namesake', { lastName: 'd’Hérouville', firstName: 'Anne-Laure', birthDate: '1955-07-01' }],
    ['a close name alone', { lastName: 'Herouvile', firstName: 'Anne-Laure' }],
    ['somebody born on that day', { lastName: 'Martin', firstName: 'Zoé', birthDate: '1987-03-12' }],
    ['nothing typed', {}],
    ['a phone alone', { phone: '0612407805' }],
  ])('is somebody else: %s', (_, typed) => {
    expect(whyOf(typed)).toBe('');
  });

  it('does not take short names for one another', () => {
    const wu = { ...nobody, lastName: 'Wu', firstName: 'Lin', birthDate: '1990-01-01' };
    expect(whyOf({ ...wu, lastName: 'Hu' }, wu)).toBe('');
    expect(whyOf(wu, wu)).toBe('birth');
  });

  it('puts the likeliest first', () => {
    const found = probableDuplicates(known, [
      { id: 'name', values: { ...nobody, lastName: known.lastName, firstName: known.firstName } },
      { id: 'birth', values: { ...known, phone: '', email: '' } },
      { id: 'phone', values: { ...known, birthDate: '', email: '' } },
    ]);
    expect(found.map(({ id }) => id)).toEqual(['birth', 'phone', 'name']);
  });
});

describe('nearCitizens', () => {
  const index = createSearchIndex();
  for (const one of [
    person(known.firstName, known.lastName, { ...known, id: 'stays' }),
    person('Anne', 'Hérouville', { id: 'other', birthDate: '1987-03-12', mergedInto: 'stays' }),
    person('Zoé', 'Martin', { id: 'martin' }),
    person('Martin', 'Zoé', { id: 'swapped', phone: '0611111111' }),
  ])
    index.put(one);

  it('names each person once, as the one that stays', () => {
    const typed = { ...nobody, lastName: 'Herouville', firstName: 'Anne', birthDate: '1987-03-12' };
    expect(nearCitizens(index, typed).map(({ id, values }) => [id, values.firstName])).toEqual([
      ['stays', 'Anne-Laure'],
    ]);
    expect(nearCitizens(index, typed, 'other')).toEqual([]);
  });

  it('finds swapped names without another sign', () => {
    const typed = { ...nobody, lastName: 'MARTIN', firstName: 'ZOE' };
    expect(nearCitizens(index, typed).map(({ id }) => id)).toEqual(['martin', 'swapped']);
    expect(nearCitizens(index, typed, 'martin').map(({ id }) => id)).toEqual(['swapped']);
  });
});
