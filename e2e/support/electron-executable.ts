import { createRequire } from 'node:module';
import path from 'node:path';

const requireHere = createRequire(__filename);

/** The Electron binary: the one that the set-up names by ELECTRON_OVERRIDE_DIST_PATH, else that of the package. */
export const electronExecutable = (): string => {
  const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (dist !== undefined && dist !== '' && process.platform === 'linux') return path.join(dist, 'electron');
  return requireHere('electron') as string;
};
