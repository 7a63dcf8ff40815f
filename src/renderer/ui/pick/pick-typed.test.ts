import { describe, expect, it } from 'vitest';

import { beginsWords, firstMeant, lineTyped } from './pick-typed';

const lines = [
  { text: 'A040 Jean-Baptiste El Amrani Passeport' },
  { text: 'A041 Aurélie Da Silva Pereira CNI' },
  { text: '12 Guichet 12' },
  { text: '1 Guichet 1' },
];
const meant = (typed: string): string[] =>
  lines.filter((line) => beginsWords(line, typed)).map(({ text }) => text.split(' ')[0] ?? '');

describe('what is typed over a list', () => {
  it('means the lines of which it begins words, in any order, without accents and case', () => {
    expect(meant('da silva')).toEqual(['A041']);
    expect(meant('PEREIRA aurel')).toEqual(['A041']);
    expect(meant('baptiste')).toEqual(['A040']);
    expect(meant('guichet 1')).toEqual(['12', '1']);
    expect(meant('bernard hugo')).toEqual([]);
  });

  it('marks the line that has the words whole before one in which they begin', () => {
    expect(firstMeant(lines.slice(2), 'guichet 1')?.text).toBe('1 Guichet 1');
    expect(firstMeant(lines.slice(2), 'guich')?.text).toBe('12 Guichet 12');
    expect(firstMeant([], 'guichet')).toBeUndefined();
  });
});

describe('letters typed on a closed list', () => {
  const agents = [
    'Hélène Vasseur',
    'Karim Belhadj',
    'Éric Tessier',
    'Véronique d’Aubigné',
    'Guichet\u00A01',
    'Guichet\u00A03',
  ].map((label) => ({ label }));
  const lineOf = (typed: string) => lineTyped(agents, typed)?.label;

  it('go to the line that bears them, by any of its words, and to none that only has some of them', () => {
    expect(lineOf('belhadj')).toBe('Karim Belhadj');
    expect(lineOf('karimb')).toBe('Karim Belhadj');
    expect(lineOf('helene')).toBe('Hélène Vasseur');
    expect(lineOf('aubigne')).toBe('Véronique d’Aubigné');
    expect(lineOf('belhadk')).toBeUndefined();
    expect(lineOf('zh')).toBeUndefined();
  });

  it('go to a line that begins so before one of which a later word does', () => {
    expect(lineOf('v')).toBe('Véronique d’Aubigné');
    expect(lineOf('va')).toBe('Hélène Vasseur');
  });

  it('play no part as blanks', () => {
    expect(lineOf('guichet3')).toBe('Guichet\u00A03');
    expect(lineOf('guichet 3')).toBe('Guichet\u00A03');
    expect(lineOf(' ')).toBeUndefined();
  });
});
