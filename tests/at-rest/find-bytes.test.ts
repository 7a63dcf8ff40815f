import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deflateSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { textsOnDisk } from '../../e2e/support/find-bytes';
import { unsnappy } from '../../e2e/support/look/level-db';

/** Whoever looks for a name must see it wherever a browser hides it: a search that finds nothing proves nothing otherwise. */

const name = 'Zarbuklowé';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'guichet-look-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const foundIn = (file: string, bytes: Buffer): readonly string[] => {
  writeFileSync(path.join(folder, file), bytes);
  const found = textsOnDisk(folder, [name]);
  rmSync(path.join(folder, file));
  return found;
};

const bytesOf = (...numbers: readonly number[]): Buffer => Buffer.from(numbers);
const small = (text: Buffer): Buffer => Buffer.concat([bytesOf((text.length - 1) << 2), text]);

/** `xxZarbuZarbuklowé`: the second time its first letters are a reference back, so the whole name stands nowhere. */
const half = Buffer.from('xxZarbu', 'latin1');
const rest = Buffer.from('klowé', 'latin1');
const packed = Buffer.concat([
  bytesOf(half.length + 5 + rest.length),
  small(half),
  bytesOf(((5 - 4) << 2) | 1, 5),
  small(rest),
]);

const rowOf = (shared: number, key: Buffer, value: Buffer): Buffer =>
  Buffer.concat([bytesOf(shared, key.length, value.length), key, value]);
const blockOf = (...rows: readonly Buffer[]): Buffer => Buffer.concat([...rows, bytesOf(0, 0, 0, 0, 1, 0, 0, 0)]);
const snappyLiteral = (block: Buffer): Buffer => Buffer.concat([bytesOf(block.length), small(block)]);
const closed = (block: Buffer, kind: 0 | 1): Buffer => Buffer.concat([block, bytesOf(kind, 0, 0, 0, 0)]);

/** A table with one block of data, as LevelDB writes it. */
const tableOf = (block: Buffer, kind: 0 | 1): Buffer => {
  const data = closed(block, kind);
  const index = closed(blockOf(rowOf(0, Buffer.from('z'), bytesOf(0, block.length))), 0);
  const foot = Buffer.alloc(48);
  bytesOf(0, 0, data.length, index.length - 5).copy(foot);
  Buffer.from('57fb808b247547db', 'hex').copy(foot, 40);
  return Buffer.concat([data, index, foot]);
};

test('a name as it is, in capitals, folded, in UTF-16 of both orders, in an address, as base64', () => {
  for (const text of [name, 'ZARBUKLOWÉ', 'zarbuklowe', `id=${encodeURIComponent(name)}`])
    expect(foundIn('file', Buffer.from(text, 'utf8'))).toEqual([`${name} in file`]);
  expect(foundIn('file', Buffer.from(name, 'latin1'))).toHaveLength(1);
  expect(foundIn('file', Buffer.from(name, 'utf16le'))).toHaveLength(1);
  expect(foundIn('file', Buffer.from(name, 'utf16le').swap16())).toHaveLength(1);
  for (const before of ['', 'a', 'ab', 'abc'])
    expect(foundIn('file', Buffer.from(Buffer.from(`${before}${name}, né`).toString('base64')))).toHaveLength(1);
  expect(foundIn('file', Buffer.from('Zarbuklow'))).toEqual([]);
});

test('a name that names a file', () => {
  expect(foundIn(`fiche-${name}.pdf`, Buffer.from(''))).toEqual([`${name} in the name of fiche-${name}.pdf`]);
});

test('a name within what is packed', () => {
  const before = Buffer.alloc(500, 0x78);
  const text = Buffer.from(`{"lastName":"${name}"}`);
  for (const stream of [gzipSync(text), deflateSync(text)]) {
    expect(stream.includes(name)).toBe(false);
    expect(foundIn('data_1', Buffer.concat([before, stream, before]))).toEqual([`${name} in data_1`]);
  }
});

test('a name that a table of LevelDB packed by Snappy holds by a reference back', () => {
  expect(unsnappy(packed).toString('latin1')).toBe('xxZarbuZarbuklowé');
  // A row whose value is the text: the same pieces, after the head of the row.
  const row = rowOf(0, Buffer.from('k'), Buffer.from('xxZarbuZarbuklowé', 'latin1'));
  const block = blockOf(row);
  const start = block.indexOf(half) + half.length;
  const snappy = Buffer.concat([
    bytesOf(block.length),
    small(block.subarray(0, start)),
    bytesOf(((5 - 4) << 2) | 1, 5),
    small(block.subarray(start + 5)),
  ]);
  expect(unsnappy(snappy).equals(block)).toBe(true);
  const table = tableOf(snappy, 1);
  expect(table.includes(Buffer.from(name, 'latin1'))).toBe(false);
  expect(foundIn('000005.ldb', table)).toEqual([`${name} in 000005.ldb`]);
  // The same bytes under another name are looked at as they lie: it is the opening that finds it.
  expect(foundIn('table', table)).toEqual([]);
});

test('a name in a key that leaves out what it shares with the one before', () => {
  const key = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
  const block = blockOf(rowOf(0, key('Zarbukxx'), Buffer.from('')), rowOf(12, key('lowé'), Buffer.from('')));
  expect(foundIn('000007.ldb', tableOf(snappyLiteral(block), 1))).toHaveLength(1);
  expect(foundIn('000007.ldb', tableOf(block, 0))).toHaveLength(1);
});

test('a name that a log of LevelDB cuts at the border of its blocks', () => {
  const first = 32 * 1024 - 7 - 4;
  const record = (kind: number, bytes: Buffer): Buffer =>
    Buffer.concat([bytesOf(0, 0, 0, 0, bytes.length & 0xff, bytes.length >> 8, kind), bytes]);
  const log = Buffer.concat([
    record(2, Buffer.concat([Buffer.alloc(first, 0x20), Buffer.from('Zarb')])),
    record(4, Buffer.from('uklowé')),
  ]);
  expect(log.includes(name)).toBe(false);
  expect(foundIn('000003.log', log)).toEqual([`${name} in 000003.log`]);
});
