import { describe, expect, it } from 'vitest';

import { emptyLedger, ledgerUpTo } from './ledger';
import { peopleFigure } from './published-report';
import { bracketOf, peopleProtection, tallyPeople, type TrackedPerson } from './tally-people';

const many = (count: number, person: TrackedPerson): TrackedPerson[] => Array.from({ length: count }, () => person);
const asOf = { day: '2026-03-08', minute: 0, unsyncedDesks: 0 };
const figureOf = (people: readonly TrackedPerson[], today = '2026-03-08') => {
  const ledger = ledgerUpTo(
    emptyLedger,
    { year: 2026, today, months: tallyPeople(people, 2026), asOf },
    peopleProtection,
  );
  const last = ledger.steps.at(-1);
  if (!last) throw new Error('nothing came out');
  return peopleFigure(last);
};

describe('tracked persons', () => {
  it('have the age that they reach in the year', () => {
    expect(bracketOf('2012-12-31', 2026)).toBe('from14');
    expect(bracketOf('2013-01-01', 2026)).toBe('under14');
    expect(bracketOf('2008-06-01', 2026)).toBe('from18');
    expect(bracketOf('1951-12-31', 2026)).toBe('from75');
    expect([bracketOf('', 2026), bracketOf('2027-01-01', 2026), bracketOf('1980', 2026)]).toEqual([
      'unknown',
      'unknown',
      'unknown',
    ]);
  });

  it('of 4 / 23 / 12 are told as 23 and 39', () => {
    const figure = figureOf([
      ...many(4, { month: 0, birthDate: '2016-01-01' }),
      ...many(23, { month: 0, birthDate: '1990-01-01' }),
      ...many(12, { month: 0, birthDate: '1950-01-01' }),
    ]);
    expect(figure.total).toBe(39);
    expect(figure.brackets).toEqual([
      { bracket: 'under14', count: null },
      { bracket: 'from25', count: 23 },
      { bracket: 'from75', count: null },
    ]);
    expect(figure.minors).toBeNull();
  });

  it('are minors where both brackets may be told', () => {
    const figure = figureOf([
      ...many(40, { month: 0, birthDate: '2016-01-01' }),
      ...many(15, { month: 1, birthDate: '2010-01-01' }),
      ...many(60, { month: 0, birthDate: '1990-01-01' }),
    ]);
    expect([figure.total, figure.minors]).toEqual([115, 55]);
    expect(figureOf([]).brackets).toEqual([]);
    expect(figureOf([])).toMatchObject({ total: 0, minors: 0 });
  });

  it('who came in a later month do not follow from two publications', () => {
    const people = [
      ...many(40, { month: 0, birthDate: '2016-01-01' }),
      ...many(60, { month: 0, birthDate: '1990-01-01' }),
      ...many(60, { month: 0, birthDate: '1950-01-01' }),
      ...many(3, { month: 1, birthDate: '2016-01-01' }),
      ...many(20, { month: 1, birthDate: '1990-01-01' }),
      ...many(20, { month: 1, birthDate: '1950-01-01' }),
    ];
    expect(figureOf(people, '2026-02-08').brackets.map(({ count }) => count)).toEqual([40, 60, 60]);
    const march = figureOf(people);
    expect(march.total).toBe(203);
    expect(march.brackets.filter(({ count }) => count === null)).toHaveLength(2);
    expect(march.brackets[0]).toEqual({ bracket: 'under14', count: null });
  });
});
