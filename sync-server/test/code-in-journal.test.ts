import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, fstatSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';

import { until } from '../../tests/faults/support/until';
import { BUNDLE, buildServer, environment } from './support/server-process';

let folder = '';
beforeAll(buildServer, 240_000);
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'guichet-journal-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What a first start says into a file; `streamOf` tells the variable by which systemd names its journal. */
const saidInto = async (
  streamOf: (file: { readonly dev: number; readonly ino: number }) => string,
  { more = [], set = {} }: { readonly more?: readonly string[]; readonly set?: Readonly<Record<string, string>> } = {},
) => {
  const name = path.join(folder, 'said');
  const out = openSync(name, 'w');
  const env = { ...environment(), JOURNAL_STREAM: streamOf(fstatSync(out)), ...set };
  const args = [
    '--data',
    path.join(folder, 'data'),
    '--port',
    '0',
    '--host',
    '127.0.0.1',
    '--commune',
    'Fontbelle',
    ...more,
  ];
  const child = spawn(process.execPath, [BUNDLE, ...args], { stdio: ['ignore', out, out], env });
  closeSync(out);
  try {
    await until(() => /code/.test(readFileSync(name, 'utf8')), 'the greeting');
  } finally {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  return readFileSync(name, 'utf8');
};

it('writes no code where the journal of the system keeps what it says, and names the command that gives one', async () => {
  const said = await saidInto(({ dev, ino }) => `${dev}:${ino}`);
  expect(said).not.toContain('Enrolment code');
  expect(said).toContain('No device has joined yet: the command invite gives a code');
});

it('writes a code in a terminal, also in one that inherited the name of a journal', async () => {
  expect(await saidInto(() => '8:1')).toMatch(/^Enrolment code \S+ until/m);
});

it('writes no code of a site that is added there either', async () => {
  const said = await saidInto(({ dev, ino }) => `${dev}:${ino}`, { more: ['--add-site', 'Annexe'] });
  expect(said).not.toContain('Enrolment code');
  expect(said).toContain('No device of Annexe has joined yet');
});

it('writes no code where the settings say that its output is kept, as that of a container is', async () => {
  const said = await saidInto(() => '', { set: { GUICHET_FIRST_CODE: 'no' } });
  expect(said).not.toContain('Enrolment code');
});
