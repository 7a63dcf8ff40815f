import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

const root = path.join(import.meta.dirname, '..', '..');
type Line = { readonly file: string; readonly text: string };

const linesUnder = (folder: string, ending: RegExp): readonly Line[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => ending.test(file) && !/\.test\.|testing\//.test(file))
    .flatMap((file) =>
      readFileSync(path.join(root, folder, file), 'utf8')
        .split('\n')
        .filter((text) => !/^\s*(?:\/\/|\/?\*)/.test(text))
        .map((text) => ({ file, text: text.trim() })),
    );
const saying = (lines: readonly Line[], pattern: RegExp): readonly string[] =>
  lines.filter(({ text }) => pattern.test(text)).map(({ file, text }) => `${file}: ${text}`);

/** All that is said in French, help included; the declaration speaks of these criteria themselves. */
const words = linesUnder('src/shared/i18n', /\.ts$/).filter(
  ({ file }) => !/^(?:kiosk|accessibility)\//.test(file) || file === 'kiosk/fr.ts',
);

describe('texts', () => {
  it('are read: those of screens and those of help', () => {
    expect(words.length).toBeGreaterThan(3_000);
    expect(saying(words, /hint|Hint|lead/).length).toBeGreaterThan(50);
  });

  it('that say where something is also say what it is', () => {
    const place =
      /(?<!\p{L})(?:[àÀ] (?:gauche|droite)|ci-dess(?:us|ous)|en (?:haut|bas) |en (?:haut|bas)[.,'’]|en haut à|au-dessus de|en bas de)(?!\p{L})/u;
    /** Words that name what stands there. */
    const thing =
      /onglets|votre nom|le nom|plans|jours fériés|« Motifs|« Valeurs|Motifs du fichier|Valeurs du fichier|choix|page\.|Blocs|papier/u;
    /** Ways in the house, sides of the paper and figures: they say a place because a place is what they are about. */
    const ways =
      /(?:wayHint|directions|positions|verdicts|below|left: 'À gauche|right: 'À droite|lead: 'Ce que dit le papier)/;
    expect(saying(words, place).length).toBeGreaterThan(5);
    expect(saying(words, place).filter((line) => !thing.test(line) && !ways.test(line))).toEqual([]);
  });

  it('name nothing by its colour or shape alone', () => {
    const colour =
      /(?<!\p{L})(?:en|le|la|les|bouton|texte|zone|ligne|case|point|trait|barre)s? (?:rouges?|verte?s?|orange|bleue?s?|jaunes?|gris(?:e?s?)|ronde?s?|carrée?s?)(?!\p{L})/iu;
    expect(saying(words, colour)).toEqual([]);
    expect(colour.test('les lignes en rouge sont refusées')).toBe(true);
    expect(colour.test('touchez le bouton vert')).toBe(true);
  });
});

describe('a press', () => {
  const code = linesUnder('src/renderer', /\.tsx?$/);

  it('counts when it is let go: what hears it go down does nothing yet that could not be given up', () => {
    const down =
      /onPointerDown|onMouseDown|onTouchStart|onPressStart|addEventListener\('(?:pointerdown|mousedown|touchstart)'/;
    /** File by file, what it does with a press that only began. */
    const harmless: Readonly<Record<string, string>> = {
      'ui/keep-focus.ts': 'remembers where the focus was',
      'ui/keys.tsx': 'knows that a pointer is used',
      'ui/text-field.tsx': 'knows that the calendar of a date may be opened',
      'ui/number-stepper.tsx': 'keeps the focus in the field',
      'app/key-bar.tsx': 'shows the keys that hold without Alt again',
      'app/last-act.tsx': 'keeps the focus where it is',
      'features/agenda/use-grid-pointer.ts': 'begins a drag, which Échap gives up',
      'features/kiosk/kiosk-screen.tsx': 'keeps the number on the screen',
      'features/kiosk/use-idle.ts': 'knows that somebody is there',
      'features/display/board-controls.tsx': 'shows the buttons',
      'features/settings/parts/enter-form.ts': 'gives up an Entrée that waits',
    };
    const files = [...new Set(code.filter(({ text }) => down.test(text)).map(({ file }) => file))].toSorted();
    expect(files.filter((file) => harmless[file] === undefined)).toEqual([]);
    expect(files.length).toBeGreaterThan(5);
  });

  it('that drags is given up by Échap, and by the system', () => {
    const drag = readFileSync(path.join(root, 'src/renderer/features/agenda/use-grid-pointer.ts'), 'utf8');
    expect(drag).toMatch(
      /event\.key !== 'Escape' \|\| !gesture\.current\?\.started\) return;\s+event\.stopPropagation\(\);\s+clear\(\)/,
    );
    expect(drag).toContain('onPointerCancel: clear');
    const others = code.filter(
      ({ file, text }) => !file.endsWith('use-grid-pointer.ts') && /draggable|onDragStart|setPointerCapture/.test(text),
    );
    expect(others).toEqual([]);
  });
});

describe('words of another language', () => {
  it('are marked where a kiosk, a ticket page or a setting shows the names of languages', () => {
    const shows = linesUnder('src', /\.tsx?$/).concat(linesUnder('sync-server/src', /\.ts$/));
    const names = shows.filter(({ text }) =>
      /kioskWords\[[^\]]+\]\.own|>(?:English|Español|Português|العربية)</.test(text),
    );
    expect(names.map(({ file }) => file)).toEqual(['renderer/features/kiosk/kiosk-screen.tsx']);
    const languages = readFileSync(path.join(root, 'src/renderer/features/kiosk/kiosk-screen.tsx'), 'utf8');
    expect(languages).toMatch(/lang=\{language\}[\s\S]{0,200}kioskWords\[language\]\.own/);
  });
});
