import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

import { root } from './list-files';
import { missingPaths } from './missing-paths';

const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** Rooms that a newcomer opens first: each says what lives there. */
const topRooms = [
  'src/main',
  'src/renderer',
  'src/renderer/app',
  'src/renderer/data',
  'src/renderer/features',
  'src/renderer/platform',
  'src/renderer/sync',
  'src/renderer/ui',
  'src/shared',
  'src/shared/domain',
  'src/shared/i18n',
  'src/shared/sync',
  'sync-server',
  'sync-server/src',
  'sync-server/test',
  'tests',
  'e2e',
  'scripts',
];

const readmes = ['src', 'sync-server', 'tests', 'e2e', 'scripts'].flatMap((room) =>
  readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' })
    .map((name) => path.posix.join(room, name.split(path.sep).join('/')))
    .filter((file) => file.endsWith('/README.md') && !file.includes('node_modules/')),
);

describe('the pages for those who write the code', () => {
  it.each(['docs/style.md', 'docs/how-to.md', ...readmes])('%s names only paths that exist', (file) => {
    expect(missingPaths(file, read(file))).toEqual([]);
  });

  it.each(readmes)('%s has five lines at most under its title', (file) => {
    const lines = read(file)
      .split('\n')
      .filter((line) => line.trim() !== '');
    expect(lines[0]).toMatch(/^# /);
    expect(lines.length - 1).toBeLessThanOrEqual(5);
  });

  it('stand in every top room', () => {
    expect(topRooms.filter((room) => !existsSync(path.join(root, room, 'README.md')))).toEqual([]);
  });

  it('are linked from the README and from the page of the architecture', () => {
    const links = ['README.md', 'docs/architecture.md'].map((file) => read(file));
    for (const text of links) for (const page of ['style.md', 'how-to.md']) expect(text).toContain(`${page})`);
  });
});

describe('the search for paths', () => {
  it('finds a path, a file beside the page and a link that are gone', () => {
    const text = 'See `src/shared/lib/gone.ts`, `gone.ts`, `gone/` and [a page](gone.md#part).';
    expect(missingPaths('src/shared/README.md', text)).toEqual([
      'src/shared/lib/gone.ts',
      'gone.ts',
      'gone/',
      'gone.md',
    ]);
  });

  it('leaves alone what is there, and what is no path', () => {
    const text =
      'See `src/shared/lib`, `lib/result.ts`, [docs](../../docs/sync.md), `npm run check`, `*.e2e.ts`, `60_000`, `a.b`.';
    expect(missingPaths('src/shared/README.md', text)).toEqual([]);
  });
});
