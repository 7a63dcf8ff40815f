import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

import { root, scannedFiles } from './list-files';

const text = readFileSync(path.join(root, 'docs/security.md'), 'utf8');
const [, asvs = ''] = text.split('\n## ASVS 5.0, level 2\n');

/** A test as a page names it: its file, or its path as far as that tells it apart. */
const namedIn = (page: string): readonly string[] =>
  [...page.matchAll(/`([\w./-]+\.(?:test|e2e)\.ts)`/gu)].map(([, name = '']) => name);

const rows = [...asvs.matchAll(/^\| (\d+\.\d+\.\d+) \| (.+?) \| (.+?) \| (.+) \|$/gmu)].map(
  ([, number = '', asked = '', state = '', by = '']) => ({ number, asked, state, by }),
);

/** How many requirements of levels 1 and 2 the chapters of ASVS 5.0.0 have. */
const requirements = { 6: 35, 7: 18, 8: 7, 11: 14, 12: 9 };

describe('docs/security.md', () => {
  it('names only tests that exist', () => {
    const files = scannedFiles().map((file) => `/${file}`);
    const names = namedIn(text);
    expect(names.length).toBeGreaterThan(100);
    expect(names.filter((name) => !files.some((file) => file.endsWith(`/${name}`)))).toEqual([]);
  });

  it('has a line for each requirement of ASVS of these chapters, each with a state', () => {
    const counted = Object.fromEntries(
      Object.keys(requirements).map((chapter) => [
        chapter,
        new Set(rows.filter(({ number }) => number.startsWith(`${chapter}.`)).map(({ number }) => number)).size,
      ]),
    );
    expect(counted).toEqual(requirements);
    expect(rows).toHaveLength(83);
    expect(asvs.match(/^\| \d/gmu)).toHaveLength(83);
    expect([...new Set(rows.map(({ state }) => state))].toSorted()).toEqual(['does not apply', 'no', 'partly', 'yes']);
  });

  it('says of each line by which test, or why, in words', () => {
    expect(rows.filter(({ by }) => namedIn(by).length === 0 && by.split(' ').length < 3)).toEqual([]);
    expect(rows.filter(({ state, by }) => state !== 'yes' && by.split(' ').length < 3)).toEqual([]);
  });
});
