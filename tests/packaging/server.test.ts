import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { operatorCommandOf } from '#server/run/operator-commands';
import { buildServer } from '../../sync-server/test/support/server-process';
import { root } from '../architecture/list-files';

type Tree = { readonly SERVER_HOME: string; readonly layProgram: (folder: string) => void };
type NativeFiles = { readonly checkNativeFile: (file: string, platform: string, arch: string) => void };

const script = (name: string): Promise<unknown> => import(pathToFileURL(path.join(root, 'scripts/pack', name)).href);
const { SERVER_HOME, layProgram } = (await script('server-tree.mjs')) as Tree;
const { checkNativeFile } = (await script('native-files.mjs')) as NativeFiles;

const textOf = (name: string): string => readFileSync(path.join(root, 'build/server', name), 'utf8');
const linesOf = (name: string): readonly string[] =>
  textOf(name)
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
const services = ['guichet-server.service', 'guichet-server-backup.service'];

describe('the program of the server', () => {
  let folder = '';
  beforeAll(() => {
    buildServer();
    folder = mkdtempSync(path.join(tmpdir(), 'guichet-tree-'));
    layProgram(folder);
  }, 240_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is Node, its own code and the driver of the database, and nothing else', () => {
    const files = readdirSync(path.join(folder, SERVER_HOME), { recursive: true, encoding: 'utf8' }).filter((name) =>
      statSync(path.join(folder, SERVER_HOME, name)).isFile(),
    );
    const known =
      /^(node|server\.cjs|health\.cjs|defaults\.env|node_modules\/(libsql|@neon-rs\/load|detect-libc)\/([\w./-]+\.(js|json)|LICENSE)|node_modules\/@libsql\/linux-(x64|arm64)-gnu\/(index\.node|package\.json))$/;
    expect(files.filter((name) => !known.test(name))).toEqual([]);
    for (const name of ['node', 'server.cjs', 'health.cjs', 'defaults.env']) expect(files).toContain(name);
    expect(files.filter((name) => name.endsWith('.node'))).toHaveLength(1);
    // No file tells where it was built.
    expect(readFileSync(path.join(folder, SERVER_HOME, 'server.cjs'), 'utf8')).not.toContain(root);
  });

  it('brings the notices of what is in it, of Node too, and none of the screens', () => {
    const texts = path.join(folder, 'usr/share/doc/guichet-server');
    const notices = readFileSync(path.join(texts, 'NOTICES.txt'), 'utf8');
    for (const name of ['fastify', 'libsql', 'zod', 'pg']) expect(notices).toMatch(new RegExp(`^${name} \\d`, 'm'));
    expect(notices).not.toMatch(/^(react|react-dom|rxdb|IBM Plex)/m);
    expect(readFileSync(path.join(texts, 'LICENSE.node.txt'), 'utf8')).toContain('Node.js is licensed');
    expect(readFileSync(path.join(texts, 'copyright'), 'utf8')).toContain('EUPL');
  });

  it('is refused with a program of another system or processor', () => {
    const node = path.join(folder, SERVER_HOME, 'node');
    expect(() => checkNativeFile(node, process.platform, process.arch)).not.toThrow();
    expect(() => checkNativeFile(node, 'win32', 'x64')).toThrow('node is for linux');
    const other = path.join(folder, 'other');
    writeFileSync(other, '#!/bin/sh\n');
    expect(() => checkNativeFile(other, 'linux', 'x64')).toThrow('other is for unknown');
  });
});

describe('the units of the server', () => {
  it.each(services)(
    '%s starts what the package lays out, as an account of its own, with both files of settings',
    (unit) => {
      const lines = linesOf(unit);
      expect(lines).toContain('User=guichet-server');
      expect(lines.find((line) => line.startsWith('ExecStart='))).toMatch(
        new RegExp(`^ExecStart=/${SERVER_HOME}/node /${SERVER_HOME}/server\\.cjs`),
      );
      // What is named later wins.
      expect(lines.filter((line) => line.startsWith('EnvironmentFile='))).toEqual([
        `EnvironmentFile=/${SERVER_HOME}/defaults.env`,
        'EnvironmentFile=-/etc/default/guichet-server',
      ]);
    },
  );

  it.each(services)('%s may write its data alone, and is shut otherwise', (unit) => {
    const lines = linesOf(unit);
    for (const line of [
      'StateDirectory=guichet-server',
      'StateDirectoryMode=0700',
      'ProtectSystem=strict',
      'ProtectHome=yes',
      'NoNewPrivileges=yes',
      'CapabilityBoundingSet=',
      'SystemCallFilter=@system-service',
      'LimitCORE=0',
    ])
      expect(lines).toContain(line);
  });

  it('never give the server up: what it waits for may come minutes after the machine', () => {
    expect(linesOf('guichet-server.service')).toEqual(
      expect.arrayContaining(['Restart=on-failure', 'StartLimitIntervalSec=0', 'RestartMaxDelaySec=30']),
    );
  });

  it('make a backup each night, also one that a machine slept through', () => {
    expect(linesOf('guichet-server-backup.timer')).toEqual(
      expect.arrayContaining([expect.stringMatching(/^OnCalendar=\*-\*-\* /), 'Persistent=yes']),
    );
  });
});

