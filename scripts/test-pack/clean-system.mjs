// A clean Debian in a folder, and programs that run in it as on a machine of its own: own processes, own mounts, the network and the display of this one.
import { spawn } from 'node:child_process';
import { closeSync, cpSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { collect } from '../lib/run.mjs';

/** The name of the Debian that runs here (`trixie`), which gives the clean one by default. */
export function suiteHere() {
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  return /^VERSION_CODENAME=(\w+)/m.exec(release)?.[1] ?? 'stable';
}

// What a machine has and a folder lacks. The mounts belong to the program and go with it.
const entering = `set -e
mount -t proc proc "$1/proc"
mount -t tmpfs tmpfs "$1/tmp"
mount --rbind /dev "$1/dev"
mount --bind /etc/resolv.conf "$1/etc/resolv.conf"
mkdir -p "$1/tmp/.X11-unix"
mount --bind /tmp/.X11-unix "$1/tmp/.X11-unix"
chmod 1777 "$1/tmp"
root=$1
user=$2
shift 2
exec chroot --userspec="$user" "$root" "$@"`;

/** The environment of a program there. */
export const plain = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LANG: 'C.UTF-8', DEBIAN_FRONTEND: 'noninteractive' };

export class CleanSystem {
  #folder;

  constructor(folder) {
    this.#folder = folder;
  }

  /** Makes one of nothing, or of the folder `base`, which stays as it is. */
  static async make({ suite, base }) {
    const work = mkdtempSync(path.join(os.tmpdir(), 'guichet-clean-'));
    const folder = path.join(work, 'root');
    if (base === undefined) {
      const { code, output } = await collect('mmdebstrap', ['--variant=minbase', suite, folder]);
      if (code !== 0) throw new Error(`mmdebstrap failed:\n${output}`);
    } else cpSync(base, folder, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
    mkdirSync('/tmp/.X11-unix', { recursive: true, mode: 0o1777 });
    return new CleanSystem(folder);
  }

  /** A path of the clean system as this machine sees it. */
  file(name) {
    return path.join(this.#folder, name);
  }

  #command(command, user = 'root') {
    const isolated = ['--mount', '--pid', '--fork', '--kill-child', '--propagation', 'private'];
    return ['unshare', [...isolated, 'sh', '-c', entering, 'sh', this.#folder, `${user}:${user}`, ...command]];
  }

  /** Runs a program to its end: `{ code, stdout, output }`. */
  run(command, { user, env = {} } = {}) {
    const [program, args] = this.#command(command, user);
    return collect(program, args, { env: { ...plain, ...env } });
  }

  /** Runs a program to its end; throws what it said when it failed. Answers what it wrote. */
  async must(command, options) {
    const { code, stdout, output } = await this.run(command, options);
    if (code !== 0) throw new Error(`${command.join(' ')} ended with ${code}:\n${output}`);
    return stdout;
  }

  /** Starts a program that writes into `log`, a file of this machine; answers its process, which ends with all that it started. */
  start(command, { user, env = {}, log }) {
    const [program, args] = this.#command(command, user);
    const file = openSync(log, 'a');
    try {
      return spawn(program, args, { stdio: ['ignore', file, file], env: { ...plain, ...env } });
    } finally {
      closeSync(file);
    }
  }

  remove() {
    rmSync(path.dirname(this.#folder), { recursive: true, force: true, maxRetries: 5 });
  }
}
