import { spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A place for the data of a server that a test can fill up. */
export type SmallDisk = {
  readonly folder: string;
  /** From now on nothing more can be written by the process. */
  readonly fill: (pid: number) => void;
  readonly free: (pid: number) => void;
  readonly remove: () => void;
};

const run = (program: string, ...args: readonly string[]): boolean => spawnSync(program, args).status === 0;

const sizeBytes = 6 * 1024 * 1024;
const roomBytes = 16 * 1024;

/** A file system of its own in memory, which can be full as a disk can; `null` where this user may not mount one. */
export const mountedDisk = (): SmallDisk | null => {
  const folder = mkdtempSync(path.join(tmpdir(), 'guichet-disk-'));
  if (!run('mount', '-t', 'tmpfs', '-o', `size=${sizeBytes}`, 'tmpfs', folder)) {
    rmSync(folder, { recursive: true });
    return null;
  }
  const ballast = path.join(folder, 'ballast');
  return {
    folder: path.join(folder, 'server'),
    fill: () => {
      const descriptor = openSync(ballast, 'w');
      const block = Buffer.alloc(4096, 1);
      try {
        for (;;) writeSync(descriptor, block);
      } catch {
        // Full: that was the aim.
      } finally {
        closeSync(descriptor);
      }
    },
    free: () => rmSync(ballast),
    remove: () => {
      run('umount', '-l', folder);
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** A bound on the size of files, which any user may set for a process of their own: writes beyond it fail. */
export const limitedDisk = (): SmallDisk => {
  const folder = mkdtempSync(path.join(tmpdir(), 'guichet-limit-'));
  const data = path.join(folder, 'server');
  mkdirSync(data);
  const limit = (pid: number, bytes: string): void => {
    if (!run('prlimit', '--pid', String(pid), `--fsize=${bytes}:`)) throw new Error('prlimit does not work here');
  };
  return {
    folder: data,
    fill: (pid) => {
      // The log is what a commit writes to.
      const log = readdirSync(data).find((name) => name.endsWith('-wal'));
      const bytes = log !== undefined && existsSync(path.join(data, log)) ? statSync(path.join(data, log)).size : 0;
      limit(pid, String(bytes + roomBytes));
    },
    free: (pid) => limit(pid, 'unlimited'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};
