import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findImpurity } from './architecture/find-impurity';
import { findRawReads, findRawServerReads } from './architecture/find-raw-reads';
import { findViolations } from './architecture/find-violations';
import { isTestFile, layers } from './architecture/layers';
import { takeGateAway } from './architecture/take-gate-away';
import { filesKnownToGit, root, scannedFiles } from './architecture/list-files';
import { readImports } from './architecture/read-imports';
import { findCircle, importsOf, roomsOnMap, serverRoomOf, serverRooms, upwardImports } from './architecture/rooms';

/** The most files of a folder: more are not seen at a glance. */
const mostFiles = 30;
/** Folders that are larger still, each with its size: a list to be worked off. */
const stillLarge: Readonly<Record<string, number>> = {
  'src/renderer/app': 33,
  'src/renderer/data/queries': 52,
  'src/renderer/features/agenda': 69,
  'src/renderer/sync': 34,
  'src/renderer/ui': 49,
  'src/shared/i18n/fr': 75,
};

const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

describe('the layers of the house', () => {
  const files = scannedFiles();

  it('holds no forbidden import, and no file outside every layer', () => {
    expect(files.flatMap((file) => findViolations(file, read(file)))).toEqual([]);
  });

  it('scanned every file there is', () => {
    expect(files.length).toBeGreaterThan(100);
    const known = filesKnownToGit() ?? files;
    const scanned = new Set(files);
    expect(known.filter((file) => !scanned.has(file))).toEqual([]);
  });

  it('names only layers that exist', () => {
    const names = new Set(['*', ...layers.map((layer) => layer.name)]);
    expect(layers.flatMap((layer) => layer.layers).filter((name) => !names.has(name))).toEqual([]);
  });

  it('reads no clock and throws no dice in shared', () => {
    const pure = files.filter((file) => file.startsWith('src/shared/') && !isTestFile(file));
    expect(pure.flatMap((file) => findImpurity(file, read(file)))).toEqual([]);
  });
});

