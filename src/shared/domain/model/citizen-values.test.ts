import { describe, expect, it } from 'vitest';

import type { Citizen } from './citizen';
import { displayName, knownBy, shortName, toCitizenValues, writeFields } from './citizen-values';

const citizen: Citizen = {
  id: 'c',
  siteId: 's',
  erasedAt: '',
  fields: { lastName: { v: 'd’Hérouville', t: 's1' }, firstName: { v: 'Anne-Laure', t: 's1' } },
};

describe('citizen values', () => {
  it('reads what is known and nothing of who was erased', () => {
    expect(toCitizenValues(citizen)).toEqual({
      lastName: 'd’Hérouville',
      firstName: 'Anne-Laure',
      birthDate: '',
      phone: '',
      email: '',
    });
    expect(Object.values(toCitizenValues({ ...citizen, erasedAt: 's2' })).join('')).toBe('');
  });

  it('names a person', () => {
    const values = toCitizenValues(citizen);
    expect(displayName(values)).toBe('Anne-Laure d’Hérouville');
    expect(shortName(values)).toBe('d’Hérouville A.-L.');
    expect(shortName({ ...values, firstName: '' })).toBe('d’Hérouville');
  });

  it('knows a person without a name by their telephone, which is no name', () => {
    const values = { ...toCitizenValues(citizen), phone: '+33 6 12 34 56 78' };
    expect(knownBy(values)).toBe('Anne-Laure d’Hérouville');
    const nameless = { ...values, lastName: '', firstName: '' };
    expect([knownBy(nameless), shortName(nameless)]).toEqual(['06 12 34 56 78', '06 12 34 56 78']);
    expect([displayName(nameless), knownBy({ ...nameless, phone: '' })]).toEqual(['', '']);
  });

  it('stamps only what changes, and notes the stamp that it replaces', () => {
    expect(writeFields(citizen, { lastName: ' d’Hérouville ', firstName: 'Anne', phone: '' }, 's2')).toEqual({
      lastName: { v: 'd’Hérouville', t: 's1' },
      firstName: { v: 'Anne', t: 's2', p: 's1' },
    });
    expect(writeFields(null, { lastName: 'Çelik' }, 's3')).toEqual({ lastName: { v: 'Çelik', t: 's3', p: '' } });
    expect(writeFields({ ...citizen, fields: {}, erasedAt: 's2' }, { lastName: 'Çelik' }, 's3')).toEqual({});
  });
});
