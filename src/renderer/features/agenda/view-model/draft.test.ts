import { describe, expect, it } from 'vitest';

import type { Appointment } from '#shared/domain/model/appointment';

import {
  checkNumbers,
  isTyped,
  missingFields,
  readBirthDate,
  resizeNumbers,
  whoFromSearch,
  type Draft,
  wantsPlace,
} from './draft';

const blank: Draft = {
  place: null,
  isProposed: false,
  reasonId: 'r',
  numbers: [''],
  who: { kind: 'search', text: '' },
  phone: '',
  email: '',
};

describe('draft of an appointment', () => {
  it('knows whether something was typed', () => {
    expect(isTyped(blank)).toBe(false);
    expect(isTyped({ ...blank, numbers: ['4F'] })).toBe(true);
    expect(isTyped({ ...blank, who: { kind: 'search', text: 'dur' } })).toBe(true);
  });
  it('reads birth dates as people type them', () => {
    expect(readBirthDate('')).toBe('');
    expect(readBirthDate('4/2/1987')).toBe('1987-02-04');
    expect(readBirthDate('04021987')).toBe('1987-02-04');
    expect(readBirthDate('31/02/1987')).toBeNull();
    expect(readBirthDate('1987')).toBeNull();
  });
  it('begins a new citizen from what was searched', () => {
    expect(whoFromSearch('Durand Zoé')).toMatchObject({ lastName: 'Durand', firstName: 'Zoé' });
    expect(whoFromSearch('Zoé DE LA MOTTE')).toMatchObject({ lastName: 'DE LA MOTTE', firstName: 'Zoé' });
    expect(whoFromSearch('06 12 40')).toMatchObject({ lastName: '', firstName: '' });
  });
  it('checks each number as typed', () => {
    const other = { id: 'a', persons: [{ preApplicationNumber: '9B0TQ71LHV' }] } as unknown as Appointment;
    const states = checkNumbers(['4f7k2m9qxa', '9b0tq71lhv', '', '4F7K2M9Q', '4F7K2M9QXA', '4F7K2M9QXA1'], [other]).map(
      ({ state }) => state,
    );
    expect(states).toEqual(['ok', 'used', 'empty', 'short', 'twice', 'long']);
    expect(checkNumbers(['4F7K2M9Q'], [])[0]?.missing).toBe(2);
  });
  it('keeps the numbers when the count changes', () => {
    expect(resizeNumbers(['a', 'b'], 3)).toEqual(['a', 'b', '']);
    expect(resizeNumbers(['a', 'b'], 0)).toEqual(['a']);
  });
  it('lists what is missing in the order of the form', () => {
    expect(missingFields(blank)).toEqual(['place', 'citizen']);
    const typed: Draft = {
      ...blank,
      place: { day: '2026-11-23', time: '15:20', deskId: 'd' },
      who: { kind: 'new', lastName: 'Ly', firstName: '', birthDate: '1/1/80' },
      phone: '0612',
    };
    expect(missingFields(typed)).toEqual(['firstName', 'birthDate', 'phone']);
  });
});

describe('the place of a form', () => {
  const place = { day: '2026-11-23', time: '15:20', deskId: 'd' };
  const other = { ...place, deskId: 'e' };
  const misfit = { code: 'personsTooMany', most: 1 } as unknown as Parameters<typeof wantsPlace>[1];

  it('is looked for when there is none, and again when the one proposed does not fit any more', () => {
    expect(wantsPlace(blank, null, undefined)).toBe(true);
    expect(wantsPlace({ ...blank, place, isProposed: true }, misfit, other)).toBe(true);
    expect(wantsPlace({ ...blank, place, isProposed: true }, null, other)).toBe(false);
    expect(wantsPlace({ ...blank, place, isProposed: true }, misfit, place)).toBe(false);
  });

  it('is left where a person chose it', () => {
    expect(wantsPlace({ ...blank, place }, misfit, other)).toBe(false);
  });
});
