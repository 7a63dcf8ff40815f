// The image of the server for containers, in the layout of the Open Container Initiative: what Podman, Docker and Kubernetes load. Made by tar and by hand,
// without a container program. Three layers: libraries of Debian, the program, the folder of the data.
import { createHash } from 'node:crypto';
import {
  chmodSync,
  createReadStream,
  createWriteStream,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { must, setModes } from './deb.mjs';
import { debianArchs } from './server-deb.mjs';
import { layProgram, SERVER_HOME } from './server-tree.mjs';

/** The Debian whose libraries are taken, and which ones: Node needs no more, and without a shell there is less to attack. */
const SUITE = 'trixie';
const libraries = ['base-files', 'libc6', 'libgcc-s1', 'libstdc++6'];

/** The account inside: root of nothing. */
const ACCOUNT = 10001;
const DATA = '/data';
const home = `/${SERVER_HOME}`;
const health = [`${home}/node`, `${home}/health.cjs`];

const ociArchs = { x64: 'amd64', arm64: 'arm64' };
const types = {
  manifest: 'application/vnd.oci.image.manifest.v1+json',
  config: 'application/vnd.oci.image.config.v1+json',
  layer: 'application/vnd.oci.image.layer.v1.tar+gzip',
};

async function sha256Of(file) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

class Layout {
  #folder;

  constructor(folder) {
    this.#folder = folder;
    mkdirSync(path.join(folder, 'blobs/sha256'), { recursive: true });
    writeFileSync(path.join(folder, 'oci-layout'), JSON.stringify({ imageLayoutVersion: '1.0.0' }));
  }

  async #keep(file, mediaType) {
    const hash = await sha256Of(file);
    const { size } = statSync(file);
    renameSync(file, path.join(this.#folder, 'blobs/sha256', hash));
    return { mediaType, digest: `sha256:${hash}`, size };
  }

  keepJson(value, mediaType) {
    const file = path.join(this.#folder, 'next.json');
    writeFileSync(file, JSON.stringify(value));
    return this.#keep(file, mediaType);
  }

  /** Keeps a tar as a layer: its description, and the hash of what it is unpacked. */
  async keepLayer(tar, level) {
    const packed = `${tar}.gz`;
    const diffId = `sha256:${await sha256Of(tar)}`;
    await pipeline(createReadStream(tar), createGzip({ level }), createWriteStream(packed));
    rmSync(tar);
    return { layer: await this.#keep(packed, types.layer), diffId };
  }

  index(manifest, version) {
    // By the second one Podman and Docker name what they load.
    const annotations = {
      'org.opencontainers.image.ref.name': version,
      'io.containerd.image.name': `localhost/guichet-server:${version}`,
    };
    const index = { schemaVersion: 2, manifests: [{ ...manifest, annotations }] };
    writeFileSync(path.join(this.#folder, 'index.json'), JSON.stringify(index));
  }
}

/** A tar whose bytes depend on its content alone. */
function tar(file, folder, madeAt, owner) {
  const same = ['--sort=name', `--mtime=${madeAt}`, '--numeric-owner', '--format=gnu'];
  must('tar', [...same, `--owner=${owner}`, `--group=${owner}`, '-cf', file, '-C', folder, '.']);
}

function layLibraries(work, madeAt) {
  const file = path.join(work, 'libraries.tar');
  const folder = path.join(work, 'libraries');
  // The packages are unpacked and not set up: nothing of them runs.
  must('mmdebstrap', ['--variant=extract', `--include=${libraries.join(',')}`, SUITE, folder]);
  for (const left of ['var/lib/apt', 'var/cache', 'usr/share/man', 'usr/share/locale', 'dev'])
    rmSync(path.join(folder, left), { recursive: true, force: true });
  chmodSync(path.join(folder, 'tmp'), 0o1777);
  tar(file, folder, madeAt, 0);
  return file;
}

function layServer(work, madeAt) {
  const folder = path.join(work, 'program');
  layProgram(folder);
  mkdirSync(path.join(folder, 'etc'));
  writeFileSync(
    path.join(folder, 'etc/passwd'),
    `root:x:0:0::/:/none\nguichet:x:${ACCOUNT}:${ACCOUNT}::${DATA}:/none\n`,
  );
  writeFileSync(path.join(folder, 'etc/group'), `root:x:0:\nguichet:x:${ACCOUNT}:\n`);
  setModes(folder);
  const file = path.join(work, 'program.tar');
  tar(file, folder, madeAt, 0);
  return file;
}

function layData(work, madeAt) {
  const folder = path.join(work, 'data-layer');
  mkdirSync(path.join(folder, DATA), { recursive: true });
  chmodSync(path.join(folder, DATA), 0o700);
  chmodSync(folder, 0o755);
  const file = path.join(work, 'data.tar');
  must('tar', [
    '--format=gnu',
    `--mtime=${madeAt}`,
    '--numeric-owner',
    `--owner=${ACCOUNT}`,
    `--group=${ACCOUNT}`,
    '-cf',
    file,
    '-C',
    folder,
    `.${DATA}`,
  ]);
  return file;
}

const configOf = ({ version, madeAt, diffIds }) => ({
  created: madeAt,
  architecture: ociArchs[process.arch],
  os: 'linux',
  config: {
    User: `${ACCOUNT}:${ACCOUNT}`,
    ExposedPorts: { '4747/tcp': {} },
    // Podman and Docker keep what it prints; Podman writes it into the journal of the system.
    Env: ['PATH=/usr/bin', `GUICHET_DATA=${DATA}/town`, 'GUICHET_LOG=warn', 'GUICHET_FIRST_CODE=no'],
    Entrypoint: [`${home}/node`, `${home}/server.cjs`],
    Volumes: { [DATA]: {} },
    WorkingDir: DATA,
    StopSignal: 'SIGTERM',
    Labels: {
      'org.opencontainers.image.title': 'guichet-server',
      'org.opencontainers.image.version': version,
      'org.opencontainers.image.licenses': 'EUPL-1.2',
      // The layout knows no check of its own: who runs the image gives this command to its program (docs/operations.md).
      'fr.guichet.healthcheck': health.join(' '),
    },
  },
  rootfs: { type: 'layers', diff_ids: diffIds },
  history: diffIds.map(() => ({ created: madeAt, created_by: 'npm run pack:server' })),
});

/** Makes the image under a number in a folder; answers its file. `isFast`: quickly compressed. */
export async function makeServerImage({ version, folder, isFast = false }) {
  const work = mkdtempSync(path.join(os.tmpdir(), 'guichet-image-'));
  try {
    // With SOURCE_DATE_EPOCH the same sources give the same image.
    const seconds = process.env.SOURCE_DATE_EPOCH ?? Math.floor(Date.now() / 1000);
    const madeAt = new Date(Number(seconds) * 1000).toISOString();
    const layout = path.join(work, 'layout');
    const image = new Layout(layout);
    const kept = [];
    for (const lay of [layLibraries, layServer, layData])
      kept.push(await image.keepLayer(lay(work, madeAt), isFast ? 1 : 9));
    const diffIds = kept.map(({ diffId }) => diffId);
    const config = await image.keepJson(configOf({ version, madeAt, diffIds }), types.config);
    const layers = kept.map(({ layer }) => layer);
    const manifest = { schemaVersion: 2, mediaType: types.manifest, config, layers };
    image.index(await image.keepJson(manifest, types.manifest), version);
    const file = path.join(folder, `guichet-server_${version}_${debianArchs[process.arch]}.oci.tar`);
    tar(file, layout, madeAt, 0);
    return file;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
