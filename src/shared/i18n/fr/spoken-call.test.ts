import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { numberWords } from './number-words';
import { spokenCall, spokenLabel } from './spoken-call';

describe('numberWords', () => {
  it.each([
    [0, 'zéro'],
    [16, 'seize'],
    [17, 'dix-sept'],
    [21, 'vingt et un'],
    [53, 'cinquante-trois'],
    [60, 'soixante'],
    [71, 'soixante et onze'],
    [77, 'soixante-dix-sept'],
    [80, 'quatre-vingts'],
    [81, 'quatre-vingt-un'],
    [90, 'quatre-vingt-dix'],
    [91, 'quatre-vingt-onze'],
    [99, 'quatre-vingt-dix-neuf'],
    [100, 'cent'],
    [101, 'cent un'],
    [200, 'deux cents'],
    [280, 'deux cent quatre-vingts'],
    [999, 'neuf cent quatre-vingt-dix-neuf'],
    [1_000, 'mille'],
    [2_041, 'deux mille quarante et un'],
  ])('says %i as « %s »', (number, words) => {
    expect(numberWords(number)).toBe(words);
  });

  it('says no two numbers alike, and none in figures', () => {
    const all = Array.from({ length: 10_000 }, (_, number) => numberWords(number));
    expect(new Set(all).size).toBe(10_000);
    expect(all.filter((words) => !/^[a-zé]+([ -][a-zé]+)*$/u.test(words))).toEqual([]);
  });
});

describe('spokenLabel', () => {
  it.each([
    ['A053', 'A zéro cinquante-trois'],
    ['A001', 'A zéro zéro un'],
    ['A000', 'A zéro zéro zéro'],
    ['B117', 'B cent dix-sept'],
    ['A-K2 003', 'A K deux zéro zéro trois'],
    ['EC 12', 'E C douze'],
    ['12345', 'douze trente-quatre cinq'],
  ])('says %s as « %s »', (label, words) => {
    expect(spokenLabel(label)).toBe(words);
  });

  it('says different numbers of a series differently', () => {
    const label = fc.integer({ min: 1, max: 999 }).map((number) => `A${String(number).padStart(3, '0')}`);
    fc.assert(
      fc.property(label, label, (one, other) => {
        expect(spokenLabel(one) === spokenLabel(other)).toBe(one === other);
      }),
    );
  });
});

describe('spokenCall', () => {
  const call = { label: 'A053', deskNumber: 4, place: '', wayHint: '' };

  it('says number and desk, and the way where there is one', () => {
    expect(spokenCall(call)).toBe('A zéro cinquante-trois, guichet quatre');
    expect(spokenCall({ ...call, wayHint: 'à gauche, après l’escalier' })).toBe(
      'A zéro cinquante-trois, guichet quatre, à gauche, après l’escalier',
    );
  });

  it('says a place by its name', () => {
    expect(spokenCall({ ...call, place: 'Bureau 12' })).toBe('A zéro cinquante-trois, Bureau douze');
    expect(spokenCall({ ...call, deskNumber: 0, place: 'Salle d’attente B' })).toBe(
      'A zéro cinquante-trois, Salle d’attente B',
    );
  });
});
