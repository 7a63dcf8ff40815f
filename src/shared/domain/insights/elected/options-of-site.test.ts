import { expect, it } from 'vitest';

import { demoReference } from '../../../demo/demo-reference';
import { toSiteReference } from '../../model/site-reference';
import { optionsOfSite, optionsOfTown } from './options-of-site';

const found = toSiteReference(demoReference('2026-11-26', 'Europe/Paris'));
if (!found) throw new Error('no site');
const { receptionCosts: _known, ...bare } = found.site;
const paid = { ...found, site: { ...bare, receptionCosts: [{ year: 2026, euros: 365_000 }] } };
const days = (from: string, to: string) => ({ kind: 'custom', from, to }) as const;

it('the cost of a period is that of its days in the amount of its year', () => {
  expect(optionsOfSite(paid, days('2026-01-01', '2026-12-31')).costEuros).toBe(365_000);
  expect(optionsOfSite(paid, days('2026-01-01', '2026-10-31')).costEuros).toBe(304_000);
  expect(optionsOfSite(paid, days('2025-01-01', '2025-12-31'))).not.toHaveProperty('costEuros');
  expect(optionsOfSite(paid, days('2026-12-01', '2027-01-31'))).not.toHaveProperty('costEuros');
  expect(optionsOfSite({ ...found, site: bare }, days('2026-01-01', '2026-12-31'))).not.toHaveProperty('costEuros');
});

it('sites of a town add up what each of them costs', () => {
  const annex = { ...paid.site, id: 'annex', inhabitants: 900, receptionCosts: [{ year: 2026, euros: 73_000 }] };
  const options = optionsOfTown(
    { sites: [paid.site, annex, { ...bare, id: 'hut' }], ref: paid },
    days('2026-01-01', '2026-12-31'),
  );
  expect(options.costEuros).toBe(438_000);
  expect(options.inhabitants['annex']).toBe(900);
});
