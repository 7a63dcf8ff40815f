import { expect, it } from 'vitest';

import { readTime } from './read-time';

it.each([
  ['8', '08:00'],
  ['8h', '08:00'],
  ['8h30', '08:30'],
  ['8 h 30', '08:30'],
  ['8:30', '08:30'],
  ['08.30', '08:30'],
  ['830', '08:30'],
  ['1730', '17:30'],
  [' 17:30 ', '17:30'],
])('reads %s as %s', (typed, time) => {
  expect(readTime(typed)).toBe(time);
});

it.each(['', 'midi', '25:00', '8:75', '8:3', '12345'])('leaves %s as it is: it is no time', (typed) => {
  expect(readTime(typed)).toBe(typed);
});
