import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';

import pg from 'pg';

const USER = 'guichet';
const START_LIMIT_MS = 30_000;
const PROGRAMS = ['initdb', 'postgres'];
const WHAT_TO_DO =
  'PostgreSQL is needed for these tests and its server programs were not found: install the package `postgresql` ' +
  '(Debian: sudo apt-get install postgresql). Nothing has to be configured or started.';

/** A PostgreSQL of our own in a temporary folder, on a socket only. */
export type TestPostgres = {
  /** Address of a fresh, empty database. */
  readonly createDatabase: () => Promise<string>;
  /** Puts a copy of a database in the place of another, by their addresses. Nobody may be at work on either. */
  readonly copyDatabase: (from: string, to: string) => Promise<void>;
  /** Address under which every database can be reached by its name. */
  readonly addressOf: (database: string) => string;
  readonly stop: () => Promise<void>;
};

const debianFolders = (): string[] => {
  const root = '/usr/lib/postgresql';
  if (!existsSync(root)) return [];
  return readdirSync(root)
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => path.join(root, version, 'bin'));
};

/** Folder of the server programs. Throws with what to install when there is none. */
export const findPostgres = (): string => {
  const asked = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' });
  const folders = [
    ...(asked.status === 0 ? [asked.stdout.trim()] : []),
    ...debianFolders(),
    ...(process.env['PATH'] ?? '').split(path.delimiter),
  ];
  const found = folders.find(
    (folder) => folder !== '' && PROGRAMS.every((program) => existsSync(path.join(folder, program))),
  );
  if (found === undefined) throw new Error(WHAT_TO_DO);
  return found;
};

type Identity = { readonly uid: number; readonly gid: number };

/** PostgreSQL refuses to run as root: then it runs as `postgres` or `nobody`. */
const identity = (): Identity | null => {
  if (process.getuid?.() !== 0) return null;
  for (const name of ['postgres', 'nobody']) {
    const ids = ['-u', '-g'].map((flag) => spawnSync('id', [flag, name], { encoding: 'utf8' }));
    const [uid, gid] = ids.map((one) => (one.status === 0 ? Number(one.stdout) : Number.NaN));
    if (uid !== undefined && gid !== undefined && !Number.isNaN(uid + gid)) return { uid, gid };
  }
  throw new Error('PostgreSQL does not run as root, and there is neither a user `postgres` nor a user `nobody`.');
};

// It ends, and takes its folder with it, as soon as the test process is gone, however that ended.
const KEEPER = `exec 3<&0
"$1/postgres" -D "$2/data" -k "$2" -c listen_addresses= -c fsync="$3" -c max_connections=100 -c shared_buffers=64MB \
  -c unix_socket_permissions=0777 </dev/null >"$2/log" 2>&1 &
server=$!
cat <&3 >/dev/null
kill -QUIT $server
wait $server
rm -rf "$2" &`;

const run = async (address: string, statement: string): Promise<void> => {
  const client = new pg.Client({ connectionString: address });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
};

const ready = async (address: string, ended: () => boolean): Promise<void> => {
  const startedMs = performance.now();
  for (;;) {
    try {
      await run(address, 'select 1');
      return;
    } catch (error) {
      if (ended() || performance.now() - startedMs > START_LIMIT_MS) throw error;
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  }
};

const prepare = (programs: string, user: Identity | null): string => {
  // A socket's path may have 107 letters at most, so not wherever TMPDIR points.
  const folder = mkdtempSync('/tmp/guichet-pg-');
  mkdirSync(path.join(folder, 'data'));
  if (user) for (const one of [folder, path.join(folder, 'data')]) chownSync(one, user.uid, user.gid);
  const args = [
    '-D',
    path.join(folder, 'data'),
    '-U',
    USER,
    '--auth=trust',
    '--encoding=UTF8',
    '--no-locale',
    '--no-sync',
  ];
  try {
    execFileSync(path.join(programs, 'initdb'), args, { cwd: folder, stdio: 'pipe', ...user });
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  return folder;
};

/** Makes and starts a server. `durable`: commits go to the disk, as in a town hall; tests need not wait for that. */
export const startPostgres = async (durable = false): Promise<TestPostgres> => {
  const programs = findPostgres();
  const user = identity();
  const folder = prepare(programs, user);
  const keeper = spawn('sh', ['-c', KEEPER, 'keeper', programs, folder, durable ? 'on' : 'off'], {
    cwd: folder,
    stdio: ['pipe', 'ignore', 'ignore'],
    ...user,
  });
  const addressOf = (database: string): string => `postgresql://${USER}@${encodeURIComponent(folder)}/${database}`;
  let count = 0;
  const stop = async (): Promise<void> => {
    if (keeper.exitCode !== null) return;
    const ended = once(keeper, 'exit');
    keeper.stdin?.end();
    await ended;
  };
  try {
    await ready(addressOf('postgres'), () => keeper.exitCode !== null);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    addressOf,
    createDatabase: async () => {
      count += 1;
      await run(addressOf('postgres'), `create database test_${count} template template0`);
      return addressOf(`test_${count}`);
    },
    copyDatabase: async (from, to) => {
      const [source, target] = [from, to].map((address) => address.split('/').at(-1));
      await run(addressOf('postgres'), `drop database if exists ${target}`);
      await run(addressOf('postgres'), `create database ${target} template ${source}`);
    },
    stop,
  };
};
