import { expect, it } from 'vitest';

import { likelyAddress } from './email-slip';

it.each([
  ['maelle.legall@gmial.con', 'maelle.legall@gmail.com'],
  ['a@gmail.co', 'a@gmail.com'],
  ['a@gmail.fr', 'a@gmail.com'],
  ['a@gamil.com', 'a@gmail.com'],
  [' a@Hotmial.fr ', 'a@hotmail.fr'],
  ['a@oragne.fr', 'a@orange.fr'],
  ['a@wanado.fr', 'a@wanadoo.fr'],
  ['a@laposte.fr', 'a@laposte.net'],
])('%s was probably meant as %s', (typed, meant) => expect(likelyAddress(typed)).toBe(meant));

it.each([
  'a@gmail.com',
  'a@GMAIL.COM',
  'a@ymail.com',
  'a@mail.com',
  'a@hotmail.be',
  'a@yahoo.ca',
  'a@live.com',
  'a@tree.fr',
  'a@mairie-exemple.fr',
  'gmial.con',
  'a@gmial',
  '',
])('%s is taken as it is', (typed) => expect(likelyAddress(typed)).toBe(''));
