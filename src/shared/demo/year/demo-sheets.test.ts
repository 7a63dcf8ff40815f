import { expect, test } from 'vitest';

import { addDays } from '../../time/civil';
import { demoReference } from '../demo-reference';
import { demoSheets } from './demo-sheets';

test('every civil day of the stretch has its sheet, in their order; a town without a site has none', () => {
  const reference = demoReference('2026-11-26', 'Europe/Paris');
  const options = { seed: 1, inhabitants: 2000, from: '2026-10-30', to: '2026-11-11', reference };
  const days = Array.from({ length: 13 }, (_, index) => addDays('2026-10-30', index));
  expect([...demoSheets(options)].map(({ day }) => day)).toEqual(days);
  expect([...demoSheets({ ...options, reference: [] })]).toEqual([]);
});
