import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Citizen } from '../model/citizen';
import { createPassageNotes } from './passage-notes';
import { meantCitizen, searchCitizens } from './search-citizens';
import { createSearchIndex } from './search-index';
import { person } from './testing/person';

const indexOf = (citizens: readonly Citizen[]) => {
  const index = createSearchIndex();
  for (const citizen of citizens) index.put(citizen);
  return index;
};

const index = indexOf([
  person('Anne-Laure', 'd’Hérouville', { birthDate: '1984-03-07', phone: '06.12.40.78.05', email: 'al.dh@exemple.fr' }),
  person('Jean-Baptiste', 'de La Motte', { birthDate: '1987-03-12' }),
  person('Ousmane', 'N’Diaye', { phone: '+33 6 51 02 03 37' }),
  person('Noé', 'Çelik'),
  person('Loïc', 'Le Goff'),
  person('Émilie', 'Bouchard-Lefèvre', { birthDate: '1988-11-02' }),
  person('Kévin', 'Dubœuf'),
  person('Yanis', 'Bourdin'),
  person('Solange', 'Bouvier'),
  person('Lefe', 'Bouchard'),
  { ...person('Marcel', 'Effacé'), erasedAt: 's2' },
]);
const notes = createPassageNotes();
const find = (text: string): string[] => searchCitizens(index, notes, text, 10).map((match) => match.citizenId);

describe('searchCitizens', () => {
  it.each([
    ['hérouville', 'Anne-Laure d’Hérouville'],
    ["d'herouville", 'Anne-Laure d’Hérouville'],
    ['DHEROU', 'Anne-Laure d’Hérouville'],
    ['anne laure', 'Anne-Laure d’Hérouville'],
    ['herouville anne', 'Anne-Laure d’Hérouville'],
    ['laure herou', 'Anne-Laure d’Hérouville'],
    ['motte', 'Jean-Baptiste de La Motte'],
    ['la motte', 'Jean-Baptiste de La Motte'],
    ['delamotte', 'Jean-Baptiste de La Motte'],
    ['motte jean-b', 'Jean-Baptiste de La Motte'],
    ['ndiaye', 'Ousmane N’Diaye'],
    ['n diaye', 'Ousmane N’Diaye'],
    ['celik', 'Noé Çelik'],
    ['Çel', 'Noé Çelik'],
    ['legoff', 'Loïc Le Goff'],
    ['le g', 'Loïc Le Goff'],
    ['goff loic', 'Loïc Le Goff'],
    ['duboeuf', 'Kévin Dubœuf'],
    ['DUBŒUF', 'Kévin Dubœuf'],
    ['lefèvre', 'Émilie Bouchard-Lefèvre'],
    ['emilie bouchard', 'Émilie Bouchard-Lefèvre'],
    ['EMILIE', 'Émilie Bouchard-Lefèvre'],
  ])('finds by the name %s', (text, expected) => {
    expect(find(text)).toEqual([expected]);
  });

  it.each([
    '06.12.40.78.05',
    '+33 6 12 40 78 05',
    '0612407805',
    '06 12 40',
    '0033612407805',
    '+33 (0)6 12 40 78 05',
    '06-12-40-78-05',
    '061',
    '78 05',
  ])('finds by the phone %s', (text) => {
    expect(find(text)).toEqual(['Anne-Laure d’Hérouville']);
  });

  it.each([
    '07/03/1984',
    '7/3/1984',
    'hero 07/03/1984',
    '07.03.1984 0612',
    '070384',
    '07031984',
    '7 mars 1984',
    '7 mars 84',
    '7 mar 1984',
    'herou 7 mars',
    '07/03/84',
    'anne 1984',
    '7-3-1984',
  ])('finds by the birth date in %s', (text) => {
    expect(find(text)).toEqual(['Anne-Laure d’Hérouville']);
  });

  it.each(['1/2', '12 m', 'l', '', '...', '12', '+3', '1'])('looks for nobody by « %s »', (text) => {
    expect(find(text)).toEqual([]);
  });

  it('wants all that is given to agree', () => {
    expect(find('goff 07/03/1984')).toEqual([]);
    expect(find('bouchard yanis')).toEqual([]);
    expect(find('31/12/1984')).toEqual([]);
    expect(find('12 mars 1986')).toEqual([]);
    expect(find('12 mars 1987')).toEqual(['Jean-Baptiste de La Motte']);
  });

  it('finds by an address, from its beginning', () => {
    expect([find('al.dh@exem'), find('AL.DH@exemple.fr'), find('al.dx@')]).toEqual([
      ['Anne-Laure d’Hérouville'],
      ['Anne-Laure d’Hérouville'],
      [],
    ]);
  });

  it('finds nothing of an erased citizen', () => {
    expect(find('efface')).toEqual([]);
  });

  it('tells where a name matches, in the name as it is shown', () => {
    const marked = (text: string): string[] =>
      searchCitizens(index, notes, text, 1).flatMap((match) =>
        match.ranges.map(([from, to]) => match.name.slice(from, to)),
      );
    expect(marked('duboeuf')).toEqual(['Dubœuf']);
    expect(marked('dubo')).toEqual(['Dubœ']);
    expect(marked('herou')).toEqual(['Hérou']);
    expect(marked('dherou')).toEqual(['d’Hérou']);
    expect(marked('goff loi')).toEqual(['Loï', 'Goff']);
    expect(marked('0612')).toEqual([]);
  });
});

