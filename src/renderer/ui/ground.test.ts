import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

import { grounds } from './ground';
import { clashes, isBareKey } from './key-name';

const folder = path.resolve(import.meta.dirname, '..');
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
  .map((file) => ({ file, text: readFileSync(path.join(folder, file), 'utf8') }));

/** The objects that bind a key, as written: from `key:` to the end of the object or of the line of its neighbours. */
const bindings = sources.flatMap(({ file, text }) =>
  [...text.matchAll(/\bkey: (?<key>'[^']*'|`[^`]*`|String\([^)]*\)|texts?\.\w*[kK]ey\w*\[[^\]]*\])(?<rest>[^}]*)/gu)]
    .filter(() => /\buseKeys\(|KeyAction\b/.test(text))
    .map(({ groups = {} }) => ({ file, key: groups['key'] ?? '', rest: groups['rest'] ?? '' })),
);
const isLetter = (key: string): boolean =>
  !/^['`]/.test(key) || isBareKey(key.slice(1, -1).replaceAll(/\$\{[^}]*\}/gu, '1'));

describe('the keys of one letter or digit', () => {
  it('are read here, all of them', () => {
    expect(bindings.filter(({ key }) => isLetter(key)).length).toBeGreaterThan(30);
  });

  it('each name the list or grid that must hold the focus', () => {
    const loose = bindings.filter(({ key, rest }) => isLetter(key) && !/\bwithin\b/.test(rest));
    expect(loose.map(({ file, key }) => `${file} ${key}`)).toEqual([]);
  });

  it('meet no other key when somebody has them with Alt, but for two that are never on one screen', () => {
    const written = bindings.map(({ key }) =>
      /^['`]/.test(key) ? key.slice(1, -1).replaceAll(/\$\{[^}]*\}/gu, '1') : '1',
    );
    // The papers at the counter; the known persons of a booking and the acts of Supervision.
    expect(clashes(written, 'alt').map((pair) => pair.toSorted())).toEqual([['Alt 1', 'Maj 1']]);
    expect(clashes(written, 'alone')).toEqual([]);
    expect(clashes(written, 'off')).toEqual([]);
  });

  it('have grounds that stand on the screen, and no ground is without a key', () => {
    const all = sources.map(({ text }) => text).join('\n');
    for (const name of grounds) {
      expect(all, name).toMatch(new RegExp(`groundOf\\('${name}'\\)|ground="${name}"`));
      expect(all, name).toMatch(new RegExp(`within(?:: |=")'?${name}\\b|\\['?[^\\]]*'${name}'[^\\]]*\\] as const`));
    }
  });

  it('are heard by the registry alone', () => {
    const listening = sources
      .filter(({ text }) => /addEventListener\('key(?:down|up|press)'/.test(text))
      .map(({ file }) => file);
    expect(listening.filter((file) => !file.startsWith('features/kiosk/')).toSorted()).toEqual([
      // It stops saying that a place is closed, and does nothing else.
      'app/key-bar.tsx',
      'features/agenda/use-grid-pointer.ts',
      // It stops waiting at a key, and does nothing by it.
      'features/settings/parts/enter-form.ts',
      // Entrée alone, on a dialog itself, where nobody types.
      'ui/dialog.tsx',
      'ui/keep-focus.ts',
      'ui/keys.tsx',
      // It stops saying what Ctrl Z is about, and does nothing else.
      'ui/use-left-to-text.ts',
    ]);
  });
});
