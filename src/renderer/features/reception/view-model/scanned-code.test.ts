import { expect, it } from 'vitest';

import { unscramble } from './scanned-code';

it.each([
  // 7K2-M9Q, typed key by key on an AZERTY keyboard, with and without capitals.
  ['èké),ça', '7K2-M9Q'],
  ['èKé)?çA', '7K2-M9Q'],
  ['"(àzqb', '350WAB'],
  // A true name, and nothing.
  ['Bouchard', ''],
  ['', ''],
])('a scanner’s « %s » is read as « %s »', (typed, code) => {
  expect(unscramble(typed)).toBe(code);
});
