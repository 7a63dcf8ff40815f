import { expect, it } from 'vitest';

import { demoReference } from '#shared/demo/demo-reference';
import type { Appointment } from '#shared/domain/model/appointment';
import { toSiteReference } from '#shared/domain/model/site-reference';

import { slipOf } from './appointment-slip';

const found = toSiteReference(demoReference('2026-11-26', 'Europe/Paris'));
if (!found) throw new Error('no site');
const reference = { ...found, site: { ...found.site, phone: '0261910000', address: '1 place de l’Église' } };
const appointment = {
  id: '01KAQB7K2M9Q',
  day: '2026-11-27',
  time: '14:00',
  deskId: '',
  confirmation: 'accepted',
  reasonId: reference.reasons.find(({ name }) => name === 'CNI + passeport')?.id,
  persons: (['adult', 'from15', 'under12'] as const).map((ageBand) => ({ preApplicationNumber: '', ageBand })),
  names: ['Aurore', 'Gaspard', 'Lilas'],
} as unknown as Appointment & { readonly names: readonly string[] };
const slip = slipOf(reference, appointment, { day: '2026-11-26', minute: 600 }, 'thermal');

it('names who comes along by their first name, in the line of their papers', () => {
  expect(slip.papers).toContainEqual({ title: 'Gaspard et Lilas', items: ['présence d’un parent'] });
});

it('carries the telephone of the town hall', () => {
  expect(JSON.stringify(slip).replaceAll('\u00A0', ' ')).toContain('02 61 91 00 00');
});
