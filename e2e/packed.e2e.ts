import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { systemText } from '#shared/i18n/fr/system';
import { debEntries, debField, fuses, fusesOf, readAsar, unpackDeb } from './packed/read-package';
import { electronExecutable } from './support/electron-executable';
import { root } from './support/launch';
import { openToOthers } from './support/open-to-others';
import { ownDisplay, runFolder } from './support/run-folder';

const version = '0.9.9';

/** What `electron-builder.yml` says of the fuses. */
const wishedFuses = (): Partial<Record<string, boolean>> => {
  const text = readFileSync(path.join(root, 'electron-builder.yml'), 'utf8');
  const part = /^electronFuses:\n((?: .*\n)+)/m.exec(text)?.[1] ?? '';
  return Object.fromEntries(
    [...part.matchAll(/^ {2}(\w+): (true|false)$/gm)].map(([, name, value]) => [name, value === 'true']),
  );
};

/** Packs by the command that makes releases, as a Debian package; answers it and the program in the folder that it was made of. */
const pack = (output: string): { readonly program: string; readonly deb: string } => {
  const args = ['scripts/pack.mjs', '--targets', 'deb', '--fast', '--version', version, '--to', output];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  expect(status, `${stdout}${stderr}`).toBe(0);
  return {
    program: path.join(output, 'linux-unpacked', 'guichet'),
    deb: path.join(output, `guichet_${version}_${process.arch === 'x64' ? 'amd64' : process.arch}.deb`),
  };
};

/** Name and version of every package of which the source maps of the build name a source. */
const bundledPackages = (): readonly string[] => {
  const folders = globSync('out/{main,renderer,server}/**/*.map', { cwd: root }).flatMap((file) =>
    [
      ...readFileSync(path.join(root, file), 'utf8').matchAll(
        /"[./]*((?:[^"]*\/)?node_modules\/(?:@[^/"]+\/)?[^/"]+)\//g,
      ),
    ].map(([, folder = '']) => folder),
  );
  return [...new Set(folders)].map((folder) => {
    const { name, version: own } = JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8')) as Record<
      string,
      string
    >;
    return `${name} ${own}`;
  });
};

/** Everything that may be in the archive of the app. */
const inTheApp = [
  /^package\.json$/,
  /^out\/main\/(index|preload)\.cjs$/,
  /^out\/server\/server\.cjs$/,
  /^out\/renderer\/pages\/(main|display|kiosk)\/index\.html$/,
  /^out\/renderer\/(assets\/)?[\w.-]+\.(js|css|woff2)$/,
  /^node_modules\/(libsql|@neon-rs\/load|detect-libc)\/[\w./-]+\.(js|json)$/,
  /^node_modules\/(libsql|@neon-rs\/load|detect-libc)\/LICENSE$/,
  /^node_modules\/@libsql\/linux-(x64|arm64)-gnu\/(index\.node|package\.json)$/,
];

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

