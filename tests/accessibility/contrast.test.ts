import { readFileSync } from 'node:fs';
import path from 'node:path';

import { expect, it } from 'vitest';

const styles = path.join(import.meta.dirname, '..', '..', 'src/renderer/ui/styles');
const tokens = readFileSync(path.join(styles, 'tokens.css'), 'utf8');

/** The plain colours of a block, by name. */
const coloursOf = (opening: string): ReadonlyMap<string, string> => {
  const from = tokens.indexOf(opening);
  const block = tokens.slice(from, tokens.indexOf('\n}', from));
  return new Map(
    [...block.matchAll(/(--[\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', colour = '']) => [name, colour]),
  );
};
const light = coloursOf(':root {\n  color-scheme');
const themes = { light, contrast: new Map([...light, ...coloursOf(":root[data-theme='contrast']")]) };

const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const ratio = (one: string, other: string): number => {
  const [dark = 0, bright = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
};

const grounds = ['--sheet', '--paper', '--paper-deep'];
const words = ['--ink', '--ink-2', '--ink-3', '--ok', '--warn', '--bad', '--pencil', '--accent'];
/** Edges of controls, signs, the line around the focus, and what late bars are drawn with. */
const marks = ['--line-strong', '--ink', '--warn-mark', '--bad', '--ok', '--accent'];

for (const [theme, colours] of Object.entries(themes)) {
  const of = (name: string): string => {
    const colour = colours.get(name);
    if (colour === undefined) throw new Error(`no plain colour ${name}`);
    return colour;
  };

  it(`keeps words readable on each ground, ${theme}`, () => {
    for (const word of words)
      for (const ground of grounds) expect(ratio(of(word), of(ground)), `${word} on ${ground}`).toBeGreaterThan(4.5);
  });

  it(`keeps edges, signs and the focus visible on each ground, ${theme}`, () => {
    for (const mark of marks)
      for (const ground of ['--sheet', '--paper'])
        expect(ratio(of(mark), of(ground)), `${mark} on ${ground}`).toBeGreaterThan(3);
    // The line of the focus is ink on highlighter; on the dark bar the highlighter itself is the line.
    expect(ratio(of('--ink'), of('--highlight'))).toBeGreaterThan(3);
    expect(ratio(of('--highlight'), of('--bar'))).toBeGreaterThan(3);
  });
}

it('gives the page a ground with the colour of its letters', () => {
  const page = /\nbody \{([^}]*)\}/.exec(readFileSync(path.join(styles, 'ui.css'), 'utf8'))?.[1] ?? '';
  expect(page).toMatch(/\n\s*color:/);
  expect(page).toMatch(/\n\s*background(?:-color)?:/);
});
