// The image of the server, unpacked and started as a container program does: its own root, its own processes, its own account, nothing of this machine.
import { createHash } from 'node:crypto';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { collect } from '../lib/run.mjs';
import { freePort } from './free-port.mjs';
import { invitationIn, join } from './joining-device.mjs';
import { mustBe, mustHold, step } from './steps.mjs';
import { until } from './until.mjs';

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** Reads a layout back: each blob has the name of its content. Unpacks the layers into `root`; answers the configuration. */
async function unpack(file, work, root) {
  const layout = path.join(work, 'layout');
  for (const folder of [layout, root]) mkdirSync(folder);
  const must = async (args) => {
    const { code, output } = await collect('tar', args);
    if (code !== 0) throw new Error(output);
  };
  await must(['-xf', file, '-C', layout]);
  const blob = ({ digest, size }) => {
    const bytes = readFileSync(path.join(layout, 'blobs', digest.replace(':', '/')));
    mustBe('size of a blob', bytes.length, size);
    mustBe('content of a blob', `sha256:${sha256(bytes)}`, digest);
    return bytes;
  };
  mustBe('layout', readFileSync(path.join(layout, 'oci-layout'), 'utf8'), '{"imageLayoutVersion":"1.0.0"}');
  const [described] = JSON.parse(readFileSync(path.join(layout, 'index.json'), 'utf8')).manifests;
  const manifest = JSON.parse(blob(described));
  const config = JSON.parse(blob(manifest.config));
  for (const [index, layer] of manifest.layers.entries()) {
    const tar = gunzipSync(blob(layer));
    mustBe('content of a layer', `sha256:${sha256(tar)}`, config.rootfs.diff_ids[index]);
    const packed = path.join(layout, 'blobs', layer.digest.replace(':', '/'));
    await must(['--numeric-owner', '-xpzf', packed, '-C', root]);
  }
  return config.config;
}

const entering = `set -e
mkdir -p "$1/proc" "$1/dev"
mount -t proc proc "$1/proc"
mount -t tmpfs tmpfs "$1/dev"
for each in null zero random urandom; do touch "$1/dev/$each"; mount --bind "/dev/$each" "$1/dev/$each"; done
chroot=$(PATH=/usr/sbin:/sbin:/usr/bin:/bin command -v chroot)
root=$1
user=$2
shift 2
exec "$chroot" --userspec="$user" "$root" "$@"`;

class Container {
  #root;
  #config;
  #port;

  constructor(root, config, port) {
    this.#root = root;
    this.#config = config;
    this.#port = port;
  }

  #command(words) {
    const env = [...this.#config.Env, `GUICHET_PORT=${this.#port}`];
    const isolated = ['--mount', '--pid', '--fork', '--kill-child', '--propagation', 'private'];
    const entry = ['env', '-i', ...env, 'unshare', ...isolated, '/bin/sh', '-c', entering, 'sh'];
    return [...entry, this.#root, this.#config.User, ...words];
  }

  async run(...words) {
    const [program, ...args] = this.#command(words);
    const { code, stdout, output } = await collect(program, args);
    if (code !== 0) throw new Error(`${words.join(' ')} ended with ${code}:\n${output}`);
    return stdout;
  }

  start(...words) {
    const [program, ...args] = this.#command(words);
    const log = openSync(`${this.#root}.log`, 'a');
    return spawn(program, args, { stdio: ['ignore', log, log] });
  }
}

/** The image file: unpacked, started, joined by a device. */
export async function proveImage(file) {
  const work = mkdtempSync(path.join(os.tmpdir(), 'guichet-image-'));
  const root = path.join(work, 'root');
  let child = null;
  try {
    const config = await step('the image is read back: every blob is what its name says', () =>
      unpack(file, work, root),
    );
    await step('it holds no shell, runs as an account of its own, and keeps its data in a volume', () => {
      for (const name of ['bin/sh', 'usr/bin/sh', 'usr/bin/apt'])
        mustBe(name, existsSync(path.join(root, name)), false);
      mustBe('account', config.User, '10001:10001');
      mustBe('volumes', Object.keys(config.Volumes).join(), '/data');
      const { uid, mode } = statSync(path.join(root, 'data'));
      mustBe('folder of the data', `${uid} ${(mode & 0o777).toString(8)}`, '10001 700');
      for (const name of ['NOTICES.txt', 'LICENSE.node.txt', 'copyright'])
        mustBe(name, existsSync(path.join(root, 'usr/share/doc/guichet-server', name)), true);
    });
    await step('its root starts the server, which a device joins over TLS', async () => {
      const port = await freePort();
      const container = new Container(root, config, port);
      mustHold('town hall', await container.run(...config.Entrypoint, 'create', '--commune', 'Fontbelle'), 'Fontbelle');
      child = container.start(...config.Entrypoint);
      const health = config.Labels['fr.guichet.healthcheck'].split(' ');
      await until('health by the command of the label', () => container.run(...health).catch(() => ''));
      const said = await container.run(...config.Entrypoint, 'invite');
      const told = await join(port, invitationIn(said), 'write');
      mustBe('number of the ticket', told.number, 1);
      mustBe('a code in what it printed', readFileSync(`${root}.log`, 'utf8').includes('Enrolment code'), false);
    });
  } finally {
    child?.kill('SIGKILL');
    rmSync(work, { recursive: true, force: true, maxRetries: 5 });
  }
}
