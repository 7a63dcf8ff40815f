import { describe, expect, it } from 'vitest';

import { writeFields } from '#shared/domain/model/citizen-values';
import { createPassageNotes } from '#shared/domain/people/passage-notes';
import { searchCitizens } from '#shared/domain/people/search-citizens';
import { createSearchIndex } from '#shared/domain/people/search-index';

import { isAmong, misspeltNames, rules } from './names/misspell';
import { townOfNames } from './names/town-of-names';

const citizens = 50_000;
const listed = 200;
const listedOfRule = 80;
const firstFew = 5;

const notes = createPassageNotes();
const town = townOfNames(citizens, 'misspelt');
const index = createSearchIndex();
for (const { id, ...values } of town)
  index.put({ id, siteId: 's', erasedAt: '', fields: writeFields(null, values, '1') });

const shareOf = (
  seed: string,
  forms: readonly [string, ...string[]],
  allowed = Object.keys(rules),
  count = listed,
): number => {
  const list = misspeltNames(town, { seed, count, forms, rules: allowed });
  return list.filter((one) => isAmong(searchCitizens(index, notes, one.text, firstFew), one)).length / count;
};

/**
 * What a list must reach. Every name of it is made by rule from somebody of the town: letters doubled, dropped, swapped, replaced or
 * heard otherwise. Where both names are typed the person (or a namesake) must be among the first five; where the last name alone is,
 * which many share, the right last name must.
 */
const least = 0.95;

describe('200 misspelt names against 50,000 citizens', () => {
  it.each([
    ['the last name alone', ['last']],
    ['last and first name', ['lastFirst']],
    ['first and last name', ['firstLast']],
    ['a slip in both names', ['bothWrong']],
    ['a slip in the first name', ['firstWrong']],
    ['all of these', ['last', 'lastFirst', 'firstLast', 'bothWrong', 'firstWrong']],
  ] as const)('finds the right one among the first five by %s', (name, forms) => {
    expect(shareOf(`list of ${name}`, forms)).toBeGreaterThanOrEqual(least);
  });

  it.each(Object.keys(rules))('finds the right one whatever the slip is: %s', (rule) => {
    expect(shareOf(`rule ${rule}`, ['lastFirst', 'firstLast'], [rule], listedOfRule)).toBeGreaterThanOrEqual(least);
  });

  it('finds nobody by what is like no name, and never more than was asked for', () => {
    for (const text of ['xyzqwk', 'qsdfgh', 'wxcvbn', 'trucmuche', 'kevin xzwtp', 'formulaire', 'jkl'])
      expect(searchCitizens(index, notes, text, 12), text).toEqual([]);
    for (const text of ['martain', 'ro', 'dupon marie', 'marie']) {
      const found = searchCitizens(index, notes, text, 12);
      expect(found.length).toBeLessThanOrEqual(12);
      expect(found.filter(({ isNear }) => isNear).length).toBeLessThanOrEqual(6);
    }
  });
});
