import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import path from 'node:path';
import { openedFile } from './look/opened-files';
import { lookFor, type Look } from './look/shapes';

/** Which of the texts these bytes hold. */
export const textsIn = (bytes: Buffer, texts: readonly string[]): string[] => lookFor(texts)(bytes);

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));

/**
 * Which of the texts lie in any file of a folder, or in what is packed within it, with the file that holds it; names of files count too. A
 * file that is being removed is passed over.
 */
export const textsOnDisk = (folder: string, texts: readonly string[]): string[] => {
  const look = lookFor(texts);
  return filesUnder(folder).flatMap((file) => {
    const name = path.relative(folder, file);
    const inName = look(Buffer.from(name, 'utf8')).map((text) => `${text} in the name of ${name}`);
    const found = new Set(openedFile(file, contentOf(file)).flatMap(look));
    return [...inName, ...[...found].map((text) => `${text} in ${name}`)];
  });
};

const contentOf = (file: string): Buffer => {
  try {
    return readFileSync(file);
  } catch (error) {
    // What cannot be read was not looked at: only a file that has gone holds nothing.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return Buffer.alloc(0);
  }
};

/** A process and all that it started, by the kernel's list. */
export const processTree = (pid: number): number[] => {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch {
      // It ended meanwhile.
    }
  }
  const tree = [pid];
  for (let index = 0; index < tree.length; index += 1)
    for (const [child, parent] of parents) if (parent === tree[index]) tree.push(child);
  return tree;
};

const pieceBytes = 16 * 1024 * 1024;
/** Longer than any text looked for, so that none hides on the border of two pieces. */
const overlapBytes = 256;

const textsInMemoryOf = (pid: number, look: Look): string[] => {
  const found = new Set<string>();
  const maps = readFileSync(`/proc/${pid}/maps`, 'utf8').split('\n');
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  const piece = Buffer.alloc(pieceBytes + overlapBytes);
  try {
    for (const line of maps) {
      const area = /^([0-9a-f]+)-([0-9a-f]+) rw/.exec(line);
      if (!area) continue;
      const [from, to] = [Number.parseInt(area[1] ?? '', 16), Number.parseInt(area[2] ?? '', 16)];
      for (let at = from; at < to; at += pieceBytes) {
        try {
          const read = readSync(memory, piece, 0, Math.min(piece.length, to - at), at);
          for (const text of look(piece.subarray(0, read))) found.add(text);
        } catch {
          // Reserved and never used: there is nothing to read.
        }
      }
    }
  } finally {
    closeSync(memory);
  }
  return [...found];
};

/** Which of the texts the memory of a program and of all its processes holds. Linux, as the user who started it. */
export const textsInMemory = (pid: number, texts: readonly string[]): string[] => {
  const look = lookFor(texts);
  return [...new Set(processTree(pid).flatMap((one) => (isAlive(one) ? textsInMemoryOf(one, look) : [])))];
};

const isAlive = (pid: number): boolean => {
  try {
    return statSync(`/proc/${pid}`).isDirectory();
  } catch {
    return false;
  }
};
