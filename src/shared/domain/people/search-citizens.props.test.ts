import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { foldText } from '../../lib/fold-text';
import { createPassageNotes } from './passage-notes';
import { calledSo, searchCitizens } from './search-citizens';
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

const shuffled = (words: readonly string[]): fc.Arbitrary<readonly string[]> =>
  fc.shuffledSubarray([...words], { minLength: words.length });

/** One letter put in, left out, replaced, or swapped with its neighbour. */
const slip: fc.Arbitrary<(word: string) => string> = fc
  .record({
    kind: fc.constantFrom('put', 'left', 'replaced', 'swapped'),
    at: fc.nat(),
    letter: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'),
  })
  .map(({ kind, at, letter }) => (word: string): string => {
    const place = at % word.length;
    const [before, after] = [word.slice(0, place), word.slice(place)];
    if (kind === 'put') return before + letter + after;
    if (kind === 'left') return before + after.slice(1);
    if (kind === 'replaced') return before + letter + after.slice(1);
    return before + after.slice(1, 2) + after.slice(0, 1) + after.slice(2);
  });

describe('the search of citizens', () => {
  it('finds everybody by any word of their name of two letters, from its second letter on, in any form of accents and case', () => {
    fc.assert(
      fc.property(citizens, citizen, way, (others, one, form) => {
        const index = indexOf([...others.filter(({ id }) => id !== one.id), one]);
        for (const word of wordsOf(one).filter((each) => foldText(each).replaceAll(' ', '').length >= 2))
          for (let length = 2; length <= word.length; length += 1) {
            const begun = typed(word.slice(0, length), form);
            // `œ` and `Ç` written apart are one letter still.
            if (foldText(begun).replaceAll(' ', '').length < 2) continue;
            expect(
              searchCitizens(index, notes, begun, 50).map(({ citizenId }) => citizenId),
              `${begun} ${form}`,
            ).toContain(one.id);
          }
      }),
    );
  });

  it('finds everybody by the words of their name in any order', () => {
    fc.assert(
      fc.property(
        citizens,
        citizen.chain((one) => fc.record({ one: fc.constant(one), words: shuffled(wordsOf(one)) })),
        way,
        (others, { one, words }, form) => {
          const index = indexOf([...others.filter(({ id }) => id !== one.id), one]);
          const text = typed(words.join(' '), form);
          expect(
            searchCitizens(index, notes, text, 50).map(({ citizenId }) => citizenId),
            text,
          ).toContain(one.id);
        },
      ),
    );
  });

  it('finds everybody among the first by a word of four letters and more with one letter wrong, alone or with the rest', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(citizen, { maxLength: 4, selector: ({ id }) => id }),
        citizen,
        slip,
        fc.nat(),
        (others, one, wrong, pick) => {
          const index = indexOf([...others.filter(({ id }) => id !== one.id), one]);
          const words = wordsOf(one);
          const long = words.filter((word) => foldText(word).length >= 4);
          const word = long[pick % long.length] ?? '';
          const bad = wrong(foldText(word));
          for (const text of [bad, words.map((each) => (each === word ? bad : each)).join(' ')])
            expect(
              searchCitizens(index, notes, text, 12).map(({ citizenId }) => citizenId),
              text,
            ).toContain(one.id);
        },
      ),
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

  it('takes nobody for called so in whose name a word does not begin', () => {
    fc.assert(
      fc.property(
        citizens,
        fc.tuple(lastName, firstName),
        fc.integer({ min: 3, max: 9 }),
        (all, [last, first], cut) => {
          for (const text of [last, first, `${first} ${last}`].map((name) => name.slice(0, cut))) {
            const words = foldText(text).split(' ');
            const found = searchCitizens(indexOf(all), notes, text, 50);
            for (const { values } of found.filter(({ isNear }) => !isNear)) {
              const names = `${foldText(values.firstName)} ${foldText(values.lastName)}`;
              const joined = names.split(' ').map((_, at, parts) => parts.slice(at).join(''));
              expect(words.every((word) => joined.some((begin) => begin.startsWith(word)))).toBe(true);
            }
          }
        },
      ),
    );
  });

  it('takes all of a name or a telephone for its bearers, and no beginning of them', () => {
    fc.assert(
      fc.property(
        citizens,
        citizen,
        fc.boolean(),
        fc.integer({ min: 1, max: 9 }),
        way,
        (all, one, isPhone, cut, how) => {
          const index = indexOf([...all.filter(({ id }) => id !== one.id), one]);
          const whole = isPhone ? valueOf(one, 'phone') : `${valueOf(one, 'lastName')} ${valueOf(one, 'firstName')}`;
          const surely = (text: string) =>
            calledSo(searchCitizens(index, notes, text, 50)).filter((x) => x.called === 'all');
          expect(surely(typed(whole, how)).map(({ citizenId }) => citizenId)).toContain(one.id);
          expect(surely(whole.slice(0, -cut)).map(({ citizenId }) => citizenId)).not.toContain(one.id);
        },
      ),
    );
  });

  it('puts a whole word of the last name first, then one of the first name, then what only begins so', () => {
    const ranks = { whole: 0, wholeFirst: 1, begun: 2 };
    fc.assert(
      fc.property(citizens, citizen, fc.nat(), fc.integer({ min: 2, max: 9 }), (all, one, pick, cut) => {
        const words = wordsOf(one);
        const text = foldText(words[pick % words.length] ?? '').slice(0, cut);
        const found = searchCitizens(indexOf(all), notes, text, 50).filter(({ isNear }) => !isNear);
        const ranked = found.map(({ fit }) => ranks[fit]);
        expect(ranked).toEqual(ranked.toSorted());
        const particles = new Set(['de', 'la', 'le']);
        for (const { fit, values } of found.filter(() => !particles.has(text))) {
          const has = (name: string): boolean => foldText(name).split(' ').includes(text);
          if (has(values.lastName)) expect(fit).toBe('whole');
          else if (has(values.firstName)) expect(fit).toBe('wholeFirst');
        }
      }),
    );
  });

  it('answers the same whatever the order in which citizens came and changed', () => {
    fc.assert(
      fc.property(
        citizens,
        citizens,
        fc.constantFrom('dup', 'her', 'mar', 'anne', '061', 'noe', 'marttin', 'anelaure', 'leffevre', 'selik'),
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