describe('a name that was heard or typed wrongly', () => {
  const town = indexOf([
    person('Elif', 'Öztürk'),
    person('Zoé', 'Charpentier', { birthDate: '1987-03-12' }),
    person('Kévin', 'Millet'),
    person('Anne', 'Grandjean'),
    person('Samir', 'Benkhelifa'),
    person('Minh Anh', 'Ly'),
    person('Awa', 'Bà'),
    person('Jean-Baptiste', 'de La Motte'),
    person('Loïc', 'Le Goff'),
    person('Ousmane', 'N’Diaye'),
    person('Rosa', 'Gonçalves'),
  ]);
  const by = (text: string) => searchCitizens(town, notes, text, 10);

  it.each([
    ['Oztruk', 'Elif Öztürk'],
    ['charpantier', 'Zoé Charpentier'],
    ['charpan', 'Zoé Charpentier'],
    ['charpantier 1987', 'Zoé Charpentier'],
    ['Milllet', 'Kévin Millet'],
    ['kevin milet', 'Kévin Millet'],
    ['milet kevin', 'Kévin Millet'],
    ['kevinmillet', 'Kévin Millet'],
    ['Grandjan', 'Anne Grandjean'],
    ['grand jan', 'Anne Grandjean'],
    ['Benkelifa', 'Samir Benkhelifa'],
    ['li', 'Minh Anh Ly'],
    ['yl', 'Minh Anh Ly'],
    ['baa', 'Awa Bà'],
    ['delamote', 'Jean-Baptiste de La Motte'],
    ['la mote', 'Jean-Baptiste de La Motte'],
    ['legof', 'Loïc Le Goff'],
    ['le gauf', 'Loïc Le Goff'],
    ['ndiaille', 'Ousmane N’Diaye'],
    ['gonsalvez', 'Rosa Gonçalves'],
  ])('is found by %s, as one that is only like it', (text, expected) => {
    expect(by(text).map(({ citizenId, isNear }) => [citizenId, isNear])[0]).toEqual([
      expected,
      // What begins so is no guess.
      !['legof'].includes(text),
    ]);
  });

  it('finds names of two letters, whole ones first', () => {
    expect([by('Ly')[0]?.citizenId, by('Bà')[0]?.citizenId, by('ba')[0]?.citizenId]).toEqual([
      'Minh Anh Ly',
      'Awa Bà',
      'Awa Bà',
    ]);
  });

  it.each(['xyzqwk', 'qsdfgh', 'azerty', 'kevin xzwtp', 'milet 1950', 'supercalifragilistic', 'jkl'])(
    'finds nobody by %s, which is like no name',
    (text) => {
      expect(by(text)).toEqual([]);
    },
  );

  it('comes after everybody who is called so, and not at all when many are', () => {
    const some = indexOf([
      person('Zoé', 'Milet'),
      person('Kévin', 'Millet'),
      ...['a', 'b', 'c', 'd', 'e'].map((id) => person('Zoé', 'Grandin', { id })),
      person('Zoé', 'Grandain'),
    ]);
    const order = (text: string) => searchCitizens(some, notes, text, 10).map(({ name, isNear }) => [name, isNear]);
    expect(order('milet')).toEqual([
      ['Zoé Milet', false],
      ['Kévin Millet', true],
    ]);
    expect(order('grandin').map(([, isNear]) => isNear)).toEqual([false, false, false, false, false]);
  });
});

