import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** The fuses in the order in which Electron keeps them in its program, behind a mark, a version and their number. */
export const fuses = [
  'runAsNode',
  'enableCookieEncryption',
  'enableNodeOptionsEnvironmentVariable',
  'enableNodeCliInspectArguments',
  'enableEmbeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
] as const;
type Fuse = (typeof fuses)[number];
const mark = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** The fuses of a program, as many as its Electron has. */
export const fusesOf = (program: string): Partial<Record<Fuse, boolean>> => {
  const bytes = readFileSync(program);
  const start = bytes.indexOf(mark) + mark.length;
  const count = bytes[start + 1] ?? 0;
  return Object.fromEntries(
    fuses.slice(0, count).map((fuse, index) => [fuse, bytes[start + 2 + index] === '1'.charCodeAt(0)]),
  );
};

type AsarNode = {
  readonly files?: Readonly<Record<string, AsarNode>>;
  readonly size?: number;
  readonly offset?: string;
};

/** The files of an asar archive, each with its text; `null` for one that lies beside the archive. */
export const readAsar = (file: string): ReadonlyMap<string, string | null> => {
  const bytes = readFileSync(file);
  // Two numbers before the table, then its length twice, then the table itself; the files begin behind it.
  const begin = 8 + bytes.readUInt32LE(4);
  const table = JSON.parse(bytes.toString('utf8', 16, 16 + bytes.readUInt32LE(12))) as AsarNode;
  const found = new Map<string, string | null>();
  const walk = (node: AsarNode, name: string): void => {
    for (const [part, child] of Object.entries(node.files ?? {})) walk(child, name === '' ? part : `${name}/${part}`);
    if (node.files !== undefined) return;
    const from = begin + Number(node.offset);
    found.set(name, node.offset === undefined ? null : bytes.toString('utf8', from, from + (node.size ?? 0)));
  };
  walk(table, '');
  return found;
};

const dpkg = (...args: readonly string[]): string => {
  const { status, stdout, stderr } = spawnSync('dpkg-deb', args, { encoding: 'utf8', maxBuffer: 64_000_000 });
  if (status !== 0) throw new Error(stderr);
  return stdout;
};

/** A field of a Debian package, such as `Depends`; `''` without it. */
export const debField = (deb: string, field: string): string => dpkg('--field', deb, field).trim();

/** The entries of a Debian package: path from the root on, rights as `ls` writes them, owner and group. */
export const debEntries = (deb: string): readonly { name: string; rights: string; owner: string }[] =>
  dpkg('--contents', deb)
    .trimEnd()
    .split('\n')
    .map((line) => /^(\S+) (\S+) +\S+ \S+ \S+ \.(\/.*)$/.exec(line))
    .map((match) => ({ rights: match?.[1] ?? '', owner: match?.[2] ?? '', name: match?.[3] ?? '' }));

/** Unpacks files and the scripts of a Debian package (in `DEBIAN/`) into a folder. */
export const unpackDeb = (deb: string, folder: string): void => void dpkg('--raw-extract', deb, folder);
