import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Appointment } from '#shared/domain/model/appointment';
import type { CitizenMatch } from '#shared/domain/people/search-citizens';
import { receptionText } from '#shared/i18n/fr/reception';

import { isGuess, rowsOf, searchArrivals, unknownName, type FoundRow } from './arrival-search';
import type { Arrival, Arrivals } from './arrivals';
import { bearers, carriedBy, comesBy, countFound, firstChosen, meantRow } from './chosen-row';

const today = '2026-11-23';
type Fit = CitizenMatch['fit'];
type One = {
  readonly id: string;
  readonly fit: Fit;
  readonly isNear: boolean;
  readonly has: 'today' | 'later' | 'missed' | 'off' | 'none';
  readonly called?: CitizenMatch['called'];
};

const matchOf = ({ id, fit, isNear, called = 'no' }: One): CitizenMatch => ({
  citizenId: id,
  name: id,
  ranges: [],
  birthDate: '',
  phone: '',
  values: { lastName: id, firstName: '', birthDate: '', phone: '', email: '' },
  memberIds: [id],
  knownAs: '',
  isNear,
  fit: isNear ? 'begun' : fit,
  called,
  appointmentIds: [],
});
const arrivalOf = ({ id }: One): Arrival =>
  ({ appointmentId: `rdv-${id}`, citizenId: id, citizenIds: [id] as readonly string[], time: '10:00' }) as Arrival;
const laterOf = ({ id }: One): Appointment =>
  ({ id: `rdv-${id}`, citizenId: id, day: '2026-11-24', time: '09:00', status: 'booked' }) as Appointment;
const missedOf = ({ id }: One): Appointment =>
  ({ id: `missed-${id}`, citizenId: id, day: today, time: '09:00', status: 'noShow' }) as Appointment;
const offOf = ({ id }: One): Appointment =>
  ({ id: `off-${id}`, citizenId: id, day: today, time: '09:00', status: 'cancelledByOffice' }) as Appointment;
/** What somebody has who is not expected today. */
const heldBy: Readonly<Record<One['has'], (one: One) => readonly Appointment[]>> = {
  today: () => [],
  none: () => [],
  later: (who) => [laterOf(who)],
  missed: (who) => [missedOf(who), laterOf(who)],
  off: (who) => [offOf(who)],
};

const found = (people: readonly One[], text = 'ba') => {
  const expected = people.filter(({ has }) => has === 'today');
  const arrivals: Arrivals = {
    late: [],
    lately: [],
    now: [],
    next: expected.map(arrivalOf),
    over: [],
    left: 0,
    arrived: 0,
  };
  const appointmentsOf = (id: string) => people.filter((who) => who.id === id).flatMap((who) => heldBy[who.has](who));
  // As reception asks: those of today before all others.
  const matches = [...expected, ...people.filter((one) => !expected.includes(one))].map(matchOf);
  return searchArrivals(
    {
      arrivals,
      tickets: [],
      matches,
      today,
      holders: new Map(),
      whereaboutsOf: ({ citizenId }) => ({ tickets: [], appointments: appointmentsOf(citizenId) }),
    },
    text,
  );
};
const rowsFor = (people: readonly One[]): readonly FoundRow[] => rowsOf(found(people));
const idOf = (row: FoundRow | undefined): string => (row && row.kind !== 'ticket' ? (row.match?.citizenId ?? '') : '');
const chosenOf = (people: readonly One[], text = 'ba'): string =>
  idOf(rowsFor(people).find(({ key }) => key === firstChosen(rowsFor(people), text, today)));
const one = (id: string, fit: Fit, has: One['has'], isNear = false): One => ({ id, fit, has, isNear });

const anyone: fc.Arbitrary<readonly One[]> = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    fit: fc.constantFrom<Fit>('whole', 'wholeFirst', 'begun'),
    isNear: fc.boolean(),
    has: fc.constantFrom<One['has']>('today', 'later', 'missed', 'off', 'none'),
  }),
  { selector: ({ id }) => id },
);

