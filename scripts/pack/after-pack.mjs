// What electron-builder calls (`afterPack`) when the folder of the app is complete and before it becomes a package.
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from '../lib/paths.mjs';
import { missingFuses } from './fuses.mjs';
import { checkNativeFiles } from './native-files.mjs';

const { electron: releaseElectron } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8')).devDependencies;

// The numbers by which electron-builder hands a processor over.
const archs = ['ia32', 'x64', 'armv7l', 'arm64', 'universal'];

export default function afterPack({ appOutDir, packager, electronPlatformName, arch }) {
  const resources = packager.getResourcesDir(appOutDir);
  // The app that a development runtime starts with.
  rmSync(path.join(resources, 'app'), { recursive: true, force: true });
  checkNativeFiles(resources, electronPlatformName, archs[arch]);
  if (electronPlatformName !== 'linux') return;
  // The stand-in is older than the Electron of releases and has fewer fuses; of the official one none may be missing.
  const { config } = packager;
  const missing = missingFuses(path.join(appOutDir, packager.executableName));
  if (missing.length > 0 && config.electronVersion === releaseElectron)
    throw new Error(
      `Electron ${releaseElectron} lacks the fuses ${missing.join(', ')}: look at electron-builder.yml anew.`,
    );
  for (const fuse of missing) delete config.electronFuses[fuse];
}
