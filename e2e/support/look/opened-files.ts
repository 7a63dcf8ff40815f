import { constants, inflateRawSync } from 'node:zlib';

import { pdfText } from '../pdf-text';
import { openedLevelDb } from './level-db';

/** Of a packed stream as much is read, and as much opened. */
const mostPacked = 1024 * 1024;
const mostOpened = 8 * 1024 * 1024;

const afterZero = (bytes: Buffer, at: number): number => bytes.indexOf(0, at) + 1;

/** Where the packed bytes begin behind the head of a gzip stream: the head may hold a name of a file and a remark. */
const behindGzipHead = (bytes: Buffer, at: number): number => {
  const flags = bytes[at + 3] ?? 0;
  let end = at + 10;
  if ((flags & 4) !== 0) end += 2 + bytes.readUInt16LE(end);
  for (const flag of [8, 16]) if ((flags & flag) !== 0) end = afterZero(bytes, end);
  return (flags & 2) === 0 ? end : end + 2;
};

/** How gzip and zlib begin: a stream may lie anywhere in a file, as in the cache of a browser. */
const heads: readonly { readonly mark: Buffer; readonly behind: (bytes: Buffer, at: number) => number }[] = [
  { mark: Buffer.from([0x1f, 0x8b, 0x08]), behind: behindGzipHead },
  ...[0x01, 0x5e, 0x9c, 0xda].map((level) => ({
    mark: Buffer.from([0x78, level]),
    behind: (_bytes: Buffer, at: number) => at + 2,
  })),
];

/** What was packed by gzip or zlib within some bytes; one that is cut gives what there is. */
const unpacked = (bytes: Buffer): readonly Buffer[] => {
  const found: Buffer[] = [];
  for (const { mark, behind } of heads)
    for (let at = bytes.indexOf(mark); at !== -1; at = bytes.indexOf(mark, at + 1)) {
      try {
        const from = behind(bytes, at);
        found.push(
          inflateRawSync(bytes.subarray(from, from + mostPacked), {
            finishFlush: constants.Z_SYNC_FLUSH,
            maxOutputLength: mostOpened,
          }),
        );
      } catch {
        // These bytes are another thing.
      }
    }
  return found;
};

/** A file as it lies, and everything in it that can be opened: tables and logs of LevelDB, packed streams, the words of a PDF. */
export const openedFile = (name: string, file: Buffer): readonly Buffer[] => {
  const level = openedLevelDb(name, file);
  const isPdf = file.subarray(0, 5).toString('latin1') === '%PDF-';
  const plain = [file, ...(level === null ? [] : [level]), ...(isPdf ? [Buffer.from(pdfText(file), 'utf8')] : [])];
  return [...plain, ...plain.flatMap(unpacked)];
};