describe('the order of what is found', () => {
  it('puts the exact name first, then a whole word of the last name, of the first name, then what begins so; keeps to the limit', () => {
    const some = indexOf([
      person('Zoé', 'Martinez'),
      person('Zoé', 'Martin'),
      person('Martine', 'Abel'),
      person('Martin', 'Abel'),
      person('Zoé', 'Dupont-Martin'),
      person('Zoé', 'de Martin'),
    ]);
    const order = (limit: number) => searchCitizens(some, notes, 'martin', limit).map(({ name }) => name);
    expect(order(9)).toEqual([
      'Zoé Martin',
      'Zoé de Martin',
      'Zoé Dupont-Martin',
      'Martin Abel',
      'Zoé Martinez',
      'Martine Abel',
    ]);
    expect(order(2)).toEqual(['Zoé Martin', 'Zoé de Martin']);
  });

  it.each([
    ['ba', 'begun', 'whole'],
    ['jean', 'wholeFirst', undefined],
    ['baptiste pelissier', 'whole', undefined],
    ['pelis jean', 'begun', undefined],
    ['bà isabelle', undefined, 'whole'],
    ['isabelle', undefined, 'wholeFirst'],
    ['isa', undefined, 'begun'],
    ['0612407805', undefined, 'whole'],
  ])('says of « %s » what is typed whole', (text, pelissier, ba) => {
    const some = indexOf([
      person('Jean-Baptiste', 'Pélissier', { id: 'pelissier' }),
      person('Isabelle', 'Bà', { id: 'ba', phone: '0612407805' }),
    ]);
    const fits = new Map(searchCitizens(some, notes, text, 9).map(({ citizenId, fit }) => [citizenId, fit]));
    expect([fits.get('pelissier'), fits.get('ba')]).toEqual([pelissier, ba]);
  });

  it.each([
    ['herouville anne-laure', 'all'],
    ['laure d’hérouville anne', 'all'],
    ['motte jean baptiste', 'all'],
    ['la motte jean-baptiste', 'all'],
    ['jean-baptiste delamotte', 'all'],
    ['06 12 40 78 05', 'all'],
    ['al.dh@exemple.fr', 'all'],
    ['hérouville 7805', 'all'],
    ['hérouville 7 mars 1984', 'all'],
    ['hérouville', 'lastName'],
    ['motte', 'lastName'],
    ['bouchard lefèvre', 'lastName'],
    ['hérouville 0612', 'lastName'],
    ['7805', 'no'],
    ['06124', 'no'],
    ['1988', 'no'],
    ['7 mars', 'no'],
    ['al.dh@', 'no'],
    ['lefèvre', 'no'],
    ['émilie lefèvre', 'no'],
    ['anne-laure', 'no'],
    ['loïc', 'no'],
    ['goff lo', 'no'],
  ])('says of « %s » whether it is somebody: %s', (text, called) => {
    expect(searchCitizens(index, notes, text, 1)[0]?.called).toBe(called);
  });

  it('takes a lone particle for no whole name', () => {
    const fitOf = (text: string) => searchCitizens(index, notes, text, 1)[0]?.fit;
    expect([fitOf('le'), fitOf('la motte'), fitOf('legoff'), fitOf('le goff')]).toEqual([
      'begun',
      'whole',
      'whole',
      'whole',
    ]);
  });

  it('puts whoever has a word for each that was typed before those in whom one counts twice', () => {
    const family = indexOf(
      ['Solène', 'Marguerite', 'Pierre-Yves', 'Clémence', 'Léa', 'Isabelle'].map((first) => person(first, 'Lefort')),
    );
    const found = (text: string) => searchCitizens(family, createPassageNotes(), text, 10).map(({ name }) => name);
    expect(found('lefort le')[0]).toBe('Léa Lefort');
    expect(found('le lef')[0]).toBe('Léa Lefort');
    expect(found('lefort le')).toHaveLength(6);
    expect(searchCitizens(family, createPassageNotes(), 'lefort le', 1).map(({ name }) => name)).toEqual([
      'Léa Lefort',
    ]);
  });

  it('lets whoever was here last break a tie', () => {
    const seen = createPassageNotes();
    seen.noteDay('Solange Bouvier', '2026-03-02');
    seen.noteDay('Yanis Bourdin', '2026-11-02');
    seen.noteDay('Yanis Bourdin', '2025-11-02');
    const order = searchCitizens(index, seen, 'bou', 10).map(({ name }) => name);
    expect(order.slice(0, 2)).toEqual(['Yanis Bourdin', 'Solange Bouvier']);
  });
});

