// Builds the app and the server into out/. Usage: node scripts/build.mjs [renderer|main|server ...] [--force] [--partial]
// A build whose sources did not change since the last time is skipped. `--partial` leaves out what has no entry file yet.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { builds } from './lib/builds.mjs';
import { inRoot } from './lib/paths.mjs';
import { say, seconds } from './lib/run.mjs';

const everywhere = [
  'package.json',
  'package-lock.json',
  'scripts/build.mjs',
  'scripts/lib/builds.mjs',
  'scripts/lib/vite-plugins.mjs',
];

function filesUnder(relative) {
  const full = inRoot(relative);
  if (!statSync(full).isDirectory()) return [relative];
  return readdirSync(full, { recursive: true })
    .map((name) => path.join(relative, name))
    .filter((name) => !/(\.test\.tsx?|\.tsbuildinfo)$/.test(name) && statSync(inRoot(name)).isFile())
    .sort();
}

function fingerprint(sources) {
  const hash = createHash('sha256');
  for (const file of [...everywhere, ...sources].filter((name) => existsSync(inRoot(name))).flatMap(filesUnder)) {
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(inRoot(file)))
      .update('\0');
  }
  return hash.digest('hex');
}

async function buildOne(name, { force, partial, quiet }) {
  const { entries, sources, outputs, configs } = builds[name];
  const missing = entries.filter((entry) => !existsSync(inRoot(entry)));
  if (missing.length > 0) {
    say(`build ${name}: no ${missing.join(', ')}`);
    return partial;
  }
  const stampFile = inRoot('out/.stamp', name);
  const stamp = fingerprint(sources);
  const fresh = existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp;
  if (fresh && !force && outputs.every((file) => existsSync(inRoot(file)))) {
    if (!quiet) say(`build ${name}: already there`);
    return true;
  }
  rmSync(stampFile, { force: true });
  const startedMs = Date.now();
  const { build } = await import('vite');
  for (const config of await configs()) await build(config);
  mkdirSync(path.dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp);
  if (!quiet) say(`build ${name}: done in ${seconds(startedMs)}`);
  return true;
}

/** Builds the named parts (all by default); resolves to false when one of them failed. */
export async function buildAll(names = Object.keys(builds).filter((name) => !builds[name].onDemand), options = {}) {
  let good = true;
  for (const name of names) {
    try {
      good = (await buildOne(name, options)) && good;
    } catch (error) {
      say(`build ${name}: FAILED\n${stripVTControlCharacters(error.message)}`);
      good = false;
    }
  }
  return good;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const args = process.argv.slice(2);
  const names = args.filter((arg) => !arg.startsWith('--'));
  const unknown = names.filter((name) => !(name in builds));
  if (unknown.length > 0) say(`unknown build: ${unknown.join(', ')} (known: ${Object.keys(builds).join(', ')})`);
  const options = { force: args.includes('--force'), partial: args.includes('--partial') };
  const good = unknown.length === 0 && (await buildAll(names.length > 0 ? names : undefined, options));
  process.exit(good ? 0 : 1);
}
