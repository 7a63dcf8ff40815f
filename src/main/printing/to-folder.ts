import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Writes a file into a folder that is made when it is missing; answers where it lies. */
export const toFolder = async (folder: string, name: string, content: Buffer): Promise<string> => {
  const file = path.join(folder, name);
  await mkdir(folder, { recursive: true });
  await writeFile(file, content);
  return file;
};
