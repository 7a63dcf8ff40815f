#!/usr/bin/env node
// What electron-builder asks of fpm for a .deb, done by dpkg-deb, Debian's own tool: the fpm that electron-builder downloads is a Ruby of 30 MB, which
// a machine without its download cannot have. electron-builder finds this file by CUSTOM_FPM_PATH (scripts/pack.mjs).
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';

import os from 'node:os';
import path from 'node:path';

const switches = new Set(['--force', '--debug']);
/** What electron-builder names and a .deb has no place for. */
const unused = new Set(['-s', '-t', '--log', '--vendor', '--license']);
const known = new Set([
  '--architecture',
  '--after-install',
  '--after-remove',
  '--description',
  '--version',
  '--package',
  '--name',
  '--maintainer',
  '--url',
  '--category',
  '--deb-priority',
  '--deb-recommends',
  '--deb-compression',
  '-d',
]);

/** The options by name, each with all its values, and the pairs `source=target` of files. */
function read(argv) {
  const options = new Map();
  const files = [];
  for (let index = 0; index < argv.length; index += 1) {
    const word = argv[index];
    if (switches.has(word)) continue;
    if (!word.startsWith('-')) {
      const at = word.lastIndexOf('=');
      files.push({ source: word.slice(0, at), target: word.slice(at + 1) });
      continue;
    }
    if (!known.has(word) && !unused.has(word)) throw new Error(`fpm: the option ${word} is not known here`);
    index += 1;
    options.set(word, [...(options.get(word) ?? []), argv[index]]);
  }
  return { options, files };
}

function must(command, args) {
  const { status, error, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command}: ${error?.message ?? stderr}`);
}

function place(root, { source, target }) {
  const full = path.join(root, target);
  // A folder is named with a slash at its end: what it holds goes into the target.
  mkdirSync(source.endsWith('/') ? full : path.dirname(full), { recursive: true });
  if (source.endsWith('/')) must('cp', ['-a', '--reflink=auto', `${source}.`, full]);
  else copyFileSync(source, full);
}

/** What a package holds, as `{ name, file, stat }`, folders included. */
const entries = (root) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' }).map((name) => ({
    name,
    file: path.join(root, name),
    stat: lstatSync(path.join(root, name)),
  }));

/** The rights do not depend on the machine that packs: everybody reads, root alone writes. */
function setModes(root) {
  chmodSync(root, 0o755);
  for (const { file, stat } of entries(root)) {
    if (stat.isSymbolicLink()) continue;
    chmodSync(file, stat.isDirectory() || (stat.mode & 0o100) !== 0 ? 0o755 : 0o644);
  }
}

const md5 = (file) => createHash('md5').update(readFileSync(file)).digest('hex');

/** The text of a description: the synopsis, then its lines, each after a space; an empty line is a point. */
function described(text) {
  const [synopsis = '', ...rest] = text.split('\n').map((line) => line.trim());
  return [synopsis, ...rest.map((line) => ` ${line === '' ? '.' : line}`)].join('\n');
}

function control(options, sizeKb) {
  const first = (name, otherwise) => options.get(name)?.[0] ?? otherwise;
  const fields = {
    Package: first('--name'),
    Version: first('--version'),
    Architecture: first('--architecture'),
    Maintainer: first('--maintainer'),
    'Installed-Size': sizeKb,
    Depends: options.get('-d')?.join(', '),
    Recommends: options.get('--deb-recommends')?.join(', '),
    Section: first('--category', 'misc'),
    Priority: first('--deb-priority', 'optional'),
    Homepage: first('--url'),
    Description: described(first('--description', '')),
  };
  return Object.entries(fields)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('');
}

function makeDeb({ options, files }) {
  const work = mkdtempSync(path.join(os.tmpdir(), 'guichet-deb-'));
  try {
    const root = path.join(work, 'root');
    mkdirSync(root);
    for (const file of files) place(root, file);
    setModes(root);
    const packed = entries(root).filter(({ stat }) => stat.isFile());
    const sizeKb = Math.ceil(packed.reduce((sum, { stat }) => sum + stat.size, 0) / 1024);
    const sums = packed
      .map(({ name, file }) => `${md5(file)}  ${name}\n`)
      .sort((a, b) => (a.slice(34) < b.slice(34) ? -1 : 1));
    const about = path.join(root, 'DEBIAN');
    mkdirSync(about);
    writeFileSync(path.join(about, 'control'), control(options, sizeKb));
    writeFileSync(path.join(about, 'md5sums'), sums.join(''));
    for (const [option, name] of [
      ['--after-install', 'postinst'],
      ['--after-remove', 'postrm'],
    ]) {
      if (!options.has(option)) continue;
      copyFileSync(options.get(option)[0], path.join(about, name));
      chmodSync(path.join(about, name), 0o755);
    }
    const how = options.get('--deb-compression')?.[0] ?? 'xz';
    const compression = how === 'gz' ? ['-Zgzip', '-z1'] : [`-Z${how}`];
    must('dpkg-deb', ['--root-owner-group', ...compression, '--build', root, options.get('--package')[0]]);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

const asked = read(process.argv.slice(2));
if (asked.options.get('-t')?.[0] !== 'deb') throw new Error('fpm: only .deb is made here');
makeDeb(asked);
