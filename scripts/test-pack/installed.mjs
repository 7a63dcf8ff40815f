// Putting a package into a clean system by apt, as an administrator does, and whether dpkg finds it whole.
import { cpSync } from 'node:fs';
import path from 'node:path';
import { mustBe } from './steps.mjs';

/** Installs a package file with what it depends on and nothing else. */
export async function install(system, file) {
  const inside = `/root/${path.basename(file)}`;
  cpSync(file, system.file(inside));
  await system.must(['apt-get', 'install', '-y', '--no-install-recommends', inside]);
}

/** Throws unless a package is installed under a number, nothing of it changed, and nothing is half done. */
export async function mustBeWhole(system, name, version) {
  const said = await system.must(['dpkg-query', '-W', '-f', '${Version} ${db:Status-Status}', name]);
  mustBe('what dpkg says', said, `${version} installed`);
  mustBe('unfinished packages', await system.must(['dpkg', '--audit']), '');
  mustBe('changed files', await system.must(['dpkg', '--verify', name]), '');
}

/** Throws unless the system has every library that a program is linked to. */
export async function mustFindLibraries(system, program) {
  const missing = (await system.must(['ldd', program])).split('\n').filter((line) => line.includes('not found'));
  mustBe(`libraries that ${program} misses`, missing.join(), '');
}
