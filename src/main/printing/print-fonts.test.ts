import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { printFonts } from './print-fonts';

test('the built faces are found by name, whatever their hash', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'guichet-fonts-'));
  mkdirSync(path.join(root, 'assets'));
  for (const name of ['plex-sans-latin-Dew2wRiQ.woff2', 'plex-sans-latin-ext-Cd4fXGu8.woff2', 'other.js'])
    writeFileSync(path.join(root, 'assets', name), '');
  const css = printFonts(root);
  rmSync(root, { recursive: true });
  expect(css.match(/@font-face/g)).toHaveLength(2);
  expect(css).toContain("url('/assets/plex-sans-latin-Dew2wRiQ.woff2')");
  expect(css).toContain("url('/assets/plex-sans-latin-ext-Cd4fXGu8.woff2')");
  expect(css.match(/unicode-range:[^}]+\}/g)).toHaveLength(2);
});

test('without built pages a face of the system prints', () => {
  expect(printFonts(path.join(tmpdir(), 'guichet-nowhere'))).toBe('');
});
