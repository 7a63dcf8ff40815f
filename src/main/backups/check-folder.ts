import { mkdtemp, realpath, rmdir, stat } from 'node:fs/promises';
import path from 'node:path';

import type { BackupFault } from '#shared/ipc/backups';

/** `isSameDisk`: the folder is on the disk of the data. */
export type CheckedFolder = { readonly fault: BackupFault | ''; readonly isSameDisk: boolean };

const FAULTS: Readonly<Record<string, BackupFault>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EACCES: 'notWritable',
  EPERM: 'notWritable',
  EROFS: 'notWritable',
};

const isWithin = (inner: string, outer: string): boolean => {
  const way = path.relative(outer, inner);
  return way === '' || (!path.isAbsolute(way) && way.split(path.sep)[0] !== '..');
};

/** Whether backups can be put into a folder: it is there, outside the data of Guichet, and a file can be made in it. */
export const checkFolder = async (folder: string, userData: string): Promise<CheckedFolder> => {
  try {
    const [found, data] = await Promise.all([realpath(folder), realpath(userData)]);
    const [there, own] = await Promise.all([stat(found), stat(data)]);
    const isSameDisk = there.dev === own.dev;
    if (!there.isDirectory()) return { fault: 'gone', isSameDisk };
    if (isWithin(found, data)) return { fault: 'inside', isSameDisk };
    await rmdir(await mkdtemp(path.join(found, '.guichet-')));
    return { fault: '', isSameDisk };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return { fault: FAULTS[code] ?? 'gone', isSameDisk: false };
  }
};
