import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

const root = path.join(import.meta.dirname, '..', '..');
type Source = { readonly file: string; readonly text: string };

const under = (folder: string, ending: RegExp): readonly Source[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => ending.test(file) && !/\.test\.|testing\//.test(file))
    .map((file) => ({ file, text: readFileSync(path.join(root, folder, file), 'utf8') }));

const screens = under('src/renderer', /\.tsx$/);
const code = under('src/renderer', /\.tsx?$/);
const styles = under('src/renderer', /\.css$/);
const pages = under('src/renderer/pages', /\.html$/);

/** Where the pattern is found: file and what it is. */
const found = (sources: readonly Source[], pattern: RegExp): readonly string[] =>
  sources.flatMap(({ file, text }) => [...text.matchAll(pattern)].map(([hit]) => `${file}: ${hit}`));
/** The opening tags of one name, as they are written. */
const tags = (name: string): readonly string[] =>
  found(screens, new RegExp(`<${name}\\b(?:[^>{}]|\\{[^{}]*\\})*>`, 'g'));

it('reads all screens, styles and pages', () => {
  expect(screens.length).toBeGreaterThan(200);
  expect(styles.length).toBeGreaterThan(30);
  expect(pages).toHaveLength(3);
});

describe('pages', () => {
  it('have their type and their language', () => {
    for (const { file, text } of pages) {
      expect(text, file).toMatch(/^<!doctype html>/i);
      expect(text, file).toMatch(/<html lang="fr"/);
      expect(text, file).toMatch(/<title>\S/);
    }
  });

  it('hold no frame, no recorded sound or film, no picture of words', () => {
    expect(found(screens, /<(?:iframe|frame|video|audio|embed|object|img|map)\b/g)).toEqual([]);
  });

  it('open no window and hear no movement of the machine by themselves', () => {
    expect(found(code, /\bwindow\.open\(|target="_blank"|devicemotion|deviceorientation|orientation\.lock/g)).toEqual(
      [],
    );
  });
});

describe('tags', () => {
  it('for looks alone are not used, nor are their attributes', () => {
    expect(found(screens, /<(?:br|font|center|u|big|tt|strike|marquee|blink)\b/g)).toEqual([]);
    expect(found(screens, /<(?:table|td|th|tr|div|p)\b[^>]*\s(?:align|bgcolor|border|cellpadding|valign)=/g)).toEqual(
      [],
    );
  });

  it('of tables have a name, and each header says for what it is one', () => {
    expect(tags('table').length).toBeGreaterThan(10);
    const nameless = screens.flatMap(({ file, text }) =>
      [...text.matchAll(/<table\b((?:[^>{}]|\{[^{}]*\})*)>\s*(\S*)/g)]
        .filter(([, own, next]) => !/aria-label/.test(own ?? '') && !(next ?? '').startsWith('<caption'))
        .map(([hit]) => `${file}: ${hit}`),
    );
    expect(nameless).toEqual([]);
    expect(tags('th').length).toBeGreaterThan(40);
    expect(tags('th').filter((tag) => !/\sscope=/.test(tag))).toEqual([]);
  });

  it('of a row head it, and those of a column head that', () => {
    const bodies = screens.flatMap(({ file, text }) =>
      [...text.matchAll(/<tbody\b[\s\S]*?<\/tbody>/g)].map(([body]) => ({ file, text: body })),
    );
    expect(found(bodies, /<th\b[^>]*scope="row/g).length).toBeGreaterThan(1);
    expect(found(bodies, /<th\b(?:[^>{}]|\{[^{}]*\})*scope="col"/g)).toEqual([]);
  });

  it('of tables with two levels of headers come with a summary, and a group heads its own rows', () => {
    const levelled = screens.filter(({ text }) => /scope="(?:col|row)group"/.test(text));
    expect(levelled.length).toBeGreaterThan(1);
    for (const { file, text } of levelled) expect(text, file).toMatch(/<table\b[\s\S]{0,300}?>\s*<caption\b/);
    const bodies = levelled.flatMap(({ file, text }) =>
      [...text.matchAll(/<tbody\b[\s\S]*?<\/tbody>/g)].map(([body]) => ({ file, text: body })),
    );
    expect(found(bodies, /scope="colgroup"/g)).toEqual([]);
    // A `rowgroup` heads the rows of its own body: none goes on after another.
    for (const { file, text } of bodies) expect(text.split('scope="rowgroup"').length, file).toBeLessThan(3);
  });

  it('of fields about whoever fills them say what they are', () => {
    // A secret of the town hall, which is nobody’s own, is filled by no browser.
    const fields = found(screens, /<TextField\b[\s\S]*?\/>/g);
    const own = fields.filter((tag) => /type="password"|label=\{texts\.adminName\}/.test(tag));
    expect(own.filter((tag) => !/autoComplete="(?:name|current-password|new-password)"/.test(tag))).toEqual([
      expect.stringMatching(/^features\/settings\/persons\/provider-fields\.tsx/),
    ]);
    expect(own).toHaveLength(4);
  });

  it('of drawings are hidden from a screen reader, or bear a name', () => {
    expect(tags('svg').length).toBeGreaterThan(5);
    expect(tags('svg').filter((tag) => !/aria-hidden="true"|aria-label(?:ledby)?=/.test(tag))).toEqual([]);
    const icon = screens.find(({ file }) => file.endsWith('ui/icon.tsx'));
    expect(icon?.text).toContain('aria-hidden="true"');
  });
});

describe('styles', () => {
  it('say nothing: no word and no picture stands in them', () => {
    expect(found(styles, /content:\s*['"][^'"]*\p{L}[^'"]*['"]/gu)).toEqual([]);
    expect(found(styles, /url\((?!['"]?[^)]*\.woff2)[^)]*\)/g)).toEqual([]);
  });

  it('write letters in rem, so that the size a person chose holds for each', () => {
    expect(found(styles, /\bfont(?:-size)?:[^;{}]*\dp[xt]\b[^;{}]*;/g)).toEqual([]);
  });

  it('show nothing under the pointer alone', () => {
    const shows = styles.flatMap(({ file, text }) =>
      [...text.matchAll(/([^{}]*:hover[^{}]*)\{([^}]*)\}/g)]
        .filter(([, , body]) => /\b(?:display|visibility|opacity|content)\s*:/.test(body ?? ''))
        .map(([, selector]) => `${file}: ${selector}`),
    );
    expect(shows).toEqual([]);
  });

  it('let nothing flash more than once in a second, nor for ever', () => {
    const moves = found(styles, /animation:[^;]*;/g).filter((hit) => !/animation: none/.test(hit));
    expect(moves.length).toBeGreaterThan(0);
    expect(moves.filter((hit) => /infinite/.test(hit))).toEqual([]);
    const repeated = moves.filter((hit) => /\s\d+;$/.test(hit));
    for (const hit of repeated) expect(hit).toMatch(/\b[1-9]\d*s\b/);
  });
});
