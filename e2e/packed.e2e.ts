import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { build, Platform, type Configuration } from 'electron-builder';
import { systemText } from '#shared/i18n/fr/system';
import { electronExecutable } from './support/electron-executable';
import { root } from './support/launch';
import { openToOthers } from './support/open-to-others';
import { ownDisplay, runFolder } from './support/run-folder';

/** The fuses in the order in which Electron keeps them in its program, behind a mark, a version and their number. */
const fuses = [
  'runAsNode',
  'enableCookieEncryption',
  'enableNodeOptionsEnvironmentVariable',
  'enableNodeCliInspectArguments',
  'enableEmbeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
] as const;
type Fuse = (typeof fuses)[number];
const mark = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** The fuses of a program, as many as its Electron has. */
const fusesOf = (program: string): Partial<Record<Fuse, boolean>> => {
  const bytes = readFileSync(program);
  const start = bytes.indexOf(mark) + mark.length;
  const count = bytes[start + 1] ?? 0;
  return Object.fromEntries(
    fuses.slice(0, count).map((fuse, index) => [fuse, bytes[start + 2 + index] === '1'.charCodeAt(0)]),
  );
};

/** What `electron-builder.yml` says of the fuses. */
const wishedFuses = (): Partial<Record<Fuse, boolean>> => {
  const text = readFileSync(path.join(root, 'electron-builder.yml'), 'utf8');
  const part = /^electronFuses:\n((?: .*\n)+)/m.exec(text)?.[1] ?? '';
  return Object.fromEntries(
    [...part.matchAll(/^ {2}(\w+): (true|false)$/gm)].map(([, name, value]) => [name, value === 'true']),
  );
};

/** Packs the built app as a release is packed, into a folder, with the Electron of this machine; answers its program. */
const pack = async (output: string): Promise<string> => {
  const dist = path.dirname(electronExecutable());
  const has = fusesOf(electronExecutable());
  const config: Configuration = {
    extends: './electron-builder.yml',
    electronDist: dist,
    electronVersion: readFileSync(path.join(dist, 'version'), 'utf8').trim().replace(/^v/, ''),
    directories: { output },
    afterPack: ({ appOutDir, packager }) => {
      // The stand-in app of a development runtime.
      rmSync(path.join(appOutDir, 'resources', 'app'), { recursive: true, force: true });
      // An older Electron has fewer fuses than the one that releases are made of.
      const wished = packager.config.electronFuses as Record<string, unknown>;
      for (const fuse of fuses) if (!(fuse in has)) delete wished[fuse];
      return Promise.resolve();
    },
  };
  await build({ projectDir: root, targets: Platform.LINUX.createTarget('dir'), publish: 'never', config });
  return path.join(output, 'linux-unpacked', 'guichet');
};

type Run = {
  readonly profile: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
};

const start = (program: string, { profile, args = [], env = {} }: Run) => {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(program, [...asRoot, `--user-data-dir=${profile}`, ...args], {
    env: { ...process.env, ...ownDisplay(), ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { child, ended, said: () => said };
};

test('the packed program has the fuses that are written down, ends under a debugger, and keeps its files to itself', async () => {
  const work = mkdtempSync(path.join(runFolder(), 'packed-'));
  const program = await pack(path.join(work, 'release'));

  await test.step('its fuses are those of electron-builder.yml, each by name', async () => {
    expect(Object.keys(wishedFuses()).toSorted()).toEqual([...fuses].toSorted());
    const found = fusesOf(program);
    expect(Object.keys(found).length).toBeGreaterThanOrEqual(7);
    expect(wishedFuses()).toMatchObject(found);
    expect(found).not.toEqual(fusesOf(electronExecutable()));
  });

  await test.step('a debug switch ends it with a sentence before anything is opened', async () => {
    const switches = [
      '--remote-debugging-port=0',
      '--remote-debugging-pipe',
      '--inspect=0',
      '--js-flags=--expose-gc',
      '--load-extension=x',
    ];
    const runs: Omit<Run, 'profile'>[] = [
      ...switches.map((one) => ({ args: [one] })),
      { env: { ELECTRON_RUN_AS_NODE: '1' } },
    ];
    for (const [index, one] of runs.entries()) {
      const profile = path.join(work, `refused-${index}`);
      const { ended, said } = start(program, { ...one, profile });
      expect(await ended, JSON.stringify(one)).toBe(1);
      expect(said()).toContain(systemText.debugTitle);
      expect(existsSync(profile) ? readdirSync(profile) : []).toEqual([]);
    }
  });

  await test.step('otherwise it starts, runs no code from the environment, and nobody else opens its files', async () => {
    const profile = path.join(work, 'profile');
    mkdirSync(profile);
    // A folder of before that stood open.
    chmodSync(profile, 0o755);
    const planted = path.join(work, 'planted');
    const script = path.join(work, 'planted.cjs');
    writeFileSync(script, `require('node:fs').writeFileSync(${JSON.stringify(planted)}, '')`);
    const { child, ended } = start(program, { profile, env: { NODE_OPTIONS: `--require ${script}` } });
    const hasStarted = (): boolean => ['logs', 'Local Storage'].every((name) => existsSync(path.join(profile, name)));
    await expect.poll(hasStarted, { timeout: 60_000 }).toBe(true);
    expect(openToOthers(profile)).toEqual([]);
    expect(existsSync(planted)).toBe(false);
    child.kill('SIGKILL');
    await ended;
  });
  rmSync(work, { recursive: true, force: true, maxRetries: 5 });
});
