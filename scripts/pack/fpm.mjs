#!/usr/bin/env node
// What electron-builder asks of fpm for a .deb, done by dpkg-deb, Debian's own tool: the fpm that electron-builder downloads is a Ruby of 30 MB, which
// a machine without its download cannot have. electron-builder finds this file by CUSTOM_FPM_PATH (scripts/pack.mjs).
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { makeDeb, must } from './deb.mjs';

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

function place(root, { source, target }) {
  const full = path.join(root, target);
  // A folder is named with a slash at its end: what it holds goes into the target.
  mkdirSync(source.endsWith('/') ? full : path.dirname(full), { recursive: true });
  if (source.endsWith('/')) must('cp', ['-a', '--reflink=auto', `${source}.`, full]);
  else copyFileSync(source, full);
}

/** The text of a description: the synopsis, then its lines, each after a space; an empty line is a point. */
function described(text) {
  const [synopsis = '', ...rest] = text.split('\n').map((line) => line.trim());
  return [synopsis, ...rest.map((line) => ` ${line === '' ? '.' : line}`)].join('\n');
}

function control(options) {
  const first = (name, otherwise) => options.get(name)?.[0] ?? otherwise;
  return {
    Package: first('--name'),
    Version: first('--version'),
    Architecture: first('--architecture'),
    Maintainer: first('--maintainer'),
    Depends: options.get('-d')?.join(', '),
    Recommends: options.get('--deb-recommends')?.join(', '),
    Section: first('--category', 'misc'),
    Priority: first('--deb-priority', 'optional'),
    Homepage: first('--url'),
    Description: described(first('--description', '')),
  };
}

function makePackage({ options, files }) {
  const work = mkdtempSync(path.join(os.tmpdir(), 'guichet-deb-'));
  try {
    const root = path.join(work, 'root');
    mkdirSync(root);
    for (const file of files) place(root, file);
    makeDeb({
      root,
      control: control(options),
      scripts: { postinst: options.get('--after-install')?.[0], postrm: options.get('--after-remove')?.[0] },
      compression: options.get('--deb-compression')?.[0],
      file: options.get('--package')[0],
    });
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

const asked = read(process.argv.slice(2));
if (asked.options.get('-t')?.[0] !== 'deb') throw new Error('fpm: only .deb is made here');
makePackage(asked);
