import { expect, it } from 'vitest';

import type { Agent } from '#shared/domain/model/reference';
import { mayReach } from '#shared/domain/rights/places';
import { places } from '#shared/routes/places';

import { closedPlaces } from './key-bar';

const roles: readonly (Agent['role'] | undefined)[] = [
  'reception',
  'counter',
  'supervisor',
  'manager',
  'elected',
  'admin',
  undefined,
];

it('no digit of a place is silent for staff: it leads there, or says that the place is closed and where the next one is', () => {
  for (const role of roles.filter((one) => one !== 'elected')) {
    const closed = closedPlaces(role);
    expect(closed.map(({ place }) => place)).toEqual(places.filter((place) => !mayReach(role, place)));
    for (const { place, key } of closed) expect(key).toBe(`Ctrl ${places.indexOf(place) + 1}`);
  }
  expect(closedPlaces('elected')).toEqual([]);
});

it('names the place whose tab stands where the digit was looked for', () => {
  expect(closedPlaces('reception').map(({ said }) => said)).toEqual([
    'Pilotage\u00A0: pas ouvert à votre rôle. Conflits\u00A0: Ctrl 7',
    'Réglages\u00A0: pas ouvert à votre rôle',
  ]);
});
