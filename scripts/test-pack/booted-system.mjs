// A clean Debian that is booted: systemd is its first process, with its own processes, mounts and name, and the network of this machine. What runs there are the
// real services, with all that their units forbid.
import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { collect } from '../lib/run.mjs';
import { plain } from './clean-system.mjs';
import { until } from './until.mjs';

// What a container gives to systemd. The settings of the kernel are those of this machine: they can be read only. A root that is changed by chroot alone would
// forbid the user namespaces of services, so it is pivoted.
const booting = `set -e
cd "$1"
mount --bind . .
cd "$1"
mount -t proc proc proc
mount --bind proc/sys proc/sys
mount -o remount,ro,bind proc/sys
mount -t sysfs -o ro sysfs sys
mount -t cgroup2 cgroup2 sys/fs/cgroup
mount -t tmpfs -o mode=755 tmpfs dev
for each in null zero full random urandom tty; do touch "dev/$each"; mount --bind "/dev/$each" "dev/$each"; done
mkdir dev/pts dev/shm dev/mqueue dev/hugepages
mount -t tmpfs tmpfs dev/shm
mount -t devpts -o newinstance,ptmxmode=0666,mode=620 devpts dev/pts
ln -s pts/ptmx dev/ptmx
ln -s /proc/self/fd dev/fd
for each in 0:stdin 1:stdout 2:stderr; do ln -s "/proc/self/fd/\${each%%:*}" "dev/\${each##*:}"; done
mount -t tmpfs -o mode=755 tmpfs run
mount -t tmpfs -o mode=1777 tmpfs tmp
cp /etc/resolv.conf etc/resolv.conf
pivot_root . mnt
exec env -i container=guichet PATH=/usr/sbin:/usr/bin:/sbin:/bin /bin/sh -c 'cd / && umount -l /mnt && mount --make-rshared / && exec /lib/systemd/systemd'`;

const childrenOf = (pid) => {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
  } catch {
    return '';
  }
};

export class BootedSystem {
  #system;
  #child;
  #first = '';

  constructor(system, log) {
    this.#system = system;
    const isolated = [
      '--mount',
      '--pid',
      '--cgroup',
      '--uts',
      '--ipc',
      '--fork',
      '--kill-child',
      '--propagation',
      'private',
    ];
    const file = openSync(log, 'a');
    // A trial that is killed leaves no system behind.
    const withUs = ['--pdeathsig', 'KILL', 'unshare'];
    const args = [...withUs, ...isolated, 'sh', '-c', booting, 'sh', system.file('')];
    this.#child = spawn('setpriv', args, { stdio: ['ignore', file, file] });
    closeSync(file);
  }

  /** Boots a clean system, which has systemd, and waits until it takes orders. */
  static async boot(system) {
    const booted = new BootedSystem(system, system.file('/boot.log'));
    await until('systemd as the first process', () => {
      booted.#first = childrenOf(booted.#child.pid);
      return booted.#first !== '';
    });
    await until('an answer of systemd', async () => {
      const { stdout } = await booted.run(['systemctl', 'is-system-running']);
      // A container has no modules of the kernel to load, and that is a fault to systemd.
      return /^(running|degraded)/.test(stdout);
    });
    return booted;
  }

  /** A path of the system as this machine sees it. */
  file(name) {
    return this.#system.file(name);
  }

  /** Runs a program as root to its end: `{ code, stdout, output }`. */
  run(command) {
    const spaces = ['--mount', '--pid', '--cgroup', '--uts', '--ipc', '--root', '--wdns=/'];
    const env = Object.entries(plain).map(([name, value]) => `${name}=${value}`);
    return collect('nsenter', ['--target', this.#first, ...spaces, 'env', '-i', ...env, ...command]);
  }

  /** Runs a program to its end; throws what it said when it failed. Answers what it wrote. */
  async must(command) {
    const { code, stdout, output } = await this.run(command);
    if (code !== 0) throw new Error(`${command.join(' ')} ended with ${code}:\n${output}`);
    return stdout;
  }

  /** What the journal holds of a unit. */
  journal(unit) {
    return this.must(['journalctl', '--no-pager', '--output=cat', '-u', unit]);
  }

  /** Ends it at once with all that runs there. */
  async end() {
    const gone = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.kill('SIGKILL');
    await gone;
  }
}
