// Where things are: the checkout, what the build writes, and the cache that several clones of one user share.
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const out = path.join(root, 'out');
export const cacheDir = path.join(process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'guichet');

/** A path inside the checkout. */
export const inRoot = (...parts) => path.join(root, ...parts);
