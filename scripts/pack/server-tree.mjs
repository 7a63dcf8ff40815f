// What the server of a town hall consists of, laid out as on a Linux machine: its code, Node, the driver of the database, notices. The Debian package and
// the image are made of it.
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from '../lib/paths.mjs';
import { checkNativeFile, checkNativeFiles } from './native-files.mjs';
import { packedBeside, serverNotices } from './notices.mjs';

/** Where the program lies on a machine. */
export const SERVER_HOME = 'usr/lib/guichet-server';

/** The licence of Node, which names all that it contains. npm puts the package of its system beside the one that we name, or into it. */
function nodeLicence() {
  const name = `node-${process.platform}-${process.arch}`;
  const file = [inRoot('node_modules/node/node_modules', name), inRoot('node_modules', name)]
    .map((folder) => path.join(folder, 'LICENSE'))
    .find((one) => existsSync(one));
  if (file === undefined) throw new Error(`Node: the text of its licence is missing (${name}/LICENSE).`);
  return file;
}

/** Only what runs: no types, no maps, no readme. */
const isOfPackage = (source) => !/\/types(\/|$)|\.(md|map|d\.ts)$/.test(source);

/** Lays out the program in `root` for this system and processor. Throws when a native file is missing or is for another one. */
export function layProgram(root) {
  const home = path.join(root, SERVER_HOME);
  mkdirSync(home, { recursive: true });
  cpSync(process.execPath, path.join(home, 'node'));
  chmodSync(path.join(home, 'node'), 0o755);
  cpSync(inRoot('out/server/server.cjs'), path.join(home, 'server.cjs'));
  for (const name of ['health.cjs', 'defaults.env']) cpSync(inRoot('build/server', name), path.join(home, name));
  const driver = readdirSync(inRoot('node_modules/@libsql'))
    .filter((name) => !name.endsWith('-musl'))
    .map((name) => `@libsql/${name}`);
  for (const name of [...packedBeside, ...driver]) {
    const to = path.join(home, 'node_modules', name);
    cpSync(inRoot('node_modules', name), to, { recursive: true, filter: isOfPackage });
  }
  checkNativeFiles(home, process.platform, process.arch);
  checkNativeFile(path.join(home, 'node'), process.platform, process.arch);
  const texts = path.join(root, 'usr/share/doc/guichet-server');
  mkdirSync(texts, { recursive: true });
  writeFileSync(path.join(texts, 'NOTICES.txt'), serverNotices());
  cpSync(nodeLicence(), path.join(texts, 'LICENSE.node.txt'));
  writeFileSync(
    path.join(texts, 'copyright'),
    `Guichet. Copyright the Guichet founders, licensed under the EUPL 1.2, whose text follows.
Works of others that it contains: NOTICES.txt and LICENSE.node.txt in this folder.

${readFileSync(inRoot('LICENSE'), 'utf8')}`,
  );
}
