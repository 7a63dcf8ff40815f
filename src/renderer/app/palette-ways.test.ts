import { describe, expect, it } from 'vitest';

import { smallTown } from '#shared/domain/scheduling/small-town.fixture';
import { shellText } from '#shared/i18n/fr/shell';
import type { RouteParams } from '#shared/routes/places';

import { sections } from '../features/settings/sections';
import { filterPalette } from './palette-filter';
import { dayEntries, paletteWays } from './palette-ways';

const town = smallTown();
const today = '2026-11-23';

describe('the ways of the palette', () => {
  const found = (text: string, role: 'admin' | 'reception' | 'elected') =>
    filterPalette(
      paletteWays(() => {}, role),
      text,
    ).map(({ label, disabled }) => (disabled ? `(${label})` : label));

  it.each([
    ['fermeture', 'Fermetures'],
    ['congés', 'Fermetures'],
    ['absence', 'Absences d’agents'],
    ['à prévenir', 'Usagers à prévenir'],
    ['horaires', 'Plages d’ouverture'],
    ['postes', 'Postes reliés'],
    ['clavier', 'Clavier'],
    ['identification', 'Identification'],
    ['code personnel', 'Identification'],
    ['clé', 'Lecture par un logiciel'],
    ['rétablir', 'Retour en arrière'],
  ])('« %s » leads to « %s »', (text, label) => {
    expect(found(text, 'admin')).toContain(label);
  });

  it('lead to every section, first of all by its title, and by a word that is not in its title', () => {
    const gone: string[] = [];
    const all = paletteWays((_place, params) => gone.push(params?.['section'] ?? ''), 'admin').filter(
      ({ group }) => group === shellText.places.settings,
    );
    expect(all.map(({ id }) => id)).toEqual(sections.map(({ id }) => `way ${id}`));
    for (const { label } of sections) filterPalette(all, label)[0]?.run?.();
    expect(gone).toEqual(sections.map(({ id }) => id));
    for (const { id, label } of sections) {
      const word = (shellText.palette.words[`way ${id}`] ?? '').split(' ')[0] ?? '';
      expect([id, word !== '', filterPalette(all, word).map((way) => way.label)]).toEqual([
        id,
        true,
        expect.arrayContaining([label]),
      ]);
    }
  });

  it('says to whom the settings belong, and an elected person sees none of them', () => {
    expect(found('fermeture', 'reception')).toEqual(['(Fermetures)']);
    expect(found('fermeture', 'elected')).toEqual([]);
    expect(found('prévenir', 'elected')).toEqual([]);
  });
});

describe('a day that is typed', () => {
  const asked = (text: string): readonly RouteParams[] => {
    const all: RouteParams[] = [];
    for (const entry of dayEntries(text, today, town, (params) => all.push(params))) entry.run();
    return all;
  };
  const [bookable] = town.reasons.filter((one) => one.bookable);

  it('opens the agenda there', () => {
    expect(asked('mercredi')).toEqual([{ day: '2026-11-25' }]);
    expect(asked('12 décembre')).toEqual([{ day: '2026-12-12' }]);
    expect(asked('Durand')).toEqual([]);
    expect(asked('mercredi Durand')).toEqual([]);
  });

  it('with a reason and persons it fills the form', () => {
    const name = bookable?.name ?? '';
    expect(asked(`mercredi après-midi dans 3 semaines, 2 ${name}s`)).toEqual([
      { day: '2026-12-16', from: '2026-12-16', half: 'afternoon', persons: '2', reason: bookable?.id, new: '1' },
      { day: '2026-12-16' },
    ]);
    const both = {
      ...town,
      reasons: [{ ...bookable, id: 'both', name: `CNI + ${name}` }, ...town.reasons],
    } as typeof town;
    const [named] = dayEntries(`demain ${name}`, today, both, () => {});
    expect(named?.label).not.toContain('CNI');
    const short = {
      ...both,
      reasons: both.reasons.map((one) => (one.id === bookable?.id ? { ...one, shortName: 'CNI' } : one)),
    };
    for (const said of ['1 cni', '2 CNIs', 'CNI'])
      expect(dayEntries(`demain ${said}`, today, short, () => {})[0]?.label).toContain(`, ${name}, `);
    expect(asked('demain 3 personnes')[0]).toMatchObject({ persons: '3', new: '1' });
  });
});
