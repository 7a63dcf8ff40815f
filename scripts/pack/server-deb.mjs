// The Debian package of the server: the program, its service with a nightly backup, the command of the administrator.
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { inRoot } from '../lib/paths.mjs';
import { makeDeb } from './deb.mjs';
import { layProgram, SERVER_HOME } from './server-tree.mjs';

const { author, homepage } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));

/** Names of processors as Debian writes them. */
export const debianArchs = { x64: 'amd64', arm64: 'arm64' };

const units = ['guichet-server.service', 'guichet-server-backup.service', 'guichet-server-backup.timer'];

const description = `Accueil de mairie : le serveur, sans écran
 Rendez-vous, passages et file d’attente d’une mairie : le serveur auquel les
 postes se relient. Il apporte tout ce qu’il lui faut, service et sauvegarde
 de chaque nuit compris.`;

/** Lays out what a Debian machine needs besides the program. */
function layService(root) {
  const place = (name, target, rights) => {
    const to = path.join(root, target);
    mkdirSync(path.dirname(to), { recursive: true });
    cpSync(inRoot('build/server', name), to);
    chmodSync(to, rights);
  };
  for (const unit of units) place(unit, `usr/lib/systemd/system/${unit}`, 0o644);
  // The installation copies it into /etc: a file of dpkg there would ask at an update whose it shall be.
  place('default', `${SERVER_HOME}/settings`, 0o644);
  place('guichet-server.sh', 'usr/bin/guichet-server', 0o755);
  const texts = path.join(root, 'usr/share/doc/guichet-server');
  cpSync(inRoot('docs/operations.md'), path.join(texts, 'operations.md'));
  writeFileSync(path.join(texts, 'changelog.gz'), gzipSync(readFileSync(inRoot('CHANGELOG.md')), { level: 9 }));
}

/** Makes the package under a number in a folder; answers its file. */
export function makeServerDeb({ version, folder, compression }) {
  const arch = debianArchs[process.arch];
  if (arch === undefined) throw new Error(`Debian knows no processor ${process.arch}`);
  const work = mkdtempSync(path.join(os.tmpdir(), 'guichet-server-'));
  try {
    layProgram(work);
    layService(work);
    const file = path.join(folder, `guichet-server_${version}_${arch}.deb`);
    makeDeb({
      root: work,
      control: {
        Package: 'guichet-server',
        Version: version,
        Architecture: arch,
        Maintainer: `${author.name} <${author.email}>`,
        // What Node is linked to, and what makes the account. Node itself is in the package (0108).
        Depends: 'adduser, libc6 (>= 2.31), libgcc-s1, libstdc++6 (>= 10)',
        Recommends: 'systemd',
        Section: 'misc',
        Priority: 'optional',
        Homepage: homepage,
        Description: description,
      },
      scripts: Object.fromEntries(
        ['preinst', 'postinst', 'prerm', 'postrm'].map((name) => [name, inRoot('build/server', name)]),
      ),
      compression,
      file,
    });
    return file;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
