import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { foldText } from '../../lib/fold-text';
import { createPassageNotes } from './passage-notes';
import { searchCitizens } from './search-citizens';
import { createSearchIndex } from './search-index';
import { person } from './testing/person';

const notes = createPassageNotes();
const lastName = fc.constantFrom(
  'd’Hérouville',
  'de La Motte',
  'Dupré-Vial',
  'Çelik',
  'N’Diaye',
  'Le Goff',
  'Bouchard-Lefèvre',
  'Dubœuf',
  'Muñoz y Peña',
  'Müller',
  'Ångström',
  'Martin',
);
const firstName = fc.constantFrom('Anne-Laure', 'Jean-Baptiste', 'Noé', 'Émilie', 'Zoé', 'Ousmane', 'Loïc', 'Garance');
const digits = fc.integer({ min: 10_000_000, max: 99_999_999 }).map((number) => `06${number}`);
const citizen = fc
  .tuple(firstName, lastName, digits, fc.integer({ min: 1, max: 9_999 }))
  .map(([first, last, phone, number]) => person(first, last, { phone, id: `c${number}` }));
const citizens = fc.uniqueArray(citizen, { maxLength: 12, selector: ({ id }) => id });

/** The same letters as another person types them. */
const typed = (text: string, way: number): string =>
  [
    text,
    text.toUpperCase(),
    text.toLowerCase(),
    text.normalize('NFD'),
    text.normalize('NFD').replaceAll(/\p{M}/gu, ''),
    text.replaceAll('’', "'"),
    text.replaceAll('œ', 'oe'),
    ` ${text} `,
  ][way] ?? text;
const way = fc.integer({ min: 0, max: 7 });

const phoneForms = (phone: string): readonly string[] => {
  const pairs = phone.match(/\d\d/g) ?? [];
  const rest = phone.slice(1);
  return [
    phone,
    pairs.join(' '),
    pairs.join('.'),
    pairs.join('-'),
    `+33${rest}`,
    `+33 ${rest}`,
    `0033${rest}`,
    `+33 (0)${rest}`,
    phone.slice(-4),
    phone.slice(0, 6),
  ];
};

const indexOf = (all: readonly ReturnType<typeof person>[]) => {
  const index = createSearchIndex();
  for (const one of all) index.put(one);
  return index;
};
const valueOf = (one: ReturnType<typeof person>, field: string): string => one.fields[field]?.v ?? '';
const wordsOf = (one: ReturnType<typeof person>): string[] =>
  `${valueOf(one, 'firstName')} ${valueOf(one, 'lastName')}`.split(/[\s’'-]+/);

describe('the search of citizens', () => {
  it('finds everybody by any word of their name of three letters, in any form of accents and case', () => {
    fc.assert(
      fc.property(citizens, citizen, way, (others, one, form) => {
        const index = indexOf([...others.filter(({ id }) => id !== one.id), one]);
        for (const word of wordsOf(one).filter((each) => foldText(each).replaceAll(' ', '').length >= 3))
          expect(
            searchCitizens(index, notes, typed(word, form), 50).map(({ citizenId }) => citizenId),
            `${word} ${form}`,
          ).toContain(one.id);
      }),
    );
  });

  it('finds everybody by their name in both orders, and by their phone in any form', () => {
    fc.assert(
      fc.property(citizens, citizen, way, (others, one, form) => {
        const index = indexOf([...others.filter(({ id }) => id !== one.id), one]);
        const [first, last] = [valueOf(one, 'firstName'), valueOf(one, 'lastName')];
        for (const text of [`${first} ${last}`, `${last} ${first}`].map((name) => typed(name, form)))
          expect(searchCitizens(index, notes, text, 50).map(({ citizenId }) => citizenId)).toContain(one.id);
        for (const text of phoneForms(valueOf(one, 'phone')))
          expect(
            searchCitizens(index, notes, text, 50).map(({ citizenId }) => citizenId),
            text,
          ).toContain(one.id);
      }),
    );
  });

  it('finds never anybody in whose name a word does not begin', () => {
    fc.assert(
      fc.property(
        citizens,
        fc.tuple(lastName, firstName),
        fc.integer({ min: 3, max: 9 }),
        (all, [last, first], cut) => {
          for (const text of [last, first, `${first} ${last}`].map((name) => name.slice(0, cut))) {
            const words = foldText(text).split(' ');
            for (const { values } of searchCitizens(indexOf(all), notes, text, 50)) {
              const names = `${foldText(values.firstName)} ${foldText(values.lastName)}`;
              const joined = names.split(' ').map((_, at, parts) => parts.slice(at).join(''));
              expect(words.every((word) => joined.some((begin) => begin.startsWith(word)))).toBe(true);
            }
          }
        },
      ),
    );
  });

  it('answers the same whatever the order in which citizens came and changed', () => {
    fc.assert(
      fc.property(
        citizens,
        citizens,
        fc.constantFrom('dup', 'her', 'mar', 'anne', '061', 'noe'),
        (all, before, text) => {
          const calm = indexOf(all);
          const stirred = indexOf([
            ...before.filter(({ id }) => all.some((one) => one.id === id)),
            ...all.toReversed(),
          ]);
          expect(searchCitizens(stirred, notes, text, 50)).toEqual(searchCitizens(calm, notes, text, 50));
        },
      ),
    );
  });

  it('answers every text at all', () => {
    const index = indexOf([person('Anne', 'Martin', { phone: '0612345678', birthDate: '1987-03-12' })]);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(searchCitizens(index, notes, text, 5).length).toBeLessThanOrEqual(1);
      }),
    );
  });
});
