import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { beginsWords, firstMeant, lineTyped, nothingTyped, soleMeant, typeLetter } from './pick-typed';

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
    expect(meant('guichet 1')).toEqual(['1']);
    expect(meant('bernard hugo')).toEqual([]);
  });

  it('marks the line that has the words whole before one in which they begin', () => {
    expect(firstMeant(lines.slice(2), 'guichet 1')?.text).toBe('1 Guichet 1');
    expect(firstMeant([{ text: 'Petitjean Hugo' }, { text: 'Petit Hugo' }], 'petit')?.text).toBe('Petit Hugo');
    expect(firstMeant(lines.slice(2), 'guich')?.text).toBe('12 Guichet 12');
    expect(firstMeant([], 'guichet')).toBeUndefined();
    expect(firstMeant([{ text: 'CNI + passeport' }, { text: 'Passeport' }], 'passep')?.text).toBe('Passeport');
  });

  it('marks the line that is exactly what was typed before one that has it whole', () => {
    const isExact = ({ text }: { readonly text: string }): boolean => text === 'A004';
    expect(firstMeant([{ text: 'A04' }, { text: 'A004' }], 'a04', isExact)?.text).toBe('A004');
    expect(firstMeant([{ text: 'A04' }, { text: 'A05' }], 'a04', isExact)?.text).toBe('A04');
  });

  it('marks none of several that are meant alike, where one alone is to be marked', () => {
    const people = [
      { text: 'A040 Jean-Baptiste El Amrani' },
      { text: 'A043 Jacqueline El Amrani' },
      { text: 'A050 Ella Roy' },
    ];
    expect(soleMeant(people.slice(0, 2), 'el amrani')).toBeUndefined();
    expect(soleMeant(people.slice(1, 2), 'el amrani jac')?.text).toBe('A043 Jacqueline El Amrani');
    expect(soleMeant([{ text: 'Petitjean Hugo' }, { text: 'Petit Hugo' }], 'petit')?.text).toBe('Petit Hugo');
    expect(soleMeant(people, 'a04', ({ text }) => text.startsWith('A043'))?.text).toBe('A043 Jacqueline El Amrani');
    const letters = fc.array(fc.constantFrom(...people), { maxLength: 4 });
    fc.assert(
      fc.property(letters, fc.constantFrom('e', 'el', 'el amrani', 'a04', 'roy'), (some, typed) => {
        const sole = soleMeant(some, typed);
        if (sole) expect(firstMeant(some, typed)).toBe(sole);
      }),
    );
  });

  it('takes a number for no beginning of a longer one, but goes on to a ticket of a series', () => {
    expect(meant('1')).toEqual(['1']);
    expect(meant('a04')).toEqual(['A040', 'A041']);
    const number = fc.integer({ min: 1, max: 999 });
    fc.assert(
      fc.property(number, number, (desk, typed) => {
        const label = `${desk} Guichet ${desk}`;
        expect(beginsWords({ text: label }, String(typed))).toBe(desk === typed);
        expect(lineTyped([{ label }], `guichet${typed}`) !== undefined).toBe(desk === typed);
      }),
    );
  });

  it('means a name of several words by its letters alone', () => {
    for (const [name, typed] of [
      ['Ousmane N’Diaye', 'ndiaye'],
      ['Loïc Le Goff', 'legoff loic'],
      ['Anne-Laure d’Hérouville', 'dherouville'],
      ['Jean-Baptiste El Amrani', 'jeanbaptiste'],
    ] as const)
      expect(beginsWords({ text: `A012 ${name}` }, typed)).toBe(true);
    expect(beginsWords({ text: 'Loïc Le Goff' }, 'goffle')).toBe(false);
  });

  it('means no line where there is no word in it', () => {
    for (const typed of ['?', '-', ' ’ ']) expect(meant(typed)).toEqual([]);
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

describe('a letter more on a closed list', () => {
  const lines = ['Hélène Vasseur', 'Karim Belhadj', 'Nadège Roussel'].map((label, at) => ({ id: String(at), label }));
  const after = (text: string, present: string): string => {
    let typed: Parameters<typeof typeLetter<string>>[0] = nothingTyped;
    for (const [at, letter] of [...text].entries())
      typed = typeLetter<string>(typed, { letter, at: at * 100, present: typed.id || present }, lines);
    return typed.id;
  };

  it('leaves what was chosen before where nobody bears the name', () => {
    expect(after('b', '0')).toBe('1');
    expect(after('benali', '0')).toBe('0');
    expect(after('benali', '')).toBe('');
  });

  it('chooses the line that bears the whole text, or what was there before', () => {
    const text = fc.oneof(
      fc.constantFrom('belhadj', 'helenev', 'vas', 'roussel'),
      fc.string({ minLength: 1, maxLength: 8 }),
    );
    fc.assert(
      fc.property(text, fc.constantFrom('', '0', '1', '2'), (typed, present) => {
        expect(after(typed, present)).toBe(lineTyped(lines, typed)?.id ?? present);
      }),
    );
  });

  it('begins a new text after a pause', () => {
    const known = typeLetter<string>(nothingTyped, { letter: 'b', at: 0, present: '0' }, lines);
    expect(typeLetter(known, { letter: 'n', at: 5_000, present: known.id }, lines).id).toBe('2');
    expect(typeLetter(known, { letter: 'z', at: 5_000, present: known.id }, lines).id).toBe('1');
  });
});
