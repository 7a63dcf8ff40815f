import { describe, expect, it } from 'vitest';

import { beginsWords, firstMeant } from './pick-typed';

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
