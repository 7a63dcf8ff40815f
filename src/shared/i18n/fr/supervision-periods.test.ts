import { expect, it } from 'vitest';

import { periodsText } from './supervision-periods';

it('the first of a month is « 1er » wherever a day stands alone', () => {
  expect(periodsText.ten.label('2026-12-01', false)).toBe('mar. 1er');
  expect(periodsText.ten.over('2026-12-01')).toBe('Mardi 1er dépasse');
});

it('calls the places of the ten days those of appointments, since a day ahead counts more of them', () => {
  const { ten } = periodsText;
  for (const said of [ten.booked, ten.fullest(65), ten.row('2026-11-24', 99, 152)])
    expect(said).toMatch(/places de rendez-vous/i);
});
