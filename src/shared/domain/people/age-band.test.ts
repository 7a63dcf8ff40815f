import { expect, it } from 'vitest';

import { ageBandOf, ageOn } from './age-band';

it.each([
  ['2014-11-24', '2026-11-23', 11, 'under12'],
  ['2014-11-24', '2026-11-24', 12, 'from12'],
  ['2011-11-25', '2026-11-24', 14, 'from12'],
  ['2011-11-24', '2026-11-24', 15, 'from15'],
  ['2008-11-25', '2026-11-24', 17, 'from15'],
  ['2008-11-24', '2026-11-24', 18, 'adult'],
  ['2008-02-29', '2026-02-28', 17, 'from15'],
  ['2008-02-29', '2026-03-01', 18, 'adult'],
  ['2026-11-24', '2026-11-24', 0, 'under12'],
])('%s is on %s %i years old: %s', (birthDate, day, age, band) => {
  expect([ageOn(birthDate, day), ageBandOf(birthDate, day)]).toEqual([age, band]);
});

it.each(['', '2027-01-01', '24/11/2008', '2008'])('knows no age for the birth date « %s »', (birthDate) => {
  expect([ageOn(birthDate, '2026-11-24'), ageBandOf(birthDate, '2026-11-24')]).toEqual([null, undefined]);
});
