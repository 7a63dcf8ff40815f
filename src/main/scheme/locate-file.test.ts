import { mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { locateFile } from './locate-file';

const base = realpathSync(mkdtempSync(path.join(tmpdir(), 'guichet-files-')));
const root = path.join(base, 'renderer');
mkdirSync(path.join(root, 'pages'), { recursive: true });
mkdirSync(path.join(base, 'renderer-secret'));
writeFileSync(path.join(root, 'pages', 'a.html'), '');
writeFileSync(path.join(base, 'secret.txt'), '');
writeFileSync(path.join(base, 'renderer-secret', 'b.txt'), '');
symlinkSync(path.join(base, 'secret.txt'), path.join(root, 'link.txt'));

test('a file inside is found', async () => {
  expect(await locateFile(root, '/pages/a.html')).toBe(path.join(root, 'pages', 'a.html'));
  expect(await locateFile(root, '/pages/%61.html')).toBe(path.join(root, 'pages', 'a.html'));
});

test.each([
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/pages/../../secret.txt',
  '/../renderer-secret/b.txt',
  '/link.txt',
  '/',
  '/none',
  '/a%00.html',
  '/..\\secret.txt',
  '/%',
])('%s is not served', async (urlPath) => expect(await locateFile(root, urlPath)).toBeNull());
