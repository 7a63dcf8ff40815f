import { chmodSync, lstatSync, mkdirSync, readdirSync, realpathSync } from 'node:fs';
import path from 'node:path';

/** What other accounts of the machine could open: `shut` is closed to them now, `open` could not be, by names that tell no path. */
export type OpenedToOthers = { readonly shut: readonly string[]; readonly open: readonly string[] };

type Named = readonly [name: string, at: string];

const isOpen = ([, at]: Named): boolean => {
  // Windows has no such modes: there the folder of the account is what protects the files.
  if (process.platform === 'win32') return false;
  const found = lstatSync(at, { throwIfNoEntry: false });
  // A link leads to a file that others may share on purpose, such as the key of a certificate.
  return found !== undefined && !found.isSymbolicLink() && (found.mode & 0o077) !== 0;
};

/** Shuts files to other accounts, those that are there. */
export const shutToOthers = (files: readonly Named[], mode = 0o600): OpenedToOthers => {
  const opened = files.filter(isOpen);
  for (const [, at] of opened) {
    try {
      chmodSync(at, mode);
    } catch {
      // Another account owns it and lent it to this one.
    }
  }
  const open = opened.filter(isOpen);
  return {
    shut: opened.filter((one) => !open.includes(one)).map(([name]) => name),
    open: open.map(([name]) => name),
  };
};

const isSecret = (name: string): boolean =>
  (name.startsWith('guichet') && name.includes('.sqlite')) ||
  ['cle.pem', 'messages.json', 'recovery-key.pub'].includes(name);

/** Makes the folder of a database and shuts it to other accounts, with what an older version or an administrator left open in it. */
export const ownFolder = (folder: string): OpenedToOthers => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const inside = readdirSync(folder).filter(isSecret);
  const [whole, files] = [
    shutToOthers([['folder', realpathSync(folder)]], 0o700),
    shutToOthers(inside.map((name) => [name, path.join(folder, name)])),
  ];
  return { shut: [...whole.shut, ...files.shut], open: [...whole.open, ...files.open] };
};
