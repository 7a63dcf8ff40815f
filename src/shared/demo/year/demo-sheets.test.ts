import { expect, test } from 'vitest';

import { demoReference } from '../demo-reference';
import { demoSheets } from './demo-sheets';
import { demoYear } from './demo-year';

test('the sheets one at a time are those of the year', () => {
  const reference = demoReference('2026-11-26', 'Europe/Paris');
  const options = { seed: 1, inhabitants: 2000, from: '2026-08-12', to: '2026-11-11', reference };
  expect([...demoSheets(options)]).toEqual(demoYear(options).sheets);
  expect([...demoSheets({ ...options, reference: [] })]).toEqual([]);
});
