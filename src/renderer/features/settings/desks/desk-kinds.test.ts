import { describe, expect, it } from 'vitest';

import { smallTown } from '#shared/domain/scheduling/small-town.fixture';

import { deskRows, freeLetter, freeNumber, isNeverOpen, titleOf } from './desk-kinds';

describe('desks, stations, departments and series in their list', () => {
  it('stand by kind, with what is received there', () => {
    const town = smallTown({
      departments: [{ id: 'titles', kind: 'department', name: 'Titres' }],
      series: [{ id: 'a', kind: 'series', letter: 'A', reasonIds: [] }],
    });
    expect(deskRows(town).map(({ group, title, detail }) => [group, title, detail])).toEqual([
      ['Guichets', 'Guichet\u00A01', 'deposit'],
      ['Guichets', 'Guichet\u00A02', 'deposit'],
      ['Guichets', 'Guichet\u00A03', 'deposit, collection, walk'],
      ['Dispositifs de recueil', 'Dispositif\u00A01', ''],
      ['Dispositifs de recueil', 'Dispositif\u00A02', ''],
      ['Services', 'Titres', ''],
      ['Séries de tickets', 'Série A', 'les autres motifs'],
    ]);
  });

  it('tell what they receive in the order of the reasons, whenever each was chosen', () => {
    const town = smallTown({});
    const [first, , third] = town.desks;
    if (!first || !third) throw new Error('a town without desks');
    const desks = [{ ...first, reasonIds: ['walk', 'collection', 'deposit'] }, third];
    expect(
      deskRows({ ...town, desks })
        .slice(0, 2)
        .map(({ detail }) => detail),
    ).toEqual(['deposit, collection, walk', 'deposit, collection, walk']);
  });

  it('are named once', () => {
    const desk = { kind: 'desk', wayHint: '', direction: '', reasonIds: [] } as const;
    expect(
      ['3', 'Guichet 3', 'Guichet\u00A03', '', 'Salle bleue'].map((name) =>
        titleOf({ ...desk, reasonIds: [], number: 3, name }),
      ),
    ).toEqual(['Guichet\u00A03', 'Guichet\u00A03', 'Guichet\u00A03', 'Guichet\u00A03', 'Guichet\u00A03, Salle bleue']);
  });

  it('know a desk that has no opening hours, or none that are still to come', () => {
    const town = smallTown({});
    const [first] = town.desks;
    const [hours] = town.openingPeriods.filter(({ deskId }) => deskId === first?.id);
    if (!first || !hours) throw new Error('a town without desks');
    const closed = (openingPeriods: readonly (typeof hours)[]): boolean =>
      isNeverOpen({ openingPeriods }, first.id, '2026-11-23');
    expect(closed([{ ...hours, validUntil: '' }])).toBe(false);
    expect(closed([])).toBe(true);
    expect(closed([{ ...hours, deskId: 'another' }])).toBe(true);
    expect(closed([{ ...hours, validUntil: '2026-11-22' }])).toBe(true);
  });

  it('get the first number or letter that is free', () => {
    expect(freeNumber([{ number: 1 }, { number: 3 }])).toBe(2);
    expect(freeLetter([{ letter: 'A' }, { letter: 'C' }])).toBe('B');
  });
});
