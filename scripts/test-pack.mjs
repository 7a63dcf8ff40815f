// npm run test:pack: the packages in a clean Debian, as a town hall meets them. The desk's: installed with what it depends on and nothing else, started as an
// ordinary user with Chromium's sandbox, set up as the server of a town hall, upgraded with every row kept, removed. The server's: installed, its service at work
// under systemd, a device that joins and writes, backup, restore on another system, upgrade, removal; then its image. Needs root, for the clean systems.
//   -- --desk, -- --server   one of the two      -- --suite bookworm   another Debian
//   -- --packages DIR        packages that are made already, in a folder for each version      -- --base DIR   a clean system that is there
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { withOwnDisplay } from './lib/display.mjs';
import { inRoot } from './lib/paths.mjs';
import { collect, say, seconds } from './lib/run.mjs';
import { setUp } from './lib/setup.mjs';
import { ensurePackPrograms } from './lib/system-packages.mjs';
import { CleanSystem, suiteHere } from './test-pack/clean-system.mjs';
import { proveDesk } from './test-pack/desk-part.mjs';
import { proveImage } from './test-pack/image-part.mjs';
import { proveServer } from './test-pack/server-part.mjs';
import { step } from './test-pack/steps.mjs';

const { values: asked } = parseArgs({
  options: {
    suite: { type: 'string' },
    packages: { type: 'string' },
    base: { type: 'string' },
    desk: { type: 'boolean', default: false },
    server: { type: 'boolean', default: false },
  },
});
const suite = asked.suite ?? suiteHere();
const isBoth = asked.desk === asked.server;

const { version } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
const versions = [version, version.replace(/\d+$/, (patch) => String(Number(patch) + 1))];

const fileIn = (folder, pattern) => {
  const name = existsSync(folder) ? readdirSync(folder).find((each) => pattern.test(each)) : undefined;
  return name && path.join(folder, name);
};

/** Packs versions by a script into folders of `folder`, unless they are there; answers the files that match, in their order. */
async function packages(folder, script, targets, pattern, wanted = versions) {
  const files = [];
  for (const one of wanted) {
    const to = path.join(folder, one);
    if (fileIn(to, pattern) === undefined) {
      const args = ['--targets', targets, '--fast', '--version', one, '--to', to];
      const { code, output } = await collect(process.execPath, [inRoot('scripts', script), ...args]);
      if (code !== 0) throw new Error(output);
    }
    files.push(fileIn(to, pattern));
  }
  return files;
}

async function withCleanSystem(work) {
  const system = await step(`makes a clean Debian (${suite})`, () => CleanSystem.make({ suite, base: asked.base }));
  try {
    await work(system);
  } finally {
    system.remove();
  }
}

const beganMs = Date.now();

async function main(folder) {
  if (process.platform !== 'linux' || process.getuid() !== 0)
    throw new Error('test:pack makes a clean Debian, which needs root on Linux.');
  await ensurePackPrograms();
  if (isBoth || asked.desk) {
    const made = await step(`packs ${versions.join(' and ')}`, () =>
      packages(folder, 'pack.mjs', 'deb', /^guichet_.*\.deb$/),
    );
    await withCleanSystem((system) => withOwnDisplay((display) => proveDesk(system, display, made, versions)));
  }
  if (isBoth || asked.server) {
    const made = await step(`packs the server ${versions.join(' and ')}`, () =>
      packages(folder, 'pack-server.mjs', 'deb', /^guichet-server_.*\.deb$/),
    );
    const [image] = await step('packs its image', () =>
      packages(folder, 'pack-server.mjs', 'oci', /\.oci\.tar$/, [version]),
    );
    await proveImage(image);
    await withCleanSystem((system) => proveServer(system, made, versions));
  }
  say(`All good in ${seconds(beganMs)}`);
}

await setUp({ electron: isBoth || asked.desk });
const work = mkdtempSync(path.join(os.tmpdir(), 'guichet-packed-'));
try {
  await main(asked.packages ?? work);
} catch (error) {
  say(`test:pack: FAILED. ${error.message}`);
  process.exitCode = 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}