describe('codes', () => {
  const coded = createPassageNotes();
  const appointment = (citizenId: string, number: string) =>
    coded.noteAppointment({
      id: `slip-${number}`,
      citizenId,
      day: '2026-11-24',
      persons: [{ preApplicationNumber: number }],
    });
  appointment('Loïc Le Goff', 'AB12CD34EF');
  appointment('Noé Çelik', '0123456789');
  coded.noteTicket({ citizenId: 'Yanis Bourdin', day: '2026-11-24', label: 'A058' }, '2026-11-24');
  coded.noteTicket({ citizenId: 'Kévin Dubœuf', day: '2026-11-24', label: 'A-K2 003' }, '2026-11-24');
  const by = (text: string) => searchCitizens(index, coded, text, 10).map(({ citizenId }) => citizenId);

  it.each([
    ['ab12cd34ef', 'Loïc Le Goff'],
    ['AB12C', 'Loïc Le Goff'],
    ['0123456789', 'Noé Çelik'],
    ['A058', 'Yanis Bourdin'],
    ['a58', 'Yanis Bourdin'],
    ['A-K2 3', 'Kévin Dubœuf'],
  ])('finds by %s', (text, expected) => {
    expect(by(text)).toEqual([expected]);
  });

  it('finds by the code of a slip of any day, and says which appointment it is', () => {
    const slips = createPassageNotes();
    const slip = (id: string, citizenId: string, day: string) =>
      slips.noteAppointment({ id, citizenId, day, persons: [] });
    slip('01JD00000000000000007K2M9Q', 'Loïc Le Goff', '2026-11-25');
    slip('01JD0000000000000000GARANC', 'Noé Çelik', '2026-03-02');
    const found = (text: string) =>
      searchCitizens(index, slips, text, 10).map(({ citizenId, appointmentIds }) => [citizenId, appointmentIds.length]);
    for (const text of ['7K2-M9Q', '7k2m9q', '7K2 M9Q', '7k2 m9q']) expect(found(text)).toEqual([['Loïc Le Goff', 1]]);
    expect(found('garanc')).toEqual([['Noé Çelik', 1]]);
    expect(found('7k2-m9r')).toEqual([]);
  });

  it('forgets the labels of yesterday and knows no other number', () => {
    expect([by('a5'), by('A580'), by('AB12X')]).toEqual([[], [], []]);
    coded.noteTicket({ citizenId: 'Noé Çelik', day: '2026-11-25', label: 'A001' }, '2026-11-25');
    expect([by('A058'), by('A001')]).toEqual([[], ['Noé Çelik']]);
  });
});

it('a person without a name is called by their telephone, so that no row is empty', () => {
  const found = searchCitizens(indexOf([person('', '', { id: 'c', phone: '0612345678' })]), notes, '06 12 34', 10);
  expect(found.map(({ name }) => name)).toEqual(['06 12 34 56 78']);
});

