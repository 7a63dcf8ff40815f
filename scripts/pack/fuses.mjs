// How many fuses an Electron has: older ones have fewer than electron-builder.yml names.
import { readFileSync } from 'node:fs';

/** The fuses in the order in which Electron keeps them in its program. */
const fuses = [
  'runAsNode',
  'enableCookieEncryption',
  'enableNodeOptionsEnvironmentVariable',
  'enableNodeCliInspectArguments',
  'enableEmbeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
];
const mark = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** The fuses that the program of this Electron does not know. */
export function missingFuses(program) {
  const bytes = readFileSync(program);
  const start = bytes.indexOf(mark);
  if (start < 0) throw new Error(`${program} is no Electron: it has no fuses.`);
  // Behind the mark: a version, the number of fuses, one sign for each.
  return fuses.slice(bytes[start + mark.length + 1]);
}
