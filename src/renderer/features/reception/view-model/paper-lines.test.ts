import { expect, it } from 'vitest';

import { paperLines } from './paper-lines';

const facts = { place: '3e sur ce motif', band: '10 à 20 min', isOwnSeries: false, isTentative: false };

const said = (more: Partial<typeof facts>) =>
  paperLines({ ...facts, ...more }).map((line) => line.replaceAll('\u00A0', ' '));

it('says on paper what is not certain, and only that', () => {
  expect(said({})).toEqual(['3e sur ce motif', 'Attente annoncée : 10 à 20 min', 'Suivez votre numéro sur l’écran.']);
  expect(said({ band: '', isOwnSeries: true, isTentative: true })).toEqual([
    '3e sur ce motif',
    'Série de ce poste, hors ligne',
    'Sous réserve de confirmation',
    'Suivez votre numéro sur l’écran.',
  ]);
});
