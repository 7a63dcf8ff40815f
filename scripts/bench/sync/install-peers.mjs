// Puts the rivals of the bench into the cache folder, outside the project: they are no part of it.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cacheDir, inRoot } from '../../lib/paths.mjs';
import { collect, say } from '../../lib/run.mjs';

const source = inRoot('scripts/bench/sync/peers');
const files = ['package.json', 'package-lock.json'];

/** npm must not run on the Node that our own node_modules holds. */
const outerPath = () =>
  (process.env.PATH ?? '')
    .split(path.delimiter)
    .filter((part) => !part.includes(`node_modules${path.sep}.bin`))
    .join(path.delimiter);

/** The folder with PouchDB and express-pouchdb, fetched the first time. Throws when they cannot be fetched. */
export async function installPeers() {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(path.join(source, file)));
  const folder = path.join(cacheDir, `bench-peers-${hash.digest('hex').slice(0, 12)}`);
  const mark = path.join(folder, 'ready');
  if (existsSync(mark)) return folder;
  say('Fetching PouchDB and express-pouchdb, for the bench alone');
  mkdirSync(folder, { recursive: true });
  for (const file of files) cpSync(path.join(source, file), path.join(folder, file));
  const { code, output } = await collect('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    env: { PATH: outerPath() },
    shell: process.platform === 'win32',
  });
  if (code !== 0) throw new Error(`The rivals could not be fetched:\n${output}`);
  writeFileSync(mark, '');
  return folder;
}
