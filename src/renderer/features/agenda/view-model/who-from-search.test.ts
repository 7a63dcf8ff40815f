import { expect, it } from 'vitest';

import { phoneDigits } from '#shared/lib/phone';

import { phoneIn, phoneTyped, whoFromSearch } from './who-from-search';

it('begins a new citizen from what was searched', () => {
  const lean = (word: string): number => (word.toLowerCase() === 'zoé' ? 2 : 1);
  for (const typed of ['Durand Zoé', 'zoé durand', 'Zoé Durand 7/3/1984'])
    expect(whoFromSearch(typed, lean)).toMatchObject({ lastName: 'Durand', firstName: 'Zoé' });
  expect(whoFromSearch('Zoé DE LA MOTTE')).toMatchObject({ lastName: 'de La Motte', firstName: 'Zoé' });
  expect(whoFromSearch('Le Goff Yann')).toMatchObject({ lastName: 'Le Goff', firstName: 'Yann' });
  expect(whoFromSearch('Yann Le Goff')).toMatchObject({ lastName: 'Le Goff', firstName: 'Yann' });
  expect(whoFromSearch('van den berghe anne 7/3/1984')).toMatchObject({
    lastName: 'Van den Berghe',
    firstName: 'Anne',
  });
  expect(whoFromSearch('LE GOFF YANN')).toMatchObject({ lastName: 'Le Goff', firstName: 'Yann' });
  expect(whoFromSearch('McDonald zoé', lean)).toMatchObject({ lastName: 'McDonald', firstName: 'Zoé' });
  expect(whoFromSearch('DURAND Zoé 7/3/1984')).toMatchObject({ lastName: 'Durand', birthDate: '07/03/1984' });
  expect(whoFromSearch('DURAND Zoé 7 mars 1984')).toMatchObject({ firstName: 'Zoé', birthDate: '07/03/1984' });
  expect(whoFromSearch('0612345678')).toMatchObject({ lastName: '', firstName: '', birthDate: '' });
  // A date that cannot be is kept, and no date is a number.
  for (const [typed, kept] of [
    ['12052030', '12/05/2030'],
    ['12031987', '12/03/1987'],
    ['31/04/1987', '31/04/1987'],
    ['32/01/1990', '32/01/1990'],
    ['12/13/1987', '12/13/1987'],
  ] as const) {
    expect(whoFromSearch(`Durand Zoé ${typed}`, lean)).toMatchObject({ lastName: 'Durand', birthDate: kept });
    expect(phoneTyped(`Durand Zoé ${typed}`)).toBe('');
  }
  expect(phoneIn('Durand Zoé 06.12 34 56 78')).toEqual({ phone: '06 12 34 56 78', rest: 'Durand Zoé' });
  expect(phoneIn('Thị Hoa0612345678')).toEqual({ phone: '06 12 34 56 78', rest: 'Thị Hoa' });
  for (const date of ['02.03.1984', '07 03 1984', '7/3/1984', '01.02.198412'])
    expect(phoneIn(`Zoé ${date} 06 12 34 56 78`)).toEqual({ phone: '06 12 34 56 78', rest: `Zoé ${date}` });
  // Guadeloupe, and a number that is too long: no part of them is somebody else’s.
  for (const other of ['+590690123456', '10612345678', '06123456789', '0612345678/2'])
    expect(phoneIn(other)).toEqual({ phone: '', rest: other });
  // However it was written, it is asked about and not lost.
  for (const [typed, kept] of [
    ['Durand Zoé 06 12345678', '06 12345678'],
    ['Durand Zoé 06 12 34 5678', '06 12 34 5678'],
    ['Durand Zoé tél.0612345678 7/3/1984', '0612345678'],
    ['Durand Zoé 7/3/1984', ''],
  ] as const)
    expect(phoneDigits(phoneTyped(typed))).toBe(phoneDigits(kept));
  expect(phoneIn('Zoé 12/05/2021')).toEqual({ phone: '', rest: 'Zoé 12/05/2021' });
  expect(whoFromSearch('06 12 40')).toMatchObject({ lastName: '', firstName: '' });
});
