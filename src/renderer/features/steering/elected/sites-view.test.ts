import { expect, it } from 'vitest';

import { demoReference } from '#shared/demo/demo-reference';
import type { YearlyReport } from '#shared/domain/insights/elected/yearly-report';
import { toSiteReference } from '#shared/domain/model/site-reference';

import { sitesView } from './sites-view';

const ref = toSiteReference(demoReference('2026-11-26', 'Europe/Paris'));
if (!ref) throw new Error('the demonstration has a site');

const point = (siteId: string, of: number | null, position: 'usual' | 'above' | 'below' | 'hidden') => ({
  siteId,
  of,
  share: of === null ? null : 0.8,
  low95: 0.7,
  high95: 0.9,
  low998: 0.6,
  high998: 0.95,
  position,
});

const report = (sites: YearlyReport['sites']): YearlyReport => ({
  period: { kind: 'year', from: '2026-01-01', to: '2026-12-31' },
  before: { kind: 'year', from: '2025-01-01', to: '2025-12-31' },
  asOf: { day: '2026-11-26', minute: 600, unsyncedDesks: 0 },
  contacts: null,
  contactsBefore: null,
  inhabitants: null,
  perThousand: null,
  perThousandBefore: null,
  channels: [],
  needs: [],
  commitments: [],
  commitmentsBefore: null,
  cost: null,
  sites,
  themes: [],
  names: { annex: 'Annexe des Tilleuls', hut: 'Relais' },
});

it('names every site that is shown, says which stands apart, and shows none that is withheld', () => {
  const view = sitesView(
    report([point(ref.site.id, 900, 'usual'), point('annex', 200, 'below'), point('hut', null, 'hidden')]),
    ref.site,
  );
  expect(view.data.rows.map(({ name, side }) => [name, side])).toEqual([
    [ref.site.name, 'usual'],
    ['Annexe des Tilleuls', 'below'],
  ]);
  expect(view.bold).toBe('Annexe des Tilleuls\u00A0: en dessous de ce que la taille explique.');
});

it('blames no site that does better than its size explains', () => {
  const { bold } = sitesView(report([point(ref.site.id, 900, 'usual'), point('annex', 200, 'above')]), ref.site);
  expect(bold).toBe('Annexe des Tilleuls\u00A0: mieux que ce que la taille explique.');
});

it('says that one site alone can be shown', () => {
  expect(sitesView(report([point(ref.site.id, 900, 'usual')]), ref.site).bold).toMatch(/^Un seul site/);
});
