// The libraries that Electron needs from a Linux system, Xvfb where there is no display, the PostgreSQL programs that the
// tests of the store start, the voice of the waiting room, and the screen reader of `test:reader`. On Debian as root the missing packages are installed; otherwise the exact line to run is printed.
import { existsSync, readdirSync } from 'node:fs';
import { collect, say } from './run.mjs';
import { hasDisplay } from './display.mjs';
import { fileOnPath, onPath } from './programs.mjs';

// Debian before 13 and Ubuntu before 24.04 have the same names without t64.
const packages = [
  'libgtk-3-0t64',
  'libnss3',
  'libgbm1',
  'libasound2t64',
  'libatk-bridge2.0-0t64',
  'libxss1',
  'fonts-dejavu-core',
];
const displayPackages = ['xvfb', 'xauth'];

async function missingLibraries(program) {
  const { stdout } = await collect('ldd', [program]);
  return [...stdout.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1]);
}

const hasFonts = () => existsSync('/usr/share/fonts') && readdirSync('/usr/share/fonts').length > 0;

async function findMissing(program) {
  const missing = await missingLibraries(program);
  if (!hasFonts()) missing.push('a font');
  if (!hasDisplay() && !onPath('Xvfb')) missing.push('Xvfb');
  return missing;
}

async function nameHere(name) {
  if (!name.endsWith('t64')) return name;
  return (await collect('apt-cache', ['show', '--no-all-versions', name])).code === 0
    ? name
    : name.slice(0, -'t64'.length);
}

const installArgs = async () => [
  'install',
  '-y',
  '--no-install-recommends',
  ...(await Promise.all([...packages, ...(hasDisplay() ? [] : displayPackages)].map(nameHere))),
];

/** Makes sure that `program` (Electron) can be loaded and shown; throws with what to do when it cannot. */
export async function ensureSystemPackages(program) {
  if (process.platform !== 'linux') return;
  const missing = await findMissing(program);
  if (missing.length === 0) return;
  if (!onPath('apt-get')) {
    throw new Error(
      `This system lacks: ${missing.join(', ')}. Install the packages of your distribution that bring them.`,
    );
  }
  if (process.getuid() !== 0) {
    const line = `sudo apt-get update && sudo apt-get ${(await installArgs()).join(' ')}`;
    throw new Error(`This system lacks: ${missing.join(', ')}. Please run, then start again:\n\n    ${line}\n`);
  }
  const shown =
    missing.length > 4 ? `${missing.slice(0, 4).join(', ')} and ${missing.length - 4} more` : missing.join(', ');
  say(`System packages: installing what brings ${shown} (a minute at most)`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const updated = await collect('apt-get', ['update', '-qq'], { env });
  const installed = await collect('apt-get', ['-qq', ...(await installArgs())], { env });
  const left = await findMissing(program);
  if (installed.code === 0 && left.length === 0) return;
  throw new Error(`System packages: still missing: ${left.join(', ') || 'none'}\n${updated.output}${installed.output}`);
}

const postgresPrograms = ['initdb', 'postgres'];

async function hasPostgres() {
  const root = '/usr/lib/postgresql';
  const asked = onPath('pg_config') ? await collect('pg_config', ['--bindir']) : { code: 1, stdout: '' };
  const folders = [
    ...(asked.code === 0 ? [asked.stdout.trim()] : []),
    ...(existsSync(root) ? readdirSync(root).map((version) => `${root}/${version}/bin`) : []),
    ...(process.env.PATH ?? '').split(':'),
  ];
  return folders.some(
    (folder) => folder !== '' && postgresPrograms.every((program) => existsSync(`${folder}/${program}`)),
  );
}

/** Programs that tests start: whether they are there, the package that brings them, and what for. */
const postgres = {
  isThere: hasPostgres,
  packageName: 'postgresql',
  why: 'The tests of the server start a PostgreSQL of their own, and its programs (initdb, postgres) are missing.',
};
const speech = {
  isThere: async () => process.platform !== 'linux' || onPath('espeak-ng'),
  packageName: 'espeak-ng',
  why: 'The tests of the waiting room have a call spoken, and espeak-ng is missing.',
};

/** The plain browser of this system; undefined when it has none. */
export const browserPath = () =>
  ['chromium', 'chromium-browser', 'google-chrome'].map(fileOnPath).find((file) => file !== undefined);

const browser = {
  isThere: async () => process.platform !== 'linux' || browserPath() !== undefined,
  packageName: 'chromium',
  why: 'The page of a ticket is tested in a plain browser, and chromium is missing.',
};

/** The screen reader with what carries a window's words to it, and the keys of its journey. */
const screenReader = {
  isThere: async () =>
    process.platform !== 'linux' || ['orca', 'dbus-daemon', 'xdotool', 'Xvfb'].every((program) => onPath(program)),
  packageName: 'orca at-spi2-core dbus xdotool xvfb',
  why: 'Guichet is heard through a screen reader, and Orca, dbus-daemon, xdotool or Xvfb is missing.',
};

/** The programs of `npm run test:pack`. */
const forPackTest = [
  {
    program: 'mmdebstrap',
    packageName: 'mmdebstrap',
    why: 'A package is installed in a clean Debian, and mmdebstrap is missing.',
  },
  {
    program: 'xdotool',
    packageName: 'xdotool',
    why: 'An installed desk is set up by the keyboard, and xdotool is missing.',
  },
  {
    program: 'Xvfb',
    packageName: 'xvfb',
    why: 'An installed desk is shown on a screen of its own, and Xvfb is missing.',
  },
].map(({ program, ...rest }) => ({ ...rest, isThere: async () => onPath(program) }));

async function ensurePrograms({ isThere, packageName, why }) {
  if (await isThere()) return;
  const line = `apt-get install -y --no-install-recommends ${packageName}`;
  if (!onPath('apt-get'))
    throw new Error(`${why} Install ${packageName} of your system; nothing has to be configured or started.`);
  if (process.getuid() !== 0)
    throw new Error(`${why} Please run, then start again:\n\n    sudo apt-get update && sudo ${line}\n`);
  say(`System packages: installing ${packageName} for the tests (a minute at most)`);
  // PostgreSQL's package starts a server of its own by default; nobody needs it here.
  const env = { DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const updated = await collect('apt-get', ['update', '-qq'], { env });
  const installed = await collect('apt-get', ['-qq', ...line.split(' ').slice(1)], { env });
  if (installed.code === 0 && (await isThere())) return;
  throw new Error(`System packages: ${packageName} cannot be installed.\n${updated.output}${installed.output}`);
}

/** Makes sure that the tests find the programs that they start; throws with what to do when they cannot. */
export async function ensureTestPrograms() {
  await ensurePrograms(postgres);
  await ensurePrograms(speech);
  await ensurePrograms(browser);
}

/** The same for the screen reader. */
export const ensureReaderPrograms = () => ensurePrograms(screenReader);

/** Makes sure that a package can be tried in a clean system; throws with what to do when it cannot. */
export async function ensurePackPrograms() {
  for (const each of forPackTest) await ensurePrograms(each);
}
