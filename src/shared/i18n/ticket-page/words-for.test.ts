import fc from 'fast-check';
import { expect, it } from 'vitest';

import type { TicketPageWords } from './words';
import { ticketPageWordsFor } from './words-for';

const langs = ['fr', 'en', 'es', 'pt', 'ar'];

it.each([
  ['fr-FR,fr;q=0.9', 'fr'],
  ['en-GB,en;q=0.9,fr;q=0.8', 'en'],
  ['de,es;q=0.2,pt;q=0.7', 'pt'],
  ['ar-MA', 'ar'],
  ['de', 'fr'],
  ['', 'fr'],
  ['en;q=0', 'fr'],
])('%s is read in %s', (accept, lang) => expect(ticketPageWordsFor(accept).lang).toBe(lang));

it('is total for any header', () => {
  fc.assert(
    fc.property(fc.string(), (accept) => {
      expect(langs).toContain(ticketPageWordsFor(accept).lang);
    }),
  );
});

/** Every text of a language, those that take a number or a name as well. */
const textsOf = (words: TicketPageWords): readonly string[] => [
  ...Object.values(words).filter((text): text is string => typeof text === 'string'),
  ...Object.values(words.themes),
  ...[0, 1, 7].map(words.ahead),
  words.wait({ fromMin: 0, toMin: 5 }),
  words.wait({ fromMin: 10, toMin: 25 }),
  words.called(words.desk(4)),
  words.serving(words.desk(4)),
  words.parked('Salle B'),
];

it('says everything in every language, and nothing in two', () => {
  for (const lang of langs) {
    const texts = textsOf(ticketPageWordsFor(lang));
    expect(texts.filter((text) => text.trim() === '')).toEqual([]);
    expect(texts.join(' ')).toContain('25');
  }
  const sentences = langs.map((lang) => ticketPageWordsFor(lang).stayNear);
  expect(new Set(sentences).size).toBe(langs.length);
});
