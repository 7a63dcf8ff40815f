import { expect, it } from 'vitest';

import { demoReference } from '#shared/demo/demo-reference';
import { ALL_SITES } from '#shared/domain/insights/facts/filter';
import { townOf } from '#shared/domain/insights/town/town';
import { toSiteReference } from '#shared/domain/model/site-reference';
import { steeringText } from '#shared/i18n/fr/steering';

import { placeOf, placeStem } from './place';

const own = toSiteReference(demoReference('2026-11-26', 'Europe/Paris'));
if (!own) throw new Error('the demonstration has a site');
const annex = { ...own, site: { ...own.site, id: 'annex', name: 'Mairie annexe de l’Île-aux-Bœufs' } };
const town = townOf(own, [annex]);

it('is the own site unless another is chosen, and again when that is gone', () => {
  expect(placeOf(town, '')).toMatchObject({ kind: 'own', name: own.site.name, isOneOfSeveral: true, ref: own });
  expect(placeOf(town, own.site.id).kind).toBe('own');
  expect(placeOf(town, 'gone')).toMatchObject({ kind: 'own', ref: own });
  expect(placeOf(town, 'annex')).toMatchObject({ kind: 'other', name: annex.site.name });
  expect(placeOf(townOf(own, []), '').isOneOfSeveral).toBe(false);
});

it('of all sites has the names of every site, and says in its own name that it is all of them', () => {
  const other = {
    ...annex,
    departments: [...own.departments, { id: 'x', kind: 'department' as const, name: 'Plages' }],
  };
  const place = placeOf(townOf(own, [other]), ALL_SITES);
  expect([place.kind, place.name, place.ref.site.name]).toEqual([
    'town',
    steeringText.filters.allSites,
    steeringText.filters.allSites,
  ]);
  expect(place.ref.departments.map(({ name }) => name)).toContain('Plages');
});

it('begins names of files with plain letters, and those of the own site with nothing', () => {
  expect(placeStem(placeOf(town, ''))).toBe('');
  expect(placeStem(placeOf(town, 'annex'))).toBe('mairie-annexe-de-l-ile-aux-boeufs-');
  expect(placeStem(placeOf(town, ALL_SITES))).toBe('tous-les-sites-');
});