test('the package holds what it should, and its program has the fuses that are written down, ends under a debugger, and keeps its files to itself', async () => {
  const work = mkdtempSync(path.join(runFolder(), 'packed-'));
  const { program, deb } = pack(path.join(work, 'release'));
  const opened = path.join(work, 'opened');
  unpackDeb(deb, opened);
  const read = (name: string): string => readFileSync(path.join(opened, name), 'utf8');

  await test.step('the Debian package says what it is and what it needs', () => {
    expect(debField(deb, 'Package')).toBe('guichet');
    expect(debField(deb, 'Version')).toBe(version);
    expect(debField(deb, 'Maintainer')).toMatch(/^Guichet founders </);
    expect(debField(deb, 'Description')).toMatch(/^Accueil de mairie.*\n Rendez-vous/);
    const needed = debField(deb, 'Depends').split(', ');
    for (const one of [
      'libgbm1',
      'libasound2t64 | libasound2',
      'libgtk-3-0t64 | libgtk-3-0',
      'libnss3',
      'libsecret-1-0',
    ])
      expect(needed).toContain(one);
    expect(Number(debField(deb, 'Installed-Size'))).toBeGreaterThan(100_000);
    expect(read('DEBIAN/postinst')).toContain('chmod 4755 /opt/Guichet/chrome-sandbox');
    expect(read('DEBIAN/postrm')).toContain('rm -f /usr/bin/guichet');
    expect(read('DEBIAN/md5sums').split('\n').length).toBeGreaterThan(30);
  });

  await test.step('its files belong to root, nobody else writes them, and none is where a package puts nothing', () => {
    const entries = debEntries(deb);
    expect(entries.filter(({ owner }) => owner !== 'root/root')).toEqual([]);
    const usual = /^(drwxr-xr-x|-rwxr-xr-x|-rw-r--r--)$/;
    expect(entries.filter(({ rights }) => !usual.test(rights))).toEqual([]);
    const places = /^\/(opt\/(Guichet\/.*)?|usr\/(share\/((applications|doc|icons)\/.*)?)?)?$/;
    expect(entries.filter(({ name }) => !places.test(name))).toEqual([]);
    for (const size of [16, 22, 24, 32, 48, 64, 128, 256, 512])
      expect(entries.map(({ name }) => name)).toContain(`/usr/share/icons/hicolor/${size}x${size}/apps/guichet.png`);
    const desktop = read('usr/share/applications/guichet.desktop').split('\n');
    for (const line of [
      'Name=Guichet',
      'Icon=guichet',
      'StartupWMClass=guichet',
      'Categories=Office;',
      'Exec=/opt/Guichet/guichet %U',
    ])
      expect(desktop).toContain(line);
    expect(desktop.find((line) => line.startsWith('Comment='))).toContain('mairie');
    expect(read('usr/share/doc/guichet/copyright')).toContain('EUPL');
    const changes = readFileSync(path.join(opened, 'usr/share/doc/guichet/changelog.gz'));
    expect(gunzipSync(changes).toString('utf8')).toBe(readFileSync(path.join(root, 'CHANGELOG.md'), 'utf8'));
  });

  await test.step('the app holds its own code and the driver of its database, and nothing else', () => {
    const app = readAsar(path.join(opened, 'opt/Guichet/resources/app.asar'));
    expect([...app.keys()].filter((name) => !inTheApp.some((allowed) => allowed.test(name)))).toEqual([]);
    for (const name of ['out/main/index.cjs', 'out/server/server.cjs', 'out/renderer/pages/kiosk/index.html'])
      expect(app.get(name)?.length ?? 0).toBeGreaterThan(100);
    // No file tells where it was built.
    expect([...app].filter(([, text]) => text?.includes(root)).map(([name]) => name)).toEqual([]);
    const described = JSON.parse(app.get('package.json') ?? '') as Record<string, unknown>;
    expect(described).toMatchObject({ name: 'guichet', version, desktopName: 'guichet.desktop' });
    for (const field of ['scripts', 'devDependencies']) expect(described).not.toHaveProperty(field);
    const native = [...app.keys()].filter((name) => name.endsWith('.node'));
    expect(native).toEqual([`node_modules/@libsql/linux-${process.arch}-gnu/index.node`]);
    const driver = path.join(opened, 'opt/Guichet/resources/app.asar.unpacked', native[0] ?? '');
    expect(readFileSync(driver).subarray(0, 4).toString('latin1')).toBe('\x7fELF');
    expect(existsSync(path.join(opened, 'opt/Guichet/resources/app'))).toBe(false);
  });

  await test.step('every package of which there is code has its notice, and so have the fonts', () => {
    const notices = read('opt/Guichet/resources/NOTICES.txt').split('\n');
    const bundled = bundledPackages();
    expect(bundled.length).toBeGreaterThan(100);
    expect(bundled.filter((name) => !notices.includes(name))).toEqual([]);
    for (const line of [
      'SIL OPEN FONT LICENSE Version 1.1 - 26 February 2007',
      'IBM Plex Sans, IBM Plex Mono',
      'Lucide',
    ])
      expect(notices).toContain(line);
    for (const name of ['LICENSE.electron.txt', 'LICENSES.chromium.html', 'resources/LICENSE.txt'])
      expect(existsSync(path.join(opened, 'opt/Guichet', name)), name).toBe(true);
  });

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
