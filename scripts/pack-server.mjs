// npm run pack:server: packs the server of a town hall for Linux, for the processor that it runs on, into release/: a Debian package and an image for containers.
//   -- --targets deb,oci   only these      -- --to DIR   somewhere else      -- --version V   under another number      -- --fast   quickly compressed, for tests
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { inRoot } from './lib/paths.mjs';
import { onPath } from './lib/programs.mjs';
import { say, seconds } from './lib/run.mjs';
import { setUp } from './lib/setup.mjs';
import { makeServerDeb } from './pack/server-deb.mjs';
import { makeServerImage } from './pack/server-image.mjs';

const { version } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
const { values: asked } = parseArgs({
  options: {
    targets: { type: 'string', default: 'deb,oci' },
    to: { type: 'string', default: inRoot('release') },
    version: { type: 'string', default: version },
    fast: { type: 'boolean', default: false },
  },
});
const folder = path.resolve(asked.to);

const makers = {
  deb: {
    tool: 'dpkg-deb',
    make: () => makeServerDeb({ version: asked.version, folder, compression: asked.fast ? 'gz' : 'xz' }),
  },
  oci: {
    tool: 'mmdebstrap',
    make: () => makeServerImage({ version: asked.version, folder, isFast: asked.fast }),
  },
};

async function main() {
  if (process.platform !== 'linux') throw new Error('the server is packed on Linux, for Linux.');
  await setUp({ electron: false });
  const { buildAll } = await import('./build.mjs');
  if (!(await buildAll(['server'], { quiet: true }))) return 1;
  mkdirSync(folder, { recursive: true });
  for (const target of asked.targets.split(',')) {
    const startedMs = Date.now();
    const maker = makers[target];
    if (maker === undefined) throw new Error(`no target ${target} (known: ${Object.keys(makers).join(', ')})`);
    if (!onPath(maker.tool)) {
      say(
        `pack:server ${target}: left out, ${maker.tool} is missing (Debian: ${maker.tool === 'dpkg-deb' ? 'dpkg' : maker.tool})`,
      );
      continue;
    }
    const file = await maker.make();
    say(`pack:server ${target}: ${path.relative(process.cwd(), file)}, ${seconds(startedMs)}`);
  }
  return 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  say(`pack:server: FAILED. ${error.message}`);
  process.exitCode = 1;
}
