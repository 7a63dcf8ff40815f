import { expect, it } from 'vitest';

import { mayReach } from '#shared/domain/rights/places';
import { holderOf, roles } from '#shared/domain/rights/rights';
import { places } from '#shared/routes/places';

import { closedPlaces } from './key-bar';

const holders = [undefined, ...roles.map((role) => holderOf([], role))];

it('no digit of a place is silent for staff: it leads there, or says that the place is closed and where the next one is', () => {
  for (const holder of holders.filter((one) => one?.role !== 'elected')) {
    const closed = closedPlaces(holder);
    expect(closed.map(({ place }) => place)).toEqual(places.filter((place) => !mayReach(holder, place)));
    for (const { place, key } of closed) expect(key).toBe(`Ctrl ${places.indexOf(place) + 1}`);
  }
  expect(closedPlaces(holderOf([], 'elected'))).toEqual([]);
});

it('names the place whose tab stands where the digit was looked for', () => {
  expect(closedPlaces(holderOf([], 'reception')).map(({ said }) => said)).toEqual([
    'Pilotage\u00A0: pas ouvert à votre rôle. Conflits\u00A0: Ctrl 7',
    'Réglages\u00A0: pas ouvert à votre rôle',
  ]);
});