describe('the row that is chosen before anybody chose one', () => {
  it('is Bà for « Bà », whatever Jean-Baptiste has today', () => {
    const baptiste = one('Jean-Baptiste', 'begun', 'today');
    const ba = (has: One['has']): One => ({ ...one('Bà', 'whole', has), called: 'lastName' });
    expect(chosenOf([baptiste, ba('today')])).toBe('Bà');
    expect(chosenOf([baptiste, ba('none')])).toBe('Bà');
    // She comes another day: Entrée receives nobody at once, and nobody else.
    expect(chosenOf([baptiste, ba('later')])).toBe('');
  });

  it('is nobody for « xavier ben » where Ben Youssef has nothing here today and Benkhelifa is expected', () => {
    const benkhelifa = one('Xavier Benkhelifa', 'begun', 'today');
    const part = one('Xavier Ben Youssef', 'whole', 'none');
    expect(chosenOf([part, benkhelifa], 'xavier ben')).toBe('');
    // His last name was typed whole, or nobody else comes.
    expect(chosenOf([{ ...part, called: 'lastName' }, benkhelifa], 'xavier ben youssef')).toBe('Xavier Ben Youssef');
    expect(chosenOf([part, one('Xavier Benkhelifa', 'begun', 'none')], 'xavier ben')).toBe('Xavier Ben Youssef');
  });

  it('is nobody where two letters only begin the names of several', () => {
    const several = [one('Bastien', 'begun', 'today'), one('Barbier', 'begun', 'none')];
    expect([chosenOf(several, 'ba'), chosenOf(several, ' Bâ '), chosenOf(several, 'bas')]).toEqual(['', '', 'Bastien']);
    expect(chosenOf(several.slice(0, 1), 'ba')).toBe('Bastien');
  });

  it('is nobody where several who are expected bear what was typed as well as each other', () => {
    const [elodie, other] = [one('Élodie Sarr', 'whole', 'today'), one('Élodie Sarr, une autre', 'whole', 'today')];
    expect(chosenOf([elodie, other], 'elodie sarr')).toBe('');
    expect(chosenOf([one('Céline', 'wholeFirst', 'today'), one('Célia', 'wholeFirst', 'today')], 'celine')).toBe('');
    expect(chosenOf([one('Diallo', 'begun', 'today'), one('Diarra', 'begun', 'today')], 'dia')).toBe('');
    // One bears all of it; of the other it is only the beginning.
    expect(chosenOf([one('Lyon', 'begun', 'today'), one('Ly', 'whole', 'today')], 'ly')).toBe('Ly');
    // All of her name, and a part of another one.
    const whole = { ...one('Pénélope Sarr', 'whole', 'today'), called: 'all' } as const;
    expect(chosenOf([one('Pénélope Benkhelifa-Sarr', 'whole', 'today'), whole], 'penelope sarr')).toBe('Pénélope Sarr');
    // Her namesake has nothing here today: who is searched are those who come.
    expect(chosenOf([elodie, one('Élodie Sarr, une voisine', 'whole', 'none')], 'elodie sarr')).toBe('Élodie Sarr');
  });

  it('stands alone among all of today who bear what was typed, by property', () => {
    fc.assert(
      fc.property(anyone, fc.constantFrom('ba', 'bap', 'baptiste'), (people, text) => {
        const rows = rowsFor(people);
        const chosen = rows.find(({ key }) => key === firstChosen(rows, text, today));
        if (chosen) expect(bearers(rows, text)).toEqual([chosen]);
        else if (bearers(rows, text).length === 1) expect(people.some(({ has }) => has === 'later')).toBe(true);
      }),
    );
  });

  it('is never a beginning while somebody is called so, nor a first name while it is the last name of somebody, nor a guess', () => {
    const ranks = { whole: 0, wholeFirst: 1, begun: 2 };
    fc.assert(
      fc.property(anyone, fc.constantFrom('ba', 'bap', 'baptiste'), (people, text) => {
        const chosen = people.find(({ id }) => id === chosenOf(people, text));
        if (!chosen) return;
        expect(chosen.isNear).toBe(false);
        expect(chosen.has).not.toBe('later');
        for (const other of people.filter(({ isNear }) => !isNear))
          expect(ranks[chosen.fit]).toBeLessThanOrEqual(ranks[other.fit]);
      }),
    );
  });

  it('is who was noted absent today, before the appointment that they have another day', () => {
    const rows = rowsFor([one('Bà', 'whole', 'missed')]);
    expect(firstChosen(rows, 'bà', today)).toBe('Bà');
    const by = rows.map((row) => row.kind === 'person' && comesBy(row, today));
    expect(by).toEqual([{ appointment: missedOf(one('Bà', 'whole', 'missed')), how: 'missed' }]);
    const later = rowsFor([one('Bà', 'whole', 'later')]).map((row) => row.kind === 'person' && comesBy(row, today));
    expect(later).toMatchObject([{ how: 'otherDay' }]);
    const off = rowsFor([one('Bà', 'whole', 'off')]).map((row) => row.kind === 'person' && comesBy(row, today));
    expect(off).toEqual([{ appointment: offOf(one('Bà', 'whole', 'off')), how: 'off' }]);
  });

  it('stands on top of the list, or nobody is chosen', () => {
    fc.assert(
      fc.property(anyone, (people) => {
        const rows = rowsFor(people);
        expect([rows[0]?.key, '']).toContain(firstChosen(rows, 'bap', today) || '');
        expect(rows).toHaveLength(people.length);
      }),
    );
  });
});

