import { describe, expect, it } from 'vitest';

import { shellText } from '#shared/i18n/fr/shell';

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
  it('finds an action of the frame by other words for it, whichever id its binding has; one of a screen that is named alike not', () => {
    const [frame, screen] = [shellText.groups.everywhere, ''].map((group) => ({
      ...action('', 'Vider la file d’attente'),
      id: ':r1:closeDay',
      name: 'closeDay',
      group,
    }));
    if (!frame || !screen) throw new Error('two');
    for (const words of ['clôturer la journée', 'fermer', 'soir']) {
      expect(filterPalette([frame], words)).toEqual([frame]);
      expect(filterPalette([screen], words)).toEqual([]);
    }
  });

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

  it('finds the undo by its own words, and not by those of the act that it would take back', () => {
    const what = 'arrivée, Aurore Zéphyrin, A012';
    const undo = { ...action('Ctrl Z', shellText.keys.undoOf(what)), undoes: { actId: 'act', leave: () => {} } };
    const person = action('', 'Aurore Zéphyrin');
    const found = (text: string) => filterPalette([undo, person], text);
    expect(found('zephyrin')).toEqual([person]);
    expect(found('rore')).toEqual([person]);
    expect(found('a012')).toEqual([]);
    expect(found('annuler')).toEqual([undo]);
    expect(found('ctrl z')).toEqual([undo]);
  });
});