describe('merged citizens', () => {
  const two = () => [
    person('Jeanne', 'Dupré', { id: 'stays', phone: '0612345678' }),
    person('Jane', 'Vial', { id: 'other', phone: '0798765432', mergedInto: 'stays' }),
  ];
  const by = (text: string, some = indexOf(two())) => searchCitizens(some, notes, text, 10);

  it('shows the one that stays, found by the other’s name and phone too, once', () => {
    for (const text of ['dupre', 'vial', '0798', 'jeanne vial', 'jan'])
      expect(by(text).map(({ citizenId, name }) => [citizenId, name])).toEqual([['stays', 'Jeanne Dupré']]);
    expect([by('vial')[0]?.knownAs, by('dupre')[0]?.knownAs]).toEqual(['Jane Vial', '']);
    expect(by('vial')[0]?.memberIds).toEqual(['stays', 'other']);
  });

  it('finds them among those of today by the id of either', () => {
    expect(searchCitizens(indexOf(two()), notes, 'dupre', 10, new Set(['other']))).toHaveLength(1);
    expect(searchCitizens(indexOf(two()), notes, 'dupre', 10, new Set(['nobody']))).toEqual([]);
  });

  it('gives both back when they are separated, and follows whatever comes first', () => {
    const some = indexOf(two().toReversed());
    expect(by('vial', some).map(({ citizenId }) => citizenId)).toEqual(['stays']);
    some.put(person('Jane', 'Vial', { id: 'other', phone: '0798765432' }));
    expect(by('vial', some).map(({ citizenId }) => citizenId)).toEqual(['other']);
    expect(by('dupre', some).map(({ citizenId }) => citizenId)).toEqual(['stays']);
  });

  it('does not lose somebody behind one who was erased', () => {
    const some = indexOf(two());
    some.put({ ...person('', '', { id: 'stays' }), erasedAt: 's3' });
    expect(by('vial', some).map(({ citizenId }) => citizenId)).toEqual(['other']);
  });
});

describe('whom a form is about when it is sent', () => {
  const people = [
    person('Yann', 'Quemeneur', { id: 'yann', phone: '0651020337' }),
    person('Maëlle', 'Quennebec', { id: 'maelle' }),
    person('Tifenn', 'Le Quennec', { id: 'tifenn' }),
    person('Tifenn', 'Le Quennec', { id: 'her daughter' }),
  ];
  const empty = { citizenId: '', citizenText: '', isNewName: false };
  const meant = (citizenText: string, more = {}) =>
    meantCitizen(
      { ...empty, citizenText, ...more },
      { state: 'found', matches: searchCitizens(indexOf(people), notes, citizenText, 12) },
    );

  it.each([
    ['Quemeneur Yann', { citizenId: 'yann' }],
    ['yann quemeneur', { citizenId: 'yann' }],
    ['06 51 02 03 37', { citizenId: 'yann' }],
    ['Le Quennec Tifenn', 'ask'],
    ['Quennec Tifenn', 'ask'],
    ['Quemeneur', 'ask'],
    ['LE QUENNEC', 'ask'],
    ['Quem', { citizenId: '' }],
    ['065102', { citizenId: '' }],
    ['Zzeller Kévin', { citizenId: '' }],
    ['', { citizenId: '' }],
  ])('« %s »', (text, expected) => {
    expect(meant(text)).toEqual(expected);
  });

  it('makes no second file of a name that somebody bears, unless it is told to be of somebody new', () => {
    const name = fc.constantFrom(...people.map(({ fields }) => `${fields['lastName']?.v} ${fields['firstName']?.v}`));
    fc.assert(
      fc.property(name, fc.boolean(), fc.boolean(), (text, isNewName, isUpper) => {
        const typed = isUpper ? text.toUpperCase() : text;
        const who = meant(typed, { isNewName });
        expect(typeof who === 'object' && who.citizenId === '').toBe(isNewName);
      }),
    );
  });

  it('makes no file while it is not known who bears the name, and keeps somebody who was chosen', () => {
    const reading = { state: 'reading', matches: [] } as const;
    const draft = { ...empty, citizenText: 'Quemeneur Yann' };
    expect(meantCitizen(draft, reading)).toBe('reading');
    expect(meantCitizen({ ...draft, isNewName: true }, reading)).toEqual({ citizenId: '' });
    expect(meantCitizen({ ...draft, citizenId: 'maelle' }, reading)).toEqual({ citizenId: 'maelle' });
  });
});
