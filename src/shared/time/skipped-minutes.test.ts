import { expect, it } from 'vitest';

import { skippedMinutes } from './skipped-minutes';

it('knows the hour that a spring night skips, and no other', () => {
  expect(skippedMinutes(2026, 'Europe/Paris')).toEqual([{ day: '2026-03-29', from: 120, to: 180 }]);
  // Saint-Pierre-et-Miquelon changes with North America.
  expect(skippedMinutes(2026, 'America/Miquelon')).toEqual([{ day: '2026-03-08', from: 120, to: 180 }]);
});

it.each([
  'America/Guadeloupe',
  'America/Martinique',
  'America/Cayenne',
  'America/St_Barthelemy',
  'America/Marigot',
  'Indian/Reunion',
  'Indian/Mayotte',
  'Pacific/Noumea',
  'Pacific/Tahiti',
  'Pacific/Marquesas',
  'Pacific/Gambier',
  'Pacific/Wallis',
])('finds no skipped minute in %s', (zone) => expect(skippedMinutes(2026, zone)).toEqual([]));
