import { expect, it } from 'vitest';

import { periodsText } from './supervision-periods';

it('the first of a month is « 1er » wherever a day stands alone', () => {
  expect(periodsText.ten.label('2026-12-01', false)).toBe('mar. 1er');
  expect(periodsText.ten.over('2026-12-01')).toBe('Mardi 1er dépasse');
});