describe('the one whom a search means', () => {
  it('is the only one, or the only one who is called so; a guess is nobody', () => {
    const meant = (...people: readonly One[]) => idOf(meantRow(rowsFor(people)));
    const [ly, lyna, guess] = [
      one('Ly', 'whole', 'later'),
      one('Lyna', 'begun', 'today'),
      one('Li', 'begun', 'none', true),
    ];
    expect([meant(), meant(ly), meant(ly, guess), meant(lyna, ly), meant(lyna), meant(guess)]).toEqual([
      '',
      'Ly',
      'Ly',
      'Ly',
      'Lyna',
      '',
    ]);
    expect(meant(ly, one('Autre Ly', 'whole', 'none'))).toBe('');
  });
});

describe('what goes on into the form', () => {
  it.each(['Zzyzxova', 'Diallo Aminata', 'N’Diaye', "d'Hérouville", 'Le Goff-Martin', 'LEFORT', 'Ly'])(
    'is %s, whom nobody knows',
    (text) => {
      expect(unknownName(` ${text} `, [])).toBe(text);
    },
  );

  it.each(['A049', 'a-k2 003', '49', '7K2-M9Q', '9h', '9h30', '0612407805', 'al@exemple.fr', 'x', '', '-', 'A 1'])(
    'is never « %s », which is no name',
    (text) => {
      expect(unknownName(text, [])).toBe('');
    },
  );

  it('is never a text with a digit or with fewer than two letters, nor the name of somebody who was found', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const name = unknownName(text, []);
        if (name !== '') expect([/\d/.test(name), (name.match(/\p{L}/gu) ?? []).length >= 2]).toEqual([false, true]);
      }),
    );
    expect(unknownName('Bàro', found([one('Bàro', 'whole', 'none')]))).toBe('');
    expect(unknownName('Bàro', found([one('Barrault', 'begun', 'none', true)]))).toBe('Bàro');
    expect(rowsFor([one('Barrault', 'begun', 'none', true)]).every(isGuess)).toBe(true);
  });
});

it('shows who is expected under a double name above those who bear a part of it alone, and a whole name above all', () => {
  const cottin: One = { id: 'touré-cottin', fit: 'whole', isNear: false, has: 'today', called: 'no' };
  const others = (['later', 'none'] as const).map((has): One => ({
    id: `touré-${has}`,
    fit: 'whole',
    isNear: false,
    has,
    called: 'lastName',
  }));
  const idsOf = (people: readonly One[]) => rowsFor(people).map(idOf);
  expect(idsOf([...others, cottin])).toEqual(['touré-cottin', 'touré-later', 'touré-none']);
  // « Sébastien Touré » was typed, and somebody is called exactly so.
  const exact: One = { ...cottin, id: 'sébastien touré', has: 'none', called: 'all' };
  expect(idsOf([...others, cottin, exact])[0]).toBe('sébastien touré');
});

