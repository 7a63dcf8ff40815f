import fc from 'fast-check';
import { expect, it } from 'vitest';

import type { Channel } from '../../model/request';
import { guessChannel } from './guess-channel';

const words: readonly (readonly [Channel, string])[] = [
  ['desk', 'Sans rendez-vous'],
  ['phone', 'Téléphone'],
  ['phone', 'Tél.'],
  ['phone', 'appel'],
  ['email', 'Mail'],
  ['email', 'E-mail'],
  ['email', 'courriel'],
  ['email', 'Courrier électronique'],
  ['mail', 'Courrier'],
  ['mail', 'lettre'],
  ['sms', 'SMS'],
  ['appointment', 'Rendez-vous'],
  ['portal', 'Portail'],
  ['portal', 'Téléservice'],
];
const word = fc.constantFrom(...words);
const around = fc.constantFrom('', ' ', '(mairie) ', 'Accueil ', 'entrant ', 'du ');
const between = fc.constantFrom(' / ', ' ou ', ', ', ' + ', ' (', '-');
const cased = fc.constantFrom(
  (text: string) => text,
  (text: string) => text.toUpperCase(),
  (text: string) => text.toLowerCase(),
  (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, ''),
);

it('reads a word that names a way, however it is written and whatever place stands around it', () => {
  fc.assert(
    fc.property(word, around, around, cased, ([channel, text], before, after, write) => {
      expect(guessChannel(write(`${before}${text} ${after}`))).toBe(channel);
    }),
  );
});

it('chooses none of several ways', () => {
  fc.assert(
    fc.property(word, word, between, cased, ([one, first], [other, second], and, write) => {
      expect(guessChannel(write(`${first}${and}${second}`))).toBe(one === other ? one : null);
    }),
  );
});
