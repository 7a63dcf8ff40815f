import { describe, expect, it } from 'vitest';

import type { ActiveAction } from '../ui/keys';
import { filterPalette } from './palette-filter';

const action = (key: string, label: string, run: (() => void) | null = () => {}): ActiveAction => ({
  id: `${key}${label}`,
  key,
  label,
  barLabel: label,
  group: '',
  bar: false,
  disabled: false,
  run,
});

const actions = [
  action('F8', 'Appeler le suivant'),
  action('F9', 'Terminer, dossier déposé'),
  action('', 'Ouvrir l’affichage'),
  action('Tab', 'Champ suivant', null),
  action('F8', 'Appeler depuis la coque'),
];
const labels = (text: string) => filterPalette(actions, text).map((one) => one.label);

describe('filterPalette', () => {
  it('shows everything that can be done, each key once', () => {
    expect(labels('')).toEqual(['Appeler le suivant', 'Terminer, dossier déposé', 'Ouvrir l’affichage']);
  });

  it('finds by any word, without accents, and by the key', () => {
    expect(labels('depose')).toEqual(['Terminer, dossier déposé']);
    expect(labels('affich')).toEqual(['Ouvrir l’affichage']);
    expect(labels('f8')).toEqual(['Appeler le suivant']);
    expect(labels('suiv app')).toEqual(['Appeler le suivant']);
    expect(labels('xyz')).toEqual([]);
  });
});
