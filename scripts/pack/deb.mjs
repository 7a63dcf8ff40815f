// A .deb of a folder, made by dpkg-deb, Debian's own tool.
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Runs a program to its end; throws what it said when it failed. */
export function must(command, args) {
  const { status, error, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command}: ${error?.message ?? stderr}`);
}

/** What a folder holds, as `{ name, file, stat }`, folders included. */
const entries = (root) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' }).map((name) => ({
    name,
    file: path.join(root, name),
    stat: lstatSync(path.join(root, name)),
  }));

/** The rights do not depend on the machine that packs: everybody reads, root alone writes. */
export function setModes(root) {
  chmodSync(root, 0o755);
  for (const { file, stat } of entries(root)) {
    if (stat.isSymbolicLink()) continue;
    chmodSync(file, stat.isDirectory() || (stat.mode & 0o100) !== 0 ? 0o755 : 0o644);
  }
}

const md5 = (file) => createHash('md5').update(readFileSync(file)).digest('hex');

const written = (fields) =>
  Object.entries(fields)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('');

/**
 * Makes the package `file` of all that lies in `root`, which gets a folder `DEBIAN`. `control` are its fields in their order, the size apart; `scripts` the
 * files of what runs when it is installed and removed, by name; `gz` is quickly compressed.
 */
export function makeDeb({ root, control, scripts = {}, compression = 'xz', file }) {
  setModes(root);
  const packed = entries(root).filter(({ stat }) => stat.isFile());
  const sizeKb = Math.ceil(packed.reduce((sum, { stat }) => sum + stat.size, 0) / 1024);
  const sums = packed
    .map((each) => `${md5(each.file)}  ${each.name}\n`)
    .sort((a, b) => (a.slice(34) < b.slice(34) ? -1 : 1));
  const about = path.join(root, 'DEBIAN');
  mkdirSync(about);
  const { Description, ...fields } = control;
  writeFileSync(path.join(about, 'control'), written({ ...fields, 'Installed-Size': sizeKb, Description }));
  writeFileSync(path.join(about, 'md5sums'), sums.join(''));
  for (const [name, source] of Object.entries(scripts)) {
    if (source === undefined) continue;
    copyFileSync(source, path.join(about, name));
    chmodSync(path.join(about, name), 0o755);
  }
  const how = compression === 'gz' ? ['-Zgzip', '-z1'] : [`-Z${compression}`];
  must('dpkg-deb', ['--root-owner-group', ...how, '--build', root, file]);
}
