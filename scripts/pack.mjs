// npm run pack: builds and packs the app for the system that it runs on, into release/.
//   -- --targets dir,deb   only these (Linux: dir, tar.gz, deb, rpm, AppImage; Windows: dir, nsis, msi; macOS: dir, dmg)
//   -- --to DIR            somewhere else      -- --version V   under another number      -- --fast   quickly compressed, for tests
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { electronDist, electronProgram } from './lib/electron-dist.mjs';
import { inRoot } from './lib/paths.mjs';
import { onPath } from './lib/programs.mjs';
import { collect, say, seconds } from './lib/run.mjs';
import { setUp } from './lib/setup.mjs';
import { notices } from './pack/notices.mjs';

const wishes = { linux: ['dir', 'tar.gz', 'deb', 'rpm'], win32: ['nsis', 'msi'], darwin: ['dmg'] };
const { values: asked } = parseArgs({
  options: {
    targets: { type: 'string' },
    to: { type: 'string', default: inRoot('release') },
    version: { type: 'string' },
    fast: { type: 'boolean', default: false },
  },
});
const output = path.resolve(asked.to);

/** What lies beside the program in a package: notices, and for Debian its copyright and changelog. */
function writeTexts() {
  mkdirSync(inRoot('out/pack'), { recursive: true });
  const write = (name, content) => writeFileSync(inRoot('out/pack', name), content);
  write('NOTICES.txt', notices());
  const licence = readFileSync(inRoot('LICENSE'), 'utf8');
  write(
    'copyright',
    `Guichet. Copyright the Guichet founders, licensed under the EUPL 1.2, whose text follows.
Works of others that it contains: /opt/Guichet/resources/NOTICES.txt, /opt/Guichet/LICENSE.electron.txt, /opt/Guichet/LICENSES.chromium.html.

${licence}`,
  );
  write('changelog.gz', gzipSync(readFileSync(inRoot('CHANGELOG.md')), { level: 9 }));
}

/** Leaves out what this machine has no tool for, and says so. */
function possible(targets) {
  const missing = new Map([
    ['deb', ['dpkg-deb', 'dpkg']],
    ['rpm', ['rpmbuild', 'rpm']],
  ]);
  return targets.filter((target) => {
    const [tool, packageName] = missing.get(target) ?? [];
    if (tool === undefined || onPath(tool)) return true;
    say(`pack ${target}: left out, ${tool} is missing (Debian: ${packageName})`);
    return false;
  });
}

async function whichElectron() {
  const dist = await electronDist();
  const version = readFileSync(path.join(dist, 'version'), 'utf8').trim().replace(/^v/, '');
  const { electron: official } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8')).devDependencies;
  say(
    version === official
      ? `Electron ${version}, the official one`
      : `Electron ${version}, NOT that of releases (${official}): for tests, never for a town hall`,
  );
  return { dist, version };
}

async function main() {
  const startedMs = Date.now();
  const program = await setUp();
  const { buildAll } = await import('./build.mjs');
  if (!(await buildAll(undefined, { quiet: true }))) return 1;
  writeTexts();
  const { dist, version } = await whichElectron();
  if (program !== electronProgram(dist)) throw new Error('Electron changed while it was looked for.');
  const targets = possible(asked.targets?.split(',') ?? wishes[process.platform]);
  const { build, Platform } = await import('electron-builder');
  const config = {
    extends: './electron-builder.yml',
    electronDist: dist,
    electronVersion: version,
    directories: { output, buildResources: 'build' },
    ...(asked.version === undefined ? {} : { extraMetadata: { version: asked.version } }),
    ...(asked.fast ? { deb: { compression: 'gz' } } : {}),
  };
  const packed = (names, options = {}) =>
    build({
      projectDir: inRoot(),
      targets: Platform.current().createTarget(names),
      publish: 'never',
      config,
      ...options,
    });
  // A folder is packed first; the rest is made of it.
  const unpacked = path.join(output, 'linux-unpacked');
  if (process.platform !== 'linux') await packed(targets);
  else {
    const own = process.env.CUSTOM_FPM_PATH;
    process.env.CUSTOM_FPM_PATH = inRoot('scripts/pack/fpm.mjs');
    await packed(['dir', ...targets.filter((target) => target === 'deb')]);
    // Other packages are made by the fpm of electron-builder, which it downloads.
    delete process.env.CUSTOM_FPM_PATH;
    if (own !== undefined) process.env.CUSTOM_FPM_PATH = own;
    const others = targets.filter((target) => !['dir', 'tar.gz', 'deb'].includes(target));
    if (others.length > 0) await packed(others, { prepackaged: unpacked });
    if (targets.includes('tar.gz')) await makeTar(unpacked);
  }
  say(`pack: ${targets.join(', ')} in ${path.relative(process.cwd(), output) || '.'}, ${seconds(startedMs)}`);
  return 0;
}

/** By the tar of the system: that of electron-builder downloads a 7-Zip for it. */
async function makeTar(unpacked) {
  const { version } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  const name = `guichet-${asked.version ?? version}`;
  const file = path.join(output, `${name}-linux-${process.arch}.tar.gz`);
  const owner = ['--owner=0', '--group=0', '--numeric-owner', '--mode=go-w'];
  const folder = path.basename(unpacked);
  const args = [...owner, `--transform=s/^${folder}/${name}/`, '-czf', file, '-C', path.dirname(unpacked), folder];
  const { code, output: said } = await collect('tar', args);
  if (code !== 0) throw new Error(said);
}

try {
  process.exit(await main());
} catch (error) {
  say(`pack: FAILED. ${error.message}`);
  process.exit(1);
}
