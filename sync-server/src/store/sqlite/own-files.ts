import { chmodSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';

const isOurs = (name: string): boolean => name.startsWith('guichet') && name.includes('.sqlite');

/**
 * Makes the folder of a database and shuts it to other accounts of the machine, with what an older version left open in it. Where the
 * system knows no such modes (Windows) the folder of the account is what protects it.
 */
export const ownFolder = (folder: string): void => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    chmodSync(folder, 0o700);
    for (const name of readdirSync(folder).filter(isOurs)) chmodSync(path.join(folder, name), 0o600);
  } catch (error) {
    // A folder that another account owns and lent to this one.
    if (!existsSync(folder)) throw error;
  }
};
