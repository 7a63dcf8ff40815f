// For which system and processor a native file was compiled, by its first bytes, and whether a packed app holds the right ones and no other.
import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import path from 'node:path';

const headBytes = 4096;
const elfMachines = { 0x3e: 'x64', 0xb7: 'arm64', 0x28: 'armv7l' };
const windowsMachines = { 0x8664: 'x64', 0xaa64: 'arm64', 0x14c: 'ia32' };
const appleMachines = { 0x01000007: 'x64', 0x0100000c: 'arm64' };

/** `linux x64`, `win32 x64`, `darwin arm64` … of the first bytes of a native file; `unknown` when they are of none. */
export function nativeKind(head) {
  const bytes = Buffer.concat([head, Buffer.alloc(64)]);
  if (bytes.readUInt32BE(0) === 0x7f454c46) return `linux ${elfMachines[bytes.readUInt16LE(18)] ?? 'unknown'}`;
  if (bytes.readUInt32LE(0) === 0xfeedfacf) return `darwin ${appleMachines[bytes.readUInt32LE(4)] ?? 'unknown'}`;
  if (bytes.toString('latin1', 0, 2) !== 'MZ') return 'unknown';
  const offset = bytes.readUInt32LE(0x3c);
  if (offset + 6 > bytes.length || bytes.toString('latin1', offset, offset + 2) !== 'PE') return 'unknown';
  return `win32 ${windowsMachines[bytes.readUInt16LE(offset + 4)] ?? 'unknown'}`;
}

function headOf(file) {
  const head = Buffer.alloc(headBytes);
  const opened = openSync(file, 'r');
  try {
    return head.subarray(0, readSync(opened, head, 0, headBytes, 0));
  } finally {
    closeSync(opened);
  }
}

/** Throws unless one native file, a program or a library, is for this system and processor. */
export function checkNativeFile(file, platform, arch) {
  const kind = nativeKind(headOf(file));
  if (kind !== `${platform} ${arch}`)
    throw new Error(`${path.basename(file)} is for ${kind}, not for ${platform} ${arch}.`);
}

/** Throws unless the driver of the database is in `folder`, and every native file there is for this system and processor. */
export function checkNativeFiles(folder, platform, arch) {
  const wanted = `${platform} ${arch}`;
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.node'))
    .map((name) => ({ name, kind: nativeKind(headOf(path.join(folder, name))) }));
  const wrong = found.filter(({ kind }) => kind !== wanted);
  if (wrong.length > 0)
    throw new Error(
      `The app for ${wanted} holds native files for another system: ${wrong.map(({ name, kind }) => `${name} (${kind})`).join(', ')}.`,
    );
  if (!found.some(({ name }) => name.includes('@libsql')))
    throw new Error(
      `The app for ${wanted} lacks the driver of its database: pack it on that system after "npm ci", see docs/operations.md.`,
    );
}
