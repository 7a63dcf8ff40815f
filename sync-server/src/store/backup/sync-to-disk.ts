import { open } from 'node:fs/promises';

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
