import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';

const sync = async (name: string, flags: string): Promise<void> => {
  const handle = await open(name, flags);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** Waits until the content of a file is on the disk. */
export const syncFile = (file: string): Promise<void> => sync(file, 'r+');

/** Waits until the names in a folder are on the disk. Windows cannot be asked, and does so by itself. */
export const syncFolder = async (folder: string): Promise<void> => {
  if (process.platform !== 'win32') await sync(folder, 'r');
};

/** The name that a file bears until it is whole. */
export const partialOf = (file: string): string => `${file}.tmp`;

/** Writes a small file for this account alone. A crash leaves the old one or the new one, whole. */
export const writeWhole = async (file: string, text: string): Promise<void> => {
  const partial = partialOf(file);
  const handle = await open(partial, 'wx', 0o600);
  try {
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(partial, file);
    await syncFolder(path.dirname(path.resolve(file)));
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
};
