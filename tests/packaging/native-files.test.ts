import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { root } from '../architecture/list-files';

type NativeFiles = {
  readonly nativeKind: (head: Buffer) => string;
  readonly checkNativeFiles: (folder: string, platform: string, arch: string) => void;
};

const { nativeKind, checkNativeFiles } = (await import(
  pathToFileURL(path.join(root, 'scripts/pack/native-files.mjs')).href
)) as NativeFiles;

const elf = (machine: number): Buffer => {
  const head = Buffer.alloc(64);
  head.writeUInt32BE(0x7f454c46, 0);
  head.writeUInt16LE(machine, 18);
  return head;
};
const windows = (machine: number): Buffer => {
  const head = Buffer.alloc(256);
  head.write('MZ', 0);
  head.writeUInt32LE(0x80, 0x3c);
  head.write('PE\0\0', 0x80);
  head.writeUInt16LE(machine, 0x84);
  return head;
};
const apple = (machine: number): Buffer => {
  const head = Buffer.alloc(32);
  head.writeUInt32LE(0xfeedfacf, 0);
  head.writeUInt32LE(machine, 4);
  return head;
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'guichet-native-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const put = (name: string, bytes: Buffer): void => {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), bytes);
};
const driver = 'app.asar.unpacked/node_modules/@libsql/one/index.node';

describe('the native files of a packed app', () => {
  it('are told apart by their first bytes', () => {
    expect(
      [elf(0x3e), elf(0xb7), windows(0x8664), windows(0xaa64), apple(0x01000007), apple(0x0100000c)].map(nativeKind),
    ).toEqual(['linux x64', 'linux arm64', 'win32 x64', 'win32 arm64', 'darwin x64', 'darwin arm64']);
    expect([Buffer.alloc(0), Buffer.from('#!/bin/sh'), Buffer.from('MZ'), elf(0xffff)].map(nativeKind)).toEqual([
      'unknown',
      'unknown',
      'unknown',
      'linux unknown',
    ]);
  });

  it('pass where all are for the system that is packed for', () => {
    put(driver, windows(0x8664));
    expect(() => checkNativeFiles(folder, 'win32', 'x64')).not.toThrow();
  });

  it('refuse the driver of another system, which packing for Windows on Linux takes without a word', () => {
    put(driver, elf(0x3e));
    expect(() => checkNativeFiles(folder, 'win32', 'x64')).toThrow(`${driver} (linux x64)`);
  });

  it('refuse the driver of another processor, and one that is too many', () => {
    put(driver, elf(0x3e));
    put('app.asar.unpacked/node_modules/@libsql/two/index.node', elf(0xb7));
    expect(() => checkNativeFiles(folder, 'linux', 'x64')).toThrow('linux arm64');
    expect(() => checkNativeFiles(folder, 'linux', 'arm64')).toThrow('linux x64');
  });

  it('refuse an app without the driver of its database', () => {
    put('app.asar.unpacked/other.node', elf(0x3e));
    expect(() => checkNativeFiles(folder, 'linux', 'x64')).toThrow('lacks the driver of its database');
  });
});
