// The notices of third parties: the licence of every package that the build put into out/, by its own source maps, of those that are packed beside it,
// and of the fonts. A package without a licence text, or with a licence that nobody has looked at, ends the packing.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot, root } from '../lib/paths.mjs';

/** Packages that are packed as they are: the driver of the database and what it loads. */
export const packedBeside = ['libsql', '@neon-rs/load', 'detect-libc'];

/** Licences that may go into Guichet (EUPL-1.2). */
const knownLicences = ['0BSD', 'Apache-2.0', 'BSD-3-Clause', 'ISC', 'MIT', 'MIT-0'];

/** Whose copyright it is, for packages under the MIT licence that bring no text of their own. */
const holders = {
  '@canvas/image-data': 'Linus Unnebäck',
  '@libsql': 'Pekka Enberg',
  'abstract-logging': 'James Sumners',
  'event-reduce-js': 'Daniel Meyer (pubkey)',
  'pg-types': '2014 Brian M. Carlson',
  pgpass: '2013-2016 Hannes Hörl',
  'qrcode-generator': '2009 Kazuhiko Arase',
  'resize-image-data': 'Linus Unnebäck',
};

const mit = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the
"Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish,
distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to
the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY
CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE
SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

const modules = 'node_modules/';

/** The folder of the package that a source belongs to, from the checkout on; null for a source of ours. */
function packageFolder(source) {
  const at = source.lastIndexOf(modules);
  if (at < 0) return null;
  const first = source.indexOf(modules);
  const [scope, name] = source.slice(at + modules.length).split('/');
  return `${source.slice(first, at + modules.length)}${scope.startsWith('@') ? `${scope}/${name}` : scope}`;
}

/** The parts of the app; the server alone is one of them. */
const allParts = ['main', 'renderer', 'server'];

/** The folders of all packages of which code is in these parts of the built app, sorted. */
export function bundledFolders(parts = allParts, out = inRoot('out')) {
  const maps = parts.flatMap((part) =>
    readdirSync(path.join(out, part), { recursive: true })
      .filter((name) => name.endsWith('.map'))
      .map((name) => path.join(out, part, name)),
  );
  const folders = maps
    .flatMap((file) => JSON.parse(readFileSync(file, 'utf8')).sources)
    .map(packageFolder)
    .filter((folder) => folder !== null);
  const native = readdirSync(inRoot('node_modules/@libsql')).map((name) => `@libsql/${name}`);
  return [...new Set([...folders, ...[...packedBeside, ...native].map((name) => `${modules}${name}`)])].sort();
}

/** Name, version, licence and the texts of one package. Throws when something is missing. */
export function noticeOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(path.resolve(root, folder, 'package.json'), 'utf8'));
  if (!knownLicences.includes(license))
    throw new Error(`${name} ${version}: nobody has looked at its licence (${license}). See scripts/pack/notices.mjs.`);
  const texts = readdirSync(path.resolve(root, folder))
    .filter((file) => /^(licen[cs]e|copying|notice)/i.test(file) && !file.endsWith('.csv'))
    .map((file) => readFileSync(path.resolve(root, folder, file), 'utf8').trim());
  const holder = holders[name] ?? holders[name.split('/')[0]];
  if (texts.length === 0 && license === 'MIT' && holder !== undefined) texts.push(`Copyright (c) ${holder}\n\n${mit}`);
  if (texts.length === 0) throw new Error(`${name} ${version}: no text of its licence. See scripts/pack/notices.mjs.`);
  return { name, version, license, text: texts.join('\n\n') };
}

const fonts = [
  { name: 'IBM Plex Sans, IBM Plex Mono', version: '', license: 'OFL-1.1', file: 'OFL.txt' },
  { name: 'Lucide', version: '', license: 'ISC', file: 'lucide-ISC.txt' },
].map(({ file, ...rest }) => ({
  ...rest,
  text: readFileSync(inRoot('src/renderer/ui/fonts', file), 'utf8').trim(),
}));

const line = '-'.repeat(80);
const section = ({ name, version, license, text }) =>
  `${line}\n${[name, version].filter((each) => each !== '').join(' ')}\nLicence: ${license}\n\n${text}\n`;

const head = 'Guichet is licensed under the EUPL 1.2: see LICENSE. It contains the following works of others.';
const electron = 'Electron and Chromium: see LICENSE.electron.txt and LICENSES.chromium.html beside the program.';
const node = 'Node.js and what it contains: see LICENSE.node.txt.';

/** The whole text of the app: ours first, then each package and the fonts. */
export const notices = () =>
  [`${head}\n${electron}\n`, ...[...bundledFolders().map(noticeOf), ...fonts].map(section)].join('\n');

/** That of the server alone, which runs on Node. */
export const serverNotices = () =>
  [`${head}\n${node}\n`, ...bundledFolders(['server']).map(noticeOf).map(section)].join('\n');
