import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { foldText } from '../../lib/fold-text';
import { cutName, type NameLean } from './cut-name';
import { readName } from './read-name';

/** A town of whose first names some are known; nobody bears one as a last name. */
const knows =
  (...firstNames: readonly string[]): NameLean =>
  (word) =>
    firstNames.includes(foldText(word)) ? 3 : 1;
const town = knows('yann', 'marie', 'ana', 'luc', 'jean', 'maria', 'anne', 'celine', 'zoe');
const leans: readonly (NameLean | undefined)[] = [undefined, town];

/** Names in which a particle or capitals tell where the last name is: the same in both orders. */
const told: readonly (readonly [typed: string, lastName: string, firstName: string])[] = [
  ['Le Goff Yann', 'Le Goff', 'Yann'],
  ['Yann Le Goff', 'Le Goff', 'Yann'],
  ['le goff yann', 'Le Goff', 'Yann'],
  ['LE GOFF YANN', 'Le Goff', 'Yann'],
  ['Le GOFF Yann', 'Le Goff', 'Yann'],
  ['Jean-Pierre Le Bihan', 'Le Bihan', 'Jean-Pierre'],
  ['L’Hostis Nolwenn', 'L’Hostis', 'Nolwenn'],
  ['Nolwenn L’Hostis', 'L’Hostis', 'Nolwenn'],
  ['La Rosa Enzo', 'La Rosa', 'Enzo'],
  ['El Amrani Samira', 'El Amrani', 'Samira'],
  ['El-Idrissi Samira', 'El-Idrissi', 'Samira'],
  ['Al Masri Nour', 'Al Masri', 'Nour'],
  ['Ben Youssef Karim', 'Ben Youssef', 'Karim'],
  ['Bel Hadj Leïla', 'Bel Hadj', 'Leïla'],
  ['Ould Brahim Sidi', 'Ould Brahim', 'Sidi'],
  ['Aït Ouali Fatima', 'Aït Ouali', 'Fatima'],
  ['Ben Abdallah El Idrissi Sara', 'Ben Abdallah El Idrissi', 'Sara'],
  ['Dos Santos Maria', 'Dos Santos', 'Maria'],
  ['Maria Da Silva Dos Santos', 'Da Silva Dos Santos', 'Maria'],
  ['De Luca Giulia', 'De Luca', 'Giulia'],
  ['Di Stefano Marco', 'Di Stefano', 'Marco'],
  ['Della Rocca Marie-Ange', 'Della Rocca', 'Marie-Ange'],
  ['Dell’Orso Pia', 'Dell’Orso', 'Pia'],
  ['O’Brien Kate', 'O’Brien', 'Kate'],
  ['Van den Berghe Tom', 'Van den Berghe', 'Tom'],
  ['VAN DEN BERGHE Tom', 'Van den Berghe', 'Tom'],
  ['Tom VAN den BERGHE', 'Van den Berghe', 'Tom'],
  ['Van Hoorebeke Lise', 'Van Hoorebeke', 'Lise'],
  ['von Lauterbach Alain', 'von Lauterbach', 'Alain'],
  ['von der Heyden Ute', 'von der Heyden', 'Ute'],
  ['de La Motte Jeanne', 'de La Motte', 'Jeanne'],
  ['Jeanne de La Motte', 'de La Motte', 'Jeanne'],
  ['du Plessis Aude', 'du Plessis', 'Aude'],
  ['Des Essarts Guy', 'Des Essarts', 'Guy'],
  ['d’Hérouville Anne-Laure', 'd’Hérouville', 'Anne-Laure'],
  ["d'Aubigny Paul", "d'Aubigny", 'Paul'],
  ['Saint Martin Luc', 'Saint Martin', 'Luc'],
  ['MARTIN Zoé', 'Martin', 'Zoé'],
  ['Zoé MARTIN', 'Martin', 'Zoé'],
  ['LE GOFF dit PETIT Ayoub', 'Le Goff dit Petit', 'Ayoub'],
  ['NGUYEN Thi Mai', 'Nguyen', 'Thi Mai'],
];

/** Names in which a first name that the town knows tells, and somebody must look. */
const doubtful: readonly (readonly [typed: string, lastName: string, firstName: string])[] = [
  ['Da Silva Pereira Ana', 'Da Silva Pereira', 'Ana'],
  ['de la Tour Ronde Luc', 'de la Tour Ronde', 'Luc'],
  ['Pozzo di Borgo Marie', 'Pozzo di Borgo', 'Marie'],
  ['Colonna d’Istria Jean', 'Colonna d’Istria', 'Jean'],
  ['Nguyen Van Tuan', 'Nguyen', 'Van Tuan'],
  ['Nguyen Thi Mai', 'Nguyen', 'Thi Mai'],
  ['Le Thi Mai', 'Le', 'Thi Mai'],
  ['Garcia Lopez Maria', 'Garcia Lopez', 'Maria'],
  ['Maria Garcia Lopez', 'Garcia Lopez', 'Maria'],
  ['anne marie zigouin', 'Zigouin', 'Anne Marie'],
  ['zigouin anne marie', 'Zigouin', 'Anne Marie'],
  ['Anne Marie Le Goff', 'Le Goff', 'Anne Marie'],
];

