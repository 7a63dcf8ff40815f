import { expect, it } from 'vitest';

import { receptionText } from './reception';

it('says that a site is closed, and when it opens', () => {
  const { closed } = receptionText.passage;
  expect(closed({ day: '2026-11-24', time: '08:30' }, '2026-11-23')).toBe('fermé, ouvre demain à 8:30');
  expect(closed({ day: '', time: '' }, '2026-11-23')).toBe('fermé');
});