describe('the rooms of the house', () => {
  const source = scannedFiles().filter((file) => /^(src|sync-server\/src)\//.test(file) && !isTestFile(file));
  const known = new Set(source);
  const graph = new Map(source.map((file) => [file, importsOf(file, read(file), known)]));

  it('hold no circle of imports, types included', () => {
    expect(findCircle(graph)).toEqual([]);
    expect(
      findCircle(
        new Map([
          ['a', ['b']],
          ['b', ['c']],
          ['c', ['b']],
        ]),
      ),
    ).toEqual(['b', 'c', 'b']);
  });

  it('of the server import downwards alone, and each has its place in the order', () => {
    expect(upwardImports(graph)).toEqual([]);
    expect(upwardImports(new Map([['sync-server/src/lib/x.ts', ['sync-server/src/app.ts']]]))).toHaveLength(1);
    const rooms = new Set(source.map(serverRoomOf).filter((room) => room !== ''));
    expect([...rooms].toSorted()).toEqual(serverRooms.toSorted());
  });

  it('hold thirty files at most, those on the list until they are divided', () => {
    const sizes = new Map<string, number>();
    for (const file of source) sizes.set(path.posix.dirname(file), (sizes.get(path.posix.dirname(file)) ?? 0) + 1);
    const large = [...sizes].filter(([, size]) => size > mostFiles);
    // A folder on the list may only shrink.
    expect(large.filter(([folder, size]) => size > (stillLarge[folder] ?? mostFiles))).toEqual([]);
    expect(Object.keys(stillLarge).filter((folder) => (sizes.get(folder) ?? 0) <= mostFiles)).toEqual([]);
  });

  it('are those that docs/architecture.md names', () => {
    const map = roomsOnMap(read('docs/architecture.md'));
    const foldersIn = (under: string): readonly string[] => {
      const names = scannedFiles()
        .filter((file) => file.startsWith(`${under}/`))
        .map((file) => file.slice(under.length + 1).split('/'))
        .flatMap(([first = '', ...rest]) => (rest.length > 0 ? [first] : []));
      return [...new Set(names)].toSorted();
    };
    expect(map.length).toBeGreaterThan(8);
    for (const { under, rooms } of map) expect([under, foldersIn(under)]).toEqual([under, rooms]);
  });
});

describe('the gate of stored documents', () => {
  const source = scannedFiles().filter((file) => !isTestFile(file));

  it('is passed by everybody who reads at a desk', () => {
    expect(source.flatMap((file) => findRawReads(file, read(file)))).toEqual([]);
  });

  const funnels = ['src/renderer/data/plain.ts', 'src/renderer/data/read-portion.ts'];
  const desk = source.filter((file) => file.startsWith('src/renderer/') && !funnels.includes(file));
  const readers = desk.flatMap((file) => {
    const text = takeGateAway(read(file));
    return text === null ? [] : [{ file, text }];
  });

  it('has its readers at a desk', () => expect(readers.length).toBeGreaterThan(15));

  it.each(readers)('is missed when $file alone reads beside it', ({ file, text }) => {
    expect(findRawReads(file, text)).not.toEqual([]);
  });

  it('is passed by everybody who reads at the server', () => {
    expect(source.flatMap((file) => findRawServerReads(file, read(file)))).toEqual([]);
  });

  it.each([
    'const all = await database.tickets.find().exec();',
    'const live = database.tickets.find({ selector: { day } })\n  .$.pipe(map(first));',
    'database.citizens.$.subscribe(({ documentData }) => take(documentData));',
    'const value = document.toJSON();',
    'const rows = await readStoredDays(tickets, from, to);',
  ])('does not let a new reader pass it by: %s', (text) => {
    expect(findRawReads('src/renderer/data/queries/use-new.ts', text)).not.toEqual([]);
  });

  it('lets the outbox of this desk be read', () => {
    const text = 'await database.outbox.find().exec(); outbox.$.subscribe(take); `${a}.${b}`; /x/.exec(text);';
    expect(findRawReads('src/renderer/data/outbox.ts', text)).toEqual([]);
  });
});

describe('the client of a stranger', () => {
  /** What a file of it imports beside built-ins of Node and its own files. */
  const ours = (file: string, source: string): readonly string[] =>
    readImports(file, source).filter((specifier) => !/^(node:|\.\/[\w-]+$)/.test(specifier));

  it('imports nothing of ours: it is written from the published pages and schemas alone', () => {
    const files = scannedFiles().filter((file) => file.startsWith('tests/stranger/client/'));
    expect(files.length).toBeGreaterThan(5);
    expect(files.flatMap((file) => ours(file, read(file)))).toEqual([]);
  });

  it.each(['../../../src/shared/sync/digest', '#shared/sync/digest', 'zod', './../stranger.test'])(
    'may not import %s',
    (name) => {
      expect(ours('tests/stranger/client/x.ts', `import { a } from '${name}';`)).toEqual([name]);
    },
  );
});

describe('the guard itself', () => {
  it.each([
    ['src/shared/domain/x.ts', `import { readFileSync } from 'node:fs';`],
    ['src/shared/domain/x.ts', `import fs from 'fs';`],
    ['src/shared/domain/x.ts', `import type { X } from '../sync/protocol';`],
    ['src/shared/domain/x.ts', `import { Temporal } from 'temporal-polyfill';`],
    ['src/shared/domain/x.ts', `/// <reference types="node" />`],
    ['src/shared/sync/x.ts', `export * from '../demo/town';`],
    ['src/shared/lib/x.ts', `type X = import('../domain/model/ids').Id;`],
    ['src/main/windows/x.ts', `import { useState } from 'react';`],
    ['src/main/windows/x.ts', `const a = require('../../renderer/app/shell');`],
    ['src/main/windows/x.ts', `import { buildApp } from '#server/app';`],
    ['src/main/preload/x.ts', `import fs from 'node:fs';`],
    ['src/main/preload/x.ts', `import { a } from '../windows/windows';`],
    ['src/renderer/ui/x.tsx', `import type { Ticket } from '#shared/domain/model/ticket';`],
    ['src/renderer/ui/x.tsx', `import { useData } from '../data/provider';`],
    ['src/renderer/data/queries/x.ts', `import { Button } from '../../ui/button';`],
    ['src/renderer/sync/x.ts', `import { a } from '../features/agenda/agenda-screen';`],
    ['src/renderer/features/agenda/x.tsx', `import { a } from '../reception/reception';`],
    ['src/renderer/features/agenda/x.tsx', `const a = await import('../reception/reception');`],
    ['src/renderer/features/agenda/x.tsx', `import { a } from '../../data/database/collections';`],
    ['src/renderer/features/agenda/x.tsx', `import { createRxDatabase } from 'rxdb';`],
    ['src/renderer/features/agenda/x.tsx', `import { ipcRenderer } from 'electron';`],
    ['src/renderer/features/agenda/x.tsx', `const a = await import(name);`],
    ['sync-server/src/routes/x.ts', `import Database from 'libsql';`],
    ['sync-server/src/routes/x.ts', `import { a } from '../../../src/main/hub/hub';`],
    ['src/elsewhere/x.ts', `export const a = 1;`],
  ])('goes red for %s: %s', (file, source) => {
    expect(findViolations(file, source)).toHaveLength(1);
  });

  it.each([
    ['src/shared/domain/x.ts', `import { ok } from '../lib/result';`],
    ['src/renderer/features/agenda/x.tsx', `import { Button } from '../../ui/button'; import './x.css';`],
    ['sync-server/src/store/x.ts', `import Database from 'libsql';`],
    ['src/shared/domain/x.test.ts', `import { expect } from 'vitest';`],
  ])('stays green for %s: %s', (file, source) => {
    expect(findViolations(file, source)).toEqual([]);
  });

  it('sees a file that does not parse', () => {
    expect(() => findViolations('src/shared/lib/x.ts', 'import {')).toThrow('src/shared/lib/x.ts');
  });

  it.each(['new Date()', 'Date.now()', 'Math.random()', 'Date()'])('sees %s in shared', (code) => {
    expect(findImpurity('src/shared/lib/x.ts', `export const x = ${code};`)).toHaveLength(1);
  });
});

/** Real files in a scratch folder that has the project's shape; the project's own folders stay untouched. */
describe('the other two guards', () => {
  mkdirSync(path.join(root, 'out'), { recursive: true });
  const scratch = mkdtempSync(path.join(root, 'out/guard-'));
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));

  const place = (file: string, text: string): string => {
    const full = path.join(scratch, file);
    mkdirSync(path.dirname(full), { recursive: true });
    writeFileSync(full, text);
    return full;
  };

  const lint = (file: string, source: string): string => {
    const name = place(file, source);
    place('.oxlintrc.json', JSON.stringify({ ...JSON.parse(read('.oxlintrc.json')), ignorePatterns: [] }));
    const program = path.join(root, 'node_modules/oxlint/bin/oxlint');
    const args = [program, '-f', 'unix', '--no-ignore', path.relative(scratch, name)];
    return spawnSync(process.execPath, args, { cwd: scratch, encoding: 'utf8' }).stdout;
  };

  it.each([
    ['src/shared/domain/a.ts', `import fs from 'node:fs';\nexport const a = fs;`],
    ['src/renderer/features/agenda/b.ts', `import { a } from '../reception/a';\nexport const b = a;`],
    ['src/renderer/ui/c.ts', `import { a } from '../data/a';\nexport const b = a;`],
    ['src/main/preload/d.ts', `import fs from 'node:fs';\nexport const a = fs;`],
    ['sync-server/src/routes/e.ts', `import D from 'libsql';\nexport const a = D;`],
  ])('lint goes red in %s', (file, source) => {
    expect(lint(file, source)).toContain('no-restricted-imports');
  });

  it('lint stays green where the table allows it', () => {
    expect(lint('sync-server/src/store/f.ts', `import D from 'libsql';\nexport const a = D;`)).not.toContain(
      'no-restricted-imports',
    );
  });

  /** The real settings of `src/shared`, applied to one file. */
  const compileAsShared = (source: string): { status: number | null; output: string } => {
    const file = place('shared/x.ts', source);
    const config = place(
      'shared/tsconfig.json',
      JSON.stringify({ extends: path.join(root, 'src/shared/tsconfig.json'), include: [], files: [file] }),
    );
    const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
    const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', config, '--noEmit'], { encoding: 'utf8' });
    return { status, output: stdout };
  };

  it.each(['document', 'process', 'window', 'crypto', 'setTimeout', 'Buffer', 'fetch'])(
    '%s does not compile in shared',
    (name) => {
      const { status, output } = compileAsShared(`export const x: unknown = ${name};`);
      expect(output).toContain(name);
      expect(status).not.toBe(0);
    },
  );

  it('pure code compiles in shared', () => {
    expect(compileAsShared(`export const x = 1;`)).toEqual({ status: 0, output: '' });
  });

  it('shared is compiled with these settings', () => {
    const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
    const args = [tsc, '-p', path.join(root, 'src/shared'), '--listFilesOnly'];
    expect(execFileSync(process.execPath, args, { encoding: 'utf8' })).toContain('src/shared/lib/result.ts');
  });
});
