// The command-line programs of our dependencies, started on the Node that runs us instead of whatever PATH holds.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from './paths.mjs';

/** `[command, ...args]` for a program of an installed package, e.g. `program('vitest')`, `program('typescript', 'tsc')`. */
export function program(packageName, name = packageName) {
  const folder = inRoot('node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  return [process.execPath, path.join(folder, typeof bin === 'string' ? bin : bin[name])];
}

/** The file of a program that the system has; undefined when it has none. */
export const fileOnPath = (name) =>
  (process.env.PATH ?? '')
    .split(':')
    .filter((folder) => folder !== '')
    .map((folder) => `${folder}/${name}`)
    .find((file) => existsSync(file));

/** Whether the system has a program. */
export const onPath = (name) => fileOnPath(name) !== undefined;
