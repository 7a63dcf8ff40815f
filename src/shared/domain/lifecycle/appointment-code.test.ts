import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { appointmentCode, findByCode, readAppointmentCode } from './appointment-code';

const id = '01JDB3T0Z7N8X4Q2WM7K2M9Q00'.slice(0, 20) + '7K2M9Q';
const letters = fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ');
const ids = fc.array(letters, { minLength: 26, maxLength: 26 }).map((parts) => parts.join(''));

describe('number of an appointment', () => {
  it('is the tail of the id in two halves', () => {
    expect(appointmentCode(id)).toBe('7K2-M9Q');
  });
  it('is read as people type it', () => {
    expect(readAppointmentCode(' 7k2 m9q ')).toBe('7K2M9Q');
    expect(readAppointmentCode('7K2-M9')).toBe('');
    expect(readAppointmentCode('Ozturk')).toBe('');
    expect(readAppointmentCode('oil-oil')).toBe('011011');
  });
  it('finds its appointment again, whatever the id', () => {
    fc.assert(
      fc.property(ids, ids, (one, other) => {
        const found = findByCode([{ id: one }, { id: other }], appointmentCode(one).toLowerCase());
        expect(found[0]?.id.slice(-6)).toBe(one.slice(-6));
      }),
    );
    expect(findByCode([{ id }], 'Durand')).toEqual([]);
  });
});