describe('the scripts of the package', () => {
  it.each(['guichet-server.sh', 'preinst', 'postinst', 'prerm', 'postrm'])(
    '%s is a script of sh that can be run',
    (name) => {
      expect(textOf(name)).toMatch(/^#!\/bin\/sh\n/);
      expect(statSync(path.join(root, 'build/server', name)).mode & 0o111).not.toBe(0);
      expect(spawnSync('sh', ['-n', path.join(root, 'build/server', name)], { encoding: 'utf8' }).stderr).toBe('');
    },
  );

  it('ask nothing, and take no data away', () => {
    for (const name of ['preinst', 'postinst', 'prerm', 'postrm']) {
      expect(textOf(name)).not.toMatch(/debconf|\bread\b/);
      // A purge takes the settings; of the data it tells how to.
      const taken = linesOf(name).filter((line) => /\brm\b/.test(line) && !line.trim().startsWith('echo '));
      const known = [
        'rm -f /etc/default/guichet-server /etc/default/guichet-server.new',
        'rm -f /run/guichet-server.installing',
      ];
      expect(taken.filter((line) => !known.includes(line.trim()))).toEqual([]);
    }
  });

  it('know the commands of the server, and say so when one is unknown', () => {
    const [, known = ''] = /^ {2}(create \|.*)\) ;;$/m.exec(textOf('guichet-server.sh')) ?? [];
    const commands = known.split(' | ').filter((name) => name !== 'health');
    expect(commands.length).toBeGreaterThan(5);
    expect(commands.filter((name) => operatorCommandOf([name]) === null)).toEqual([]);
    const run = spawnSync('sh', [path.join(root, 'build/server/guichet-server.sh'), 'toast'], { encoding: 'utf8' });
    expect([run.status, run.stderr]).toEqual([2, expect.stringContaining('no command « toast »')]);
  });
});

describe('the command of the administrator', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'guichet-command-'));
    // Instead of Node: says what it was asked for.
    writeFileSync(
      path.join(folder, 'node'),
      `#!/bin/sh\nshift 2\ncase "$1" in -e) echo "$INTO" ;; *) echo "node $*" ;; esac\n`,
      {
        mode: 0o755,
      },
    );
    // Instead of the rights of another account: what is called shut cannot be read or written.
    const test = `#!/bin/sh\ncase "$2" in *shut*) exit 1 ;; esac\nexec /usr/bin/test "$@"\n`;
    writeFileSync(path.join(folder, 'test'), test, { mode: 0o755 });
    for (const name of ['shut.backup', 'town.backup']) writeFileSync(path.join(folder, name), '');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const command = (args: readonly string[], into = '/mnt/nas') => {
    const text = textOf('guichet-server.sh')
      .replace('account=guichet-server', `account=${userInfo().username}`)
      .replace('home=/usr/lib/guichet-server', `home=${folder}`)
      .replaceAll('as_server test', `as_server ${path.join(folder, 'test')}`);
    const env = { ...process.env, INTO: into, PATH: `${folder}:${process.env['PATH'] ?? ''}` };
    return spawnSync('sh', ['-c', text, 'guichet-server', ...args], { encoding: 'utf8', env });
  };

  it('tells how to use it wherever help is asked for', () => {
    expect(command(['invite', '--help'])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('create --commune'),
    });
  });

  it.each([
    ['--from', 'shut.backup'],
    ['--key', 'shut.backup'],
    ['--to', 'shut/town.backup'],
  ])('says what the account of the server cannot reach by %s %s, and how it can', (option, name) => {
    for (const args of [[option, path.join(folder, name)], [`${option}=${path.join(folder, name)}`]]) {
      const run = command(['restore', ...args]);
      expect([run.status, run.stdout]).toEqual([1, '']);
      expect(run.stderr).toContain(`${userInfo().username} cannot `);
    }
  });

  it('never asks for a copy of the key', () => {
    expect(command(['restore', '--key', path.join(folder, 'shut.backup')]).stderr).not.toContain('copy');
  });

  it('says what comes next when the server does not answer in time', () => {
    writeFileSync(path.join(folder, 'node'), '#!/bin/sh\ncase "$*" in *health*) exit 1 ;; esac\n', { mode: 0o755 });
    writeFileSync(path.join(folder, 'systemctl'), '#!/bin/sh\n', { mode: 0o755 });
    const run = command(['create', '--commune', 'Fontbelle']);
    expect([run.status, run.stderr]).toEqual([1, expect.stringContaining('sudo guichet-server invite')]);
  });

  it('hands on what can be reached', () => {
    const file = path.join(folder, 'town.backup');
    const { status, stdout } = command(['restore', '--from', file, '--replace']);
    expect([status, stdout]).toEqual([0, expect.stringContaining(`server.cjs restore --from ${file} --replace\n`)]);
  });

  it('warns of a place into which the nightly backup may not write, and goes on', () => {
    const run = command(['backup'], '/home/backups');
    expect([run.status, run.stdout]).toEqual([0, expect.stringContaining('backup --into /home/backups')]);
    expect(run.stderr).toContain('The nightly backup may not write into /home/backups');
    expect(command(['backup']).stderr).toBe('');
  });
});

