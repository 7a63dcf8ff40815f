import { expect, test } from 'vitest';

import { periodOf } from '../../domain/insights/period/period-of';
import { periodName, periodStretch, stretchWords } from './period-words';
import { periodsText } from './supervision-periods';

test('periods are named as people name them', () => {
  expect(
    (['month', 'quarter', 'halfYear', 'year'] as const).map((kind) => periodName(periodOf(kind, '2026-09-14'))),
  ).toEqual(['septembre 2026', '3e trimestre 2026', '2e semestre 2026', 'année\u00A02026']);
  expect(periodName({ kind: 'custom', from: '2025-12-29', to: '2026-01-04' })).toBe(
    'du 29\u00A0décembre 2025 au 4\u00A0janvier 2026',
  );
  expect(periodStretch(periodOf('quarter', '2026-01-01'))).toBe('Janvier à mars 2026');
  expect(periodStretch(periodOf('month', '2026-08-20'))).toBe('Août 2026');
  expect(stretchWords('2026-09-21', '2026-09-30')).toBe('21 – 30\u00A0septembre');
  expect(stretchWords('2026-09-28', '2026-10-04')).toBe('28\u00A0septembre – 4\u00A0octobre');
});

test('the first of a month is « 1er » wherever a day stands alone', () => {
  expect(periodsText.ten.label('2026-12-01', false)).toBe('mar. 1er');
  expect(periodsText.ten.over('2026-12-01')).toBe('Mardi 1er dépasse');
});

test('calls the places of the ten days those of appointments, since a day ahead counts more of them', () => {
  const { ten } = periodsText;
  for (const said of [ten.booked, ten.fullest(65), ten.row('2026-11-24', 99, 152)])
    expect(said).toMatch(/places de rendez-vous/i);
});