describe('what a search carries into a new appointment', () => {
  it('is who is shown as chosen, else who is meant, else the name as it was typed: a name that was typed is never dropped', () => {
    const name = fc.constantFrom('Ly', 'ba', 'Bàro Zoé', ' Le Goff ');
    fc.assert(
      fc.property(anyone, name, fc.option(fc.nat({ max: 5 })), (people, text, at) => {
        const rows = rowsFor(people);
        const key = at === null ? '' : (rows[at]?.key ?? 'gone');
        const carried = carriedBy(rows, { text, key }, today);
        const shown = rows.find((row) => row.key === (key === '' ? firstChosen(rows, text, today) : key));
        const meant = shown ?? (key === '' ? meantRow(rows) : undefined);
        expect(carried).toEqual(meant ? { citizenId: idOf(meant), name: '' } : { citizenId: '', name: text.trim() });
      }),
    );
  });

  it('is the name where several bear it, and who is expected at a time that was typed', () => {
    const several = rowsFor([one('Ly', 'whole', 'none'), one('Autre Ly', 'whole', 'none')]);
    expect(carriedBy(several, { text: 'ly', key: '' }, today)).toEqual({ citizenId: '', name: 'ly' });
    const atTen = rowsOf(found([one('Ly', 'whole', 'today')], '10h'));
    expect(carriedBy(atTen, { text: '10h', key: '' }, today)).toEqual({ citizenId: 'Ly', name: '' });
    expect(carriedBy([], { text: 'A012', key: '' }, today)).toEqual({ citizenId: '', name: '' });
  });
});

it('asks where somebody of today bears the typed name as a part of a longer one, and means the one of today alone', () => {
  const sarr: One = { id: 'sarr', fit: 'whole', isNear: false, has: 'none', called: 'lastName' };
  const longer: One = { id: 'benkhelifa-sarr', fit: 'whole', isNear: false, has: 'today', called: 'no' };
  const rows = rowsFor([sarr, longer]);
  expect([firstChosen(rows, 'sarr', today), meantRow(rows)]).toEqual(['', undefined]);
  expect(bearers(rows, 'sarr')).toHaveLength(2);
  expect(
    chosenOf(
      [
        { ...sarr, has: 'today' },
        { ...longer, has: 'none' },
      ],
      'sarr',
    ),
  ).toBe('sarr');
});

describe('how many were found', () => {
  const expected = (id: string, appointmentId: string): FoundRow => ({
    kind: 'expected',
    key: appointmentId,
    arrival: { ...arrivalOf({ id, fit: 'whole', isNear: false, has: 'today' }), appointmentId },
    match: undefined,
  });

  it('are people, not lines: one who has two appointments today is one', () => {
    expect(countFound([expected('a', 'at 11:05'), expected('a', 'at 12:10')])).toEqual({ people: 1, appointments: 2 });
    expect(countFound([expected('a', 'at 11:05'), expected('b', 'at 12:10')])).toEqual({ people: 2, appointments: 2 });
    expect(countFound([])).toEqual({ people: 0, appointments: 0 });
  });

  it('are told with what makes them fewer', () => {
    const { found: said, foundMore } = receptionText.arrivals;
    expect(said(1, 2)).toBe('1 personne trouvée, 2 rendez-vous');
    expect(said(2, 2)).toBe('2 personnes trouvées');
    expect(foundMore(100, true, '0639')).toBe('100 personnes ou plus\u00A0: ajoutez des chiffres');
    expect(foundMore(100, false, 'dupond')).toBe('100 personnes\u00A0: ajoutez le prénom');
  });
});
