// Chromium's sandbox cannot start as root, nor where the system forbids user namespaces to a program without a setuid helper.
import { readFileSync } from 'node:fs';
import { say } from './run.mjs';

const kernelSays = (file, value) => {
  try {
    return readFileSync(file, 'utf8').trim() === value;
  } catch {
    return false;
  }
};

/** The switches for starting Electron from a checkout on this machine. */
export function electronSwitches() {
  if (process.platform !== 'linux') return [];
  if (process.getuid() === 0) return ['--no-sandbox'];
  const locked =
    kernelSays('/proc/sys/kernel/unprivileged_userns_clone', '0') ||
    kernelSays('/proc/sys/kernel/apparmor_restrict_unprivileged_userns', '1');
  if (!locked) return [];
  say(
    'Electron: this system forbids user namespaces; started without the Chromium sandbox (installed packages keep it)',
  );
  return ['--no-sandbox'];
}
