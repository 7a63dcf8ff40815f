import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { root } from '../architecture/list-files';

type Notice = { readonly name: string; readonly version: string; readonly license: string; readonly text: string };
type Notices = { readonly noticeOf: (folder: string) => Notice };

const { noticeOf } = (await import(pathToFileURL(path.join(root, 'scripts/pack/notices.mjs')).href)) as Notices;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'guichet-notice-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (file: string, text: string): void => writeFileSync(path.join(folder, file), text);
const describePackage = (license: string, name = 'invented'): void =>
  write('package.json', JSON.stringify({ name, version: '1.2.3', license }));

describe('the notice of a package that is bundled', () => {
  it('holds its licence and what it has to say beside it', () => {
    describePackage('Apache-2.0');
    write('LICENSE', 'the licence\n');
    write('NOTICE', 'the notice\n');
    expect(noticeOf(folder)).toEqual({
      name: 'invented',
      version: '1.2.3',
      license: 'Apache-2.0',
      text: 'the licence\n\nthe notice',
    });
  });

  it('is written for a package without a text of its own whose holder is known', () => {
    describePackage('MIT', 'pgpass');
    expect(noticeOf(folder).text).toMatch(/^Copyright \(c\) 2013-2016 Hannes Hörl\n\nPermission is hereby granted/);
  });

  it('ends the packing where there is no text', () => {
    describePackage('MIT');
    expect(() => noticeOf(folder)).toThrow('invented 1.2.3: no text of its licence');
  });

  it('ends the packing where nobody has looked at the licence', () => {
    describePackage('AGPL-3.0');
    write('LICENSE', 'the licence');
    expect(() => noticeOf(folder)).toThrow('invented 1.2.3: nobody has looked at its licence (AGPL-3.0)');
  });
});
