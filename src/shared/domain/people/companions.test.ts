import { expect, it } from 'vitest';

import type { Citizen, CitizenValues } from '../model/citizen';
import { companionRegisters, firstNamesOf, isCompanionRegister } from './companions';

const persons = [
  { preApplicationNumber: '' },
  { preApplicationNumber: '', citizenId: 'lilas' },
  { preApplicationNumber: '' },
  { preApplicationNumber: '' },
];
const appointment = { id: 'a1', citizenId: 'own', persons };
const values = (firstName: string): CitizenValues => ({ lastName: '', firstName, birthDate: '', phone: '', email: '' });
const known = new Map([
  ['own', values('Aurore')],
  ['lilas', values('Lilas')],
]);
const citizen = (registers: Readonly<Record<string, string>>, erasedAt = ''): Citizen => ({
  id: 'own',
  siteId: 's',
  erasedAt,
  fields: Object.fromEntries(Object.entries(registers).map(([name, v]) => [name, { v, t: '1' }])),
});
const registers = companionRegisters('a1', persons, ['never', 'never', '  Anne   Laure ', '']);

it('keeps the first name of who has no file, tidied, and of nobody else', () => {
  expect(Object.values(registers)).toEqual(['Anne Laure']);
  expect(Object.keys(registers).every(isCompanionRegister)).toBe(true);
  expect(isCompanionRegister('firstName')).toBe(false);
});

it('names everybody: the citizen, a dependant by their file, a companion by what was typed', () => {
  const names = firstNamesOf(appointment, citizen(registers), (id) => known.get(id));
  expect(names).toEqual(['Aurore', 'Lilas', 'Anne Laure', '']);
});

it('knows no companion of another appointment, nor of somebody erased', () => {
  expect(firstNamesOf({ ...appointment, id: 'a2' }, citizen(registers), () => undefined)).toEqual(['', '', '', '']);
  expect(firstNamesOf(appointment, citizen(registers, 's1'), () => undefined)).toEqual(['', '', '', '']);
});