describe('the installation', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'guichet-postinst-'));
    for (const name of ['etc/default', 'run', 'var/lib', 'var/backups', SERVER_HOME, 'bin'])
      mkdirSync(path.join(folder, name), { recursive: true });
    copyFileSync(path.join(root, 'build/server/default'), path.join(folder, SERVER_HOME, 'settings'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** A program of the system that is another one for a trial. */
  const instead = (name: string, body: string): void =>
    writeFileSync(path.join(folder, 'bin', name), `#!/bin/sh\n${body}\n`, { mode: 0o755 });
  /** Configures in a root of its own, under the account of this test. */
  const configure = () => {
    const account = userInfo().username;
    const text = textOf('postinst')
      .replaceAll(/(?<![\w.])\/(?=(var|etc|usr|run)\/)/g, `${folder}/`)
      .replace('account=guichet-server', `account=${account}`);
    const env = { ...process.env, PATH: `${path.join(folder, 'bin')}:${process.env['PATH'] ?? ''}` };
    return spawnSync('sh', ['-c', text, 'postinst', 'configure'], { encoding: 'utf8', env });
  };
  const settings = (): string => path.join(folder, 'etc/default/guichet-server');

  it('goes through twice, and leaves what the administrator changed', () => {
    expect(configure()).toMatchObject({ status: 0, stderr: '' });
    expect(readFileSync(settings(), 'utf8')).toBe(textOf('default'));
    expect((statSync(settings()).mode & 0o777).toString(8)).toBe('640');
    writeFileSync(settings(), 'GUICHET_PORT=5000\n');
    expect(configure()).toMatchObject({ status: 0, stderr: '' });
    expect(readFileSync(settings(), 'utf8')).toBe('GUICHET_PORT=5000\n');
  });

  it('leaves no half a file of settings when the disk is full, and none that its account cannot read', () => {
    instead(
      'install',
      'for last; do :; done; case "$last" in *default*) : >"$last"; exit 1;; esac; exec /usr/bin/install "$@"',
    );
    expect(configure().status).not.toBe(0);
    rmSync(path.join(folder, 'bin/install'));
    expect(configure()).toMatchObject({ status: 0, stderr: '' });
    expect(readFileSync(settings(), 'utf8')).toBe(textOf('default'));
  });
});

describe('the settings of the server', () => {
  it('are variables that it reads, each with a line that explains it', () => {
    const names = [textOf('default'), textOf('defaults.env')].flatMap((text) =>
      [...text.matchAll(/^#?(GUICHET_\w+)=/gm)].map(([, name = '']) => name),
    );
    expect(names.length).toBeGreaterThan(6);
    const readers = ['sync-server/src/run/config.ts', 'build/server/guichet-server-backup.service'].map((name) =>
      readFileSync(path.join(root, name), 'utf8'),
    );
    expect(names.filter((name) => !readers.some((text) => text.includes(name)))).toEqual([]);
    expect(textOf('default')).not.toMatch(/^(?!#|$)/m);
  });
});

describe('the health of the server', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'guichet-health-'));
    copyFileSync(path.join(root, 'build/server/health.cjs'), path.join(folder, 'health.cjs'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is bad where nobody answers, and says where to look', () => {
    const env = { ...process.env, GUICHET_PORT: '1' };
    const run = spawnSync(process.execPath, [path.join(folder, 'health.cjs')], { encoding: 'utf8', env });
    expect([run.status, run.stderr]).toEqual([1, expect.stringContaining('journalctl -u guichet-server')]);
  });
});
