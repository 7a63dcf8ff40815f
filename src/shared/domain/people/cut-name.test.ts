import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { foldText } from '../../lib/fold-text';
import { cutName } from './cut-name';
import { readName } from './read-name';

const orders = ['lastNameFirst', 'firstNameFirst'] as const;

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

/** Names in which only the habit of the field tells, or in which somebody must look: last name first, as at a counter. */
const doubtful: readonly (readonly [typed: string, lastName: string, firstName: string])[] = [
  ['Da Silva Pereira Ana', 'Da Silva Pereira', 'Ana'],
  ['de la Tour Ronde Luc', 'de la Tour Ronde', 'Luc'],
  ['Pozzo di Borgo Marie', 'Pozzo di Borgo', 'Marie'],
  ['Colonna d’Istria Jean', 'Colonna d’Istria', 'Jean'],
  ['Nguyen Van Tuan', 'Nguyen', 'Van Tuan'],
  ['Nguyen Thi Mai', 'Nguyen', 'Thi Mai'],
  ['Le Thi Mai', 'Le', 'Thi Mai'],
  ['Garcia Lopez Maria', 'Garcia', 'Lopez Maria'],
  ['Anne Marie Le Goff', 'Le Goff', 'Anne Marie'],
];

describe('cutName', () => {
  it.each(told)('leaves the particles of %s with the last name', (typed, lastName, firstName) => {
    for (const order of orders) {
      expect(readName(typed, 'lastName', order)).toEqual({ lastName, firstName });
      expect(cutName(typed, order).isDoubtful).toBe(false);
    }
  });

  it.each(doubtful)('cuts %s by the habit of a counter, and says that it is not sure', (typed, lastName, firstName) => {
    expect(readName(typed, 'lastName', 'lastNameFirst')).toEqual({ lastName, firstName });
    expect(cutName(typed, 'lastNameFirst').isDoubtful).toBe(true);
  });

  it('cuts two plain words by the order of the field, without a doubt', () => {
    expect(cutName('Durand Zoé', 'lastNameFirst')).toEqual({ lastName: 'Durand', firstName: 'Zoé', isDoubtful: false });
    expect(cutName('Zoé Durand', 'firstNameFirst')).toEqual({
      lastName: 'Durand',
      firstName: 'Zoé',
      isDoubtful: false,
    });
    expect(cutName('Li Wei', 'lastNameFirst')).toMatchObject({ lastName: 'Li', firstName: 'Wei', isDoubtful: false });
  });

  it('takes a last name alone as one, and asks for the first name', () => {
    for (const name of ['Le Goff', 'Ben Youssef', 'de La Motte', 'd’Hérouville', 'Dupont'])
      expect(cutName(name, 'lastNameFirst')).toMatchObject({ lastName: name, firstName: '' });
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

describe('every name', () => {
  it('keeps all its words: the last name as one run, the first name as the rest, both in their order', () => {
    fc.assert(
      fc.property(typedName, fc.constantFrom(...orders), (words, order) => {
        const { lastName, firstName } = cutName(words.join('  '), order);
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
      fc.property(typedName, fc.constantFrom(...orders), (words, order) => {
        const typed = words.join(' ').toLowerCase();
        const { lastName, firstName } = readName(typed, 'lastName', order);
        const both = [`${lastName} ${firstName}`, `${firstName} ${lastName}`].map((one) => foldText(one));
        expect(both).toContain(foldText(typed));
      }),
    );
  });

  it('is doubtful only with more than two words, and never leaves a last name empty', () => {
    fc.assert(
      fc.property(typedName, fc.constantFrom(...orders), (words, order) => {
        const { lastName, isDoubtful } = cutName(words.join(' '), order);
        expect(isDoubtful && words.length < 3).toBe(false);
        expect(lastName === '').toBe(words.length === 0);
      }),
    );
  });
});
