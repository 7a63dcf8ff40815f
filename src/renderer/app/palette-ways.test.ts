import { describe, expect, it } from 'vitest';

import type { CitizenMatch } from '#shared/domain/people/search-citizens';
import { holderOf } from '#shared/domain/rights/rights';
import { smallTown } from '#shared/domain/scheduling/small-town.fixture';
import { shellText } from '#shared/i18n/fr/shell';
import type { RouteParams } from '#shared/routes/places';

import { sections } from '../features/settings/sections';
import { filterPalette } from './palette-filter';
import { dayEntries, paletteWays, readWish, waysMeant } from './palette-ways';

const town = smallTown();
const today = '2026-11-23';

describe('the ways of the palette', () => {
  const found = (text: string, role: 'admin' | 'reception' | 'elected' | 'supervisor') =>
    filterPalette(
      paletteWays(() => {}, holderOf([], role)),
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

  it.each([
    ['absence de clément', ['Absences d’agents']],
    ['fermer le 24 décembre', ['Fermetures']],
    ['congés de Clément Duval en juillet', []],
    ['absence clément demain', ['Absences d’agents']],
    ['absence de quelqu’un', []],
    ['le 24 décembre', []],
    ['de clément', []],
  ])('« %s » says a way, a day and an agent: %j', (text, labels) => {
    const agents = [{ id: 'a', kind: 'agent', shortName: 'Clément D.', name: 'Clément Duval' }] as never;
    const meant = waysMeant(
      paletteWays(() => {}, holderOf([], 'admin')),
      text,
      today,
      smallTown({ agents }),
    );
    expect(meant.map(({ label }) => label)).toEqual(labels);
  });

  it('« rappeler » leads where somebody can be called again', () => {
    expect(found('rappeler', 'reception')).toContain('Usagers à prévenir');
  });

  it('lead to every section, first of all by its title, and by a word that is not in its title', () => {
    const gone: string[] = [];
    const all = paletteWays((_place, params) => gone.push(params?.['section'] ?? ''), holderOf([], 'admin')).filter(
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
    expect(found('fermeture', 'supervisor')).toEqual(['Fermetures']);
    expect(found('quotas', 'supervisor')).toEqual(['(Quotas)']);
    expect(found('fermeture', 'elected')).toEqual([]);
    expect(found('prévenir', 'elected')).toEqual([]);
  });
});

describe('a day that is typed', () => {
  const entriesOf = (
    text: string,
    named: readonly CitizenMatch[] = [],
    reference = town,
    go: (params: RouteParams) => void = () => {},
  ) => dayEntries(readWish(text, today, reference), named, go);
  const asked = (text: string): readonly RouteParams[] => {
    const all: RouteParams[] = [];
    for (const entry of entriesOf(text, [], town, (params) => all.push(params))) entry.run();
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
    const [named] = entriesOf(`demain ${name}`, [], both);
    expect(named?.label).not.toContain('CNI');
    const short = {
      ...both,
      reasons: both.reasons.map((one) => (one.id === bookable?.id ? { ...one, shortName: 'CNI' } : one)),
    };
    for (const said of ['1 cni', '2 CNIs', 'CNI'])
      expect(entriesOf(`demain ${said}`, [], short)[0]?.label).toContain(`, ${name}, `);
    expect(asked('demain 3 personnes')[0]).toMatchObject({ persons: '3', new: '1' });
  });

  it('an hour leads to the first place from then on, and takes no line away that is there without it', () => {
    const name = bookable?.name ?? '';
    expect(asked(`8 decembre 14h ${name} 2 pers`)[0]).toEqual({
      day: '2026-12-08',
      from: '2026-12-08',
      at: '14:00',
      half: 'any',
      persons: '2',
      reason: bookable?.id,
      new: '1',
    });
    expect(asked('mercredi 14h30').map(({ day, at, new: isNew }) => [day, at, isNew])).toEqual([
      ['2026-11-25', undefined, undefined],
      ['2026-11-25', '14:30', '1'],
    ]);
    expect(entriesOf(`8/12 14h ${name}`)[0]?.detail).toBe('à partir du mardi 8\u00A0décembre à 14:00');
    for (const phrase of ['demain', 'demain 3 personnes', `mercredi ${name}`, `fin novembre ${name} 2p`]) {
      const plain = entriesOf(phrase).map(({ id }) => id);
      expect(plain).not.toEqual([]);
      expect(entriesOf(`${phrase} 14h`).map(({ id }) => id)).toEqual(expect.arrayContaining(plain));
    }
  });

  it('a name beside a reason books for each who is called so, and for nobody else', () => {
    const name = bookable?.name ?? '';
    const match = (citizenId: string, isNear: boolean) =>
      ({ citizenId, name: 'Hugo Bernard', birthDate: '1980-01-02', isNear }) as CitizenMatch;
    const gone: RouteParams[] = [];
    const phrase = `lundi en huit matin ${name} bernard hugo`;
    expect(readWish(phrase, today, town)?.name).toBe('bernard hugo');
    expect(readWish(`bernard hugo ${name} demain`, today, town)?.name).toBe('bernard hugo');
    const all = entriesOf(phrase, [match('hugo', false), match('near', true)], town, (params) => gone.push(params));
    for (const entry of all) entry.run();
    expect(gone.map(({ day, citizen, half, reason }) => [day, citizen, half, reason])).toEqual([
      ['2026-12-07', 'hugo', 'morning', bookable?.id],
      ['2026-12-07', undefined, undefined, undefined],
    ]);
    expect(all[0]?.label).toContain('Hugo Bernard');
    expect(entriesOf(phrase, [match('near', true)])).toEqual([]);
    expect(entriesOf(phrase)).toEqual([]);
  });
});