describe('cutName', () => {
  it.each(told)('leaves the particles of %s with the last name', (typed, lastName, firstName) => {
    for (const lean of leans) {
      expect(readName(typed, 'lastName', lean)).toEqual({ lastName, firstName });
      expect(cutName(typed, lean).isDoubtful).toBe(false);
    }
  });

  it.each(doubtful)('cuts %s by the first names of the town, and says that it is not sure', (typed, last, first) => {
    expect(readName(typed, 'lastName', town)).toEqual({ lastName: last, firstName: first });
    expect(cutName(typed, town).isDoubtful).toBe(true);
  });

  it('cuts two plain words by what the town knows of them, without a doubt', () => {
    for (const typed of ['céline zigouin', 'zigouin céline', 'Céline Zigouin'])
      expect(readName(typed, 'lastName', town)).toEqual({ lastName: 'Zigouin', firstName: 'Céline' });
    expect(cutName('Zoé Durand')).toEqual({ lastName: 'Durand', firstName: 'Zoé', isDoubtful: false });
    // Nobody knows either: as in every list.
    expect(cutName('Wei Li', town)).toEqual({ lastName: 'Li', firstName: 'Wei', isDoubtful: false });
    // A last name that is a first name too, beside a plainer one.
    const thomas: NameLean = (word) => ({ thomas: 1.5, celine: 20 })[foldText(word)] ?? 1;
    for (const typed of ['thomas céline', 'céline thomas', 'thomas zigouin', 'zigouin thomas'])
      expect(readName(typed, 'lastName', thomas).lastName).toBe(typed.includes('zigouin') ? 'Zigouin' : 'Thomas');
  });

  it('takes a last name alone as one, and asks for the first name', () => {
    for (const name of ['Le Goff', 'Ben Youssef', 'de La Motte', 'd’Hérouville', 'Dupont', 'Marie'])
      expect(cutName(name, town)).toMatchObject({ lastName: name, firstName: '' });
  });
});

const word = fc.constantFrom(
  'Le',
  'de',
  'la',
  'Van',
  'den',
  'El',
  'Ben',
  'Thi',
  'Nguyen',
  'd’Ys',
  'GOFF',
  'Ana',
  'Luc',
  'É',
  'X',
);
const typedName = fc.array(fc.oneof(word, fc.stringMatching(/^[a-zA-Zéçñ]{1,6}$/)), { maxLength: 7 });

/** A town that bears words in whatever way. */
const anyLean = fc.func(fc.constantFrom(0.25, 1, 1, 2, 9)).map(
  (lean): NameLean =>
    (text) =>
      lean(foldText(text)),
);
const plain = fc.stringMatching(/^[a-z]{4,8}$/).filter((one) => cutName(`${one} zzzz zzzz`).lastName === 'zzzz zzzz');

describe('every name', () => {
  it('of two plain words is cut the same in both orders, as soon as the town bears one rather as a first name', () => {
    fc.assert(
      fc.property(plain, plain, anyLean, (one, other, lean) => {
        fc.pre(lean(one) > lean(other));
        for (const typed of [`${one} ${other}`, `${other} ${one}`])
          expect(cutName(typed, lean)).toEqual({ lastName: other, firstName: one, isDoubtful: false });
      }),
    );
  });

  it('keeps all its words: the last name as one run, the first name as the rest, both in their order', () => {
    fc.assert(
      fc.property(typedName, anyLean, (words, lean) => {
        const { lastName, firstName } = cutName(words.join('  '), lean);
        const last = lastName.split(' ').filter(Boolean);
        const first = firstName.split(' ').filter(Boolean);
        const rests = words.flatMap((_, at) => [
          { run: words.slice(at, at + last.length), rest: [...words.slice(0, at), ...words.slice(at + last.length)] },
        ]);
        expect(words.length === 0 ? [{ run: [], rest: [] }] : rests).toContainEqual({ run: last, rest: first });
      }),
    );
  });

  it('without capitals is the typed one again, its two parts in one order or the other', () => {
    fc.assert(
      fc.property(typedName, anyLean, (words, lean) => {
        const typed = words.join(' ').toLowerCase();
        const { lastName, firstName } = readName(typed, 'lastName', lean);
        const both = [`${lastName} ${firstName}`, `${firstName} ${lastName}`].map((one) => foldText(one));
        expect(both).toContain(foldText(typed));
      }),
    );
  });

  it('is doubtful only with more than two words, and never leaves a last name empty', () => {
    fc.assert(
      fc.property(typedName, anyLean, (words, lean) => {
        const { lastName, isDoubtful } = cutName(words.join(' '), lean);
        expect(isDoubtful && words.length < 3).toBe(false);
        expect(lastName === '').toBe(words.length === 0);
      }),
    );
  });
});
