import path from 'node:path';

/**
 * The files in which Chromium keeps IndexedDB, Local Storage and Session Storage. A byte search of them as they lie passes names by: tables
 * are packed, a key leaves out what it shares with the one before, and a log cuts a long record at the border of its blocks.
 */

type Reader = { readonly bytes: Buffer; at: number };

const varint = (reader: Reader): number => {
  let value = 0;
  for (let factor = 1; ; factor *= 128) {
    const byte = reader.bytes.readUInt8(reader.at);
    reader.at += 1;
    value += (byte & 0x7f) * factor;
    if (byte < 0x80) return value;
  }
};

/** Bytes that Snappy packed, as they were: pieces as they are, and references back to what was already written. */
export const unsnappy = (packed: Buffer): Buffer => {
  const reader: Reader = { bytes: packed, at: 0 };
  const whole = Buffer.alloc(varint(reader));
  let written = 0;
  while (reader.at < packed.length) {
    const tag = packed.readUInt8(reader.at);
    reader.at += 1;
    const kind = tag & 3;
    if (kind === 0) {
      const extra = Math.max(0, (tag >> 2) - 59);
      const length = (extra === 0 ? tag >> 2 : packed.readUIntLE(reader.at, extra)) + 1;
      reader.at += extra;
      packed.copy(whole, written, reader.at, reader.at + length);
      reader.at += length;
      written += length;
      continue;
    }
    const length = kind === 1 ? ((tag >> 2) & 7) + 4 : (tag >> 2) + 1;
    const back =
      kind === 1 ? ((tag >> 5) << 8) | packed.readUInt8(reader.at) : packed.readUIntLE(reader.at, kind === 2 ? 2 : 4);
    reader.at += kind === 1 ? 1 : kind === 2 ? 2 : 4;
    // A reference may reach into what it writes itself: byte by byte.
    const end = written + length;
    for (; written < end; written += 1) whole[written] = whole[written - back] ?? 0;
  }
  return whole;
};

const tableMark = Buffer.from('57fb808b247547db', 'hex');
const footBytes = 48;

type Row = { readonly key: Buffer; readonly value: Buffer };

/** The rows of the block that a handle names, with their keys made whole. */
const rowsAt = (file: Buffer, handle: Reader): readonly Row[] => {
  const [from, size] = [varint(handle), varint(handle)];
  const packed = file.subarray(from, from + size);
  const block = file.readUInt8(from + size) === 1 ? unsnappy(packed) : packed;
  const end = block.length - 4 - 4 * block.readUInt32LE(block.length - 4);
  const reader: Reader = { bytes: block, at: 0 };
  const rows: Row[] = [];
  let key = Buffer.alloc(0);
  while (reader.at < end) {
    const [shared, own, long] = [varint(reader), varint(reader), varint(reader)];
    key = Buffer.concat([key.subarray(0, shared), block.subarray(reader.at, reader.at + own)]);
    rows.push({ key, value: block.subarray(reader.at + own, reader.at + own + long) });
    reader.at += own + long;
  }
  return rows;
};

/** All keys and values of a table, one after the other; null when it is none. */
const openedTable = (file: Buffer): Buffer | null => {
  if (file.length < footBytes || !file.subarray(-tableMark.length).equals(tableMark)) return null;
  const foot: Reader = { bytes: file.subarray(-footBytes), at: 0 };
  // The first handle is that of the block about the table itself.
  for (let skipped = 0; skipped < 2; skipped += 1) varint(foot);
  const blocks = rowsAt(file, foot).flatMap(({ value }) => rowsAt(file, { bytes: value, at: 0 }));
  return Buffer.concat(blocks.flatMap(({ key, value }) => [key, value]));
};

const blockBytes = 32 * 1024;
const headBytes = 7;

/** The records of a log without the heads that cut them at the borders of its blocks. */
const openedLog = (file: Buffer): Buffer => {
  const pieces: Buffer[] = [];
  for (let start = 0; start < file.length; start += blockBytes) {
    const block = file.subarray(start, start + blockBytes);
    for (let at = 0; at + headBytes <= block.length;) {
      const length = block.readUInt16LE(at + 4);
      pieces.push(block.subarray(at + headBytes, at + headBytes + length));
      at += headBytes + length;
    }
  }
  return Buffer.concat(pieces);
};

/** What a file of LevelDB holds, as it was before it was packed or cut; null when it is none. */
export const openedLevelDb = (name: string, file: Buffer): Buffer | null => {
  if (/\.(?:ldb|sst)$/u.test(name)) return openedTable(file);
  return /^(?:\d{6}\.log|MANIFEST-\d+)$/u.test(path.basename(name)) ? openedLog(file) : null;
};
