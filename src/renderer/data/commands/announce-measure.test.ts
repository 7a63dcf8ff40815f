import { expect, it } from 'vitest';

import type { Measure } from '#shared/domain/insights/day/measures';
import { sayAct } from '#shared/i18n/fr/acts';

import type { DataContext } from '../context';
import { createActList } from './act-list';
import { announceMeasure } from './announce-measure';
import { announcedMeasures } from './announced-measures';

const base = { deskId: 'desk-7', agentId: 'agent', from: '11:00', to: '12:30' };
const measures: readonly Measure[] = [
  { ...base, kind: 'open' },
  { ...base, kind: 'pause', closureId: 'closure', was: { from: '11:30', to: '12:00' } },
  { ...base, kind: 'switch', reasonId: 'civil' },
];

it('stands among the acts as it was said, and is gone once taken back', async () => {
  const acts = createActList();
  let ids = 0;
  const context = { acts, newId: () => `id-${(ids += 1)}`, now: () => new Date('2026-11-23T09:12:00Z') };
  for (const measure of measures) await announceMeasure(context as unknown as DataContext, { measure, desk: 7 });
  expect(announcedMeasures(acts.all()).map((one) => one.measure)).toEqual(measures);
  expect(acts.all().map(({ code, params }) => sayAct(code, params))).toEqual([
    'Guichet\u00A07 annoncé à 11:00',
    'Pause du guichet\u00A07 proposée à 11:00',
    'Renfort du guichet\u00A07 proposé à 11:00',
  ]);
  await acts.all()[1]?.undo();
  expect(announcedMeasures(acts.all()).map((one) => one.measure.kind)).toEqual(['open', 'switch']);
});
