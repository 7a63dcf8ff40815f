import { expect, it } from 'vitest';

import { usualCase } from './usual-case';

it.each([
  ['DUPONT', 'Dupont'],
  ['dupont', 'Dupont'],
  ['DUPRÉ-VIAL', 'Dupré-Vial'],
  ['DE LA MOTTE', 'de La Motte'],
  ['D’HÉROUVILLE', 'd’Hérouville'],
  ["D'HÉROUVILLE", "d'Hérouville"],
  ['LE GOFF', 'Le Goff'],
  ['VAN DEN BERGHE', 'Van den Berghe'],
  ['DEN HARTOG', 'Den Hartog'],
  ['LE GOFF DIT PETIT', 'Le Goff dit Petit'],
  ['N’DIAYE', 'N’Diaye'],
  ['DU BELLAY', 'du Bellay'],
  ['ÉMILIE', 'Émilie'],
  ['jean-pierre', 'Jean-Pierre'],
  ['McDonald', 'McDonald'],
  ['de La Motte', 'de La Motte'],
  ['DE', 'De'],
  ['X', 'X'],
  ['', ''],
])('writes %s as %s', (typed, usual) => {
  expect(usualCase(typed)).toBe(usual);
  expect(usualCase(usual)).toBe(usual);
});
