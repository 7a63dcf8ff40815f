import { lstatSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** Everything under a folder that somebody else at this computer could open. */
export const openToOthers = (folder: string): readonly string[] =>
  [folder, ...readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => path.join(folder, name))].filter(
    (file) => {
      const stat = lstatSync(file, { throwIfNoEntry: false });
      // The mode of a link says nothing.
      return stat !== undefined && !stat.isSymbolicLink() && (stat.mode & 0o077) !== 0;
    },
  );
