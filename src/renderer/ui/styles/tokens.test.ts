import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.join(import.meta.dirname, '..', '..');
const sources = (endings: RegExp): readonly string[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => endings.test(file))
    .map((file) => readFileSync(path.join(root, file), 'utf8'));

/** Set by react-aria on what opens. */
const ofTheKit = ['--trigger-width'];

it('stand for everything that a style names', () => {
  const styles = sources(/\.css$/);
  const known = new Set([
    ...ofTheKit,
    ...styles.flatMap((style) => [...style.matchAll(/(--[\w-]+)\s*:/g)].map(([, name]) => name)),
    ...sources(/\.tsx?$/).flatMap((code) => [...code.matchAll(/['"](--[\w-]+)['"]/g)].map(([, name]) => name)),
  ]);
  const named = styles.flatMap((style) => [...style.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name));
  expect(named.length).toBeGreaterThan(1000);
  expect([...new Set(named)].filter((name) => !known.has(name))).toEqual([]);
});
