import { expect, it } from 'vitest';

import { birthFault, readBirthDate } from './read-birth-date';

const today = '2026-11-24';

it.each([
  ['24/11/1987', '1987-11-24'],
  ['4/1/1987', '1987-01-04'],
  ['24.11.87', '1987-11-24'],
  ['24-11-1987', '1987-11-24'],
  ['24111987', '1987-11-24'],
  ['241187', '1987-11-24'],
  ['24 novembre 1987', '1987-11-24'],
  ['1er févr. 2014', '2014-02-01'],
  ['24/11/26', '2026-11-24'],
  ['25/11/26', '1926-11-25'],
  ['29/02/2024', '2024-02-29'],
  ['', ''],
  ['  ', ''],
])('reads %s', (text, day) => {
  expect(readBirthDate(text, today)).toBe(day);
});

it.each([
  '29/02/2023',
  '31/04/1987',
  '25/11/2026',
  '12/13/1987',
  '1/1/1899',
  '12/03',
  '1987',
  'mars 1987',
  'Zoé',
  '1',
  '12/03/198',
])('takes « %s » for no birth date', (text) => {
  expect(readBirthDate(text, today)).toBeNull();
});

it.each([
  ['12052030', 'ahead'],
  ['25/11/2026', 'ahead'],
  ['12 mai 2030', 'ahead'],
  ['31/04/1987', 'noSuchDay'],
  ['29/02/23', 'noSuchDay'],
  ['12131987', 'noSuchDay'],
  ['45/01/1987', 'noSuchDay'],
  ['1/1/1899', 'tooOld'],
  ['12/03', 'shape'],
  ['12/03/198', 'shape'],
  ['Zoé', 'shape'],
  ['24/11/1987', null],
  [' ', null],
])('says of « %s » what is wrong: %s', (text, fault) => {
  expect(birthFault(text, today)).toBe(fault);
  expect(readBirthDate(text, today) === null).toBe(fault !== null);
});
