import { describe, expect, it } from 'vitest';

import { shellText } from '../../src/shared/i18n/fr/shell';
import { kioskWords } from '../../src/shared/i18n/kiosk/kiosk-words';
import { stateKey, type SeenState } from '../../e2e/support/look/state-key';

type Part = SeenState['parts'][number];
const heading = (words: string): Part => ({ kind: 'H2', look: '', words });
const screen = (...parts: readonly Part[]): string => stateKey({ where: ['/main', '#/counter', 'fr', ''], parts });

describe('states that axe looked at', () => {
  it('are one where another person, another number or another day is named', () => {
    const named = ['Aurore Zéphyrin', 'Basile Quenneville', '54 personnes trouvées', '1 personne trouvée'].map(
      (words) => screen(heading(words)),
    );
    expect(new Set(named).size).toBe(1);
    expect(named[0]).not.toContain('Zéphyrin');
  });

  it('are one however many parts of a kind there are', () => {
    const drawing = { kind: 'list', look: 'ch-canvas', words: '' };
    expect(screen(drawing, drawing)).toBe(screen(drawing));
    expect(screen(heading('Aurore'), heading('Basile'))).toBe(screen(heading('Basile')));
  });

  it('are two where the words of the app, what is open, or the place differ', () => {
    const dialog = (words: string): Part => ({ kind: 'dialog', look: 'dialog-in', words });
    const keys = [
      screen(),
      screen(dialog(shellText.sheet.title)),
      screen(dialog(shellText.palette.title)),
      screen(dialog('Aurore Zéphyrin')),
      screen(heading(kioskWords.fr.stillHere.title)),
      screen(heading(kioskWords.ar.stillHere.title)),
      stateKey({ where: ['/main', '#/agenda', 'fr', ''], parts: [] }),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });
});
