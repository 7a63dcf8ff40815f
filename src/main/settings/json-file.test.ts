import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { openJsonFile } from './json-file';

const schema = z.object({ n: z.number() });
const open = (file: string, broken: string[] = []) =>
  openJsonFile({ file, schema, fallback: { n: 0 }, onBroken: (name) => broken.push(name) });
const inNewFolder = (): string => path.join(mkdtempSync(path.join(tmpdir(), 'guichet-json-')), 'a.json');

test('what was written is read again, and no temporary file stays', () => {
  const file = inNewFolder();
  open(file).write({ n: 7 });
  expect(open(file).read()).toEqual({ n: 7 });
  expect(readdirSync(path.dirname(file))).toEqual(['a.json']);
});

test.each(['{"n":', '{"n":"seven"}', ''])('a broken file (%s) is put aside and the fallback used', (content) => {
  const file = inNewFolder();
  writeFileSync(file, content);
  const broken: string[] = [];
  expect(open(file, broken).read()).toEqual({ n: 0 });
  expect(broken).toEqual([file]);
  expect(readFileSync(`${file}.broken`, 'utf8')).toBe(content);
  expect(existsSync(file)).toBe(false);
});

test('a value of a wrong shape is never written', () => {
  const file = inNewFolder();
  const json = open(file);
  expect(() => json.write({ n: 'x' } as never)).toThrow();
  expect(existsSync(file)).toBe(false);
});

test('a value that could not be written stands where that is heard of', () => {
  const file = inNewFolder();
  const faults: unknown[] = [];
  const json = openJsonFile({
    file,
    schema,
    fallback: { n: 0 },
    onBroken: () => undefined,
    onUnwritten: (error) => faults.push(error),
  });
  mkdirSync(`${file}.tmp`);
  json.write({ n: 2 });
  expect([json.read(), faults.length]).toEqual([{ n: 2 }, 1]);
});

test('a value that could not be written is not read either, and the next one is written', () => {
  const file = inNewFolder();
  const json = open(file);
  json.write({ n: 1 });
  mkdirSync(`${file}.tmp`);
  expect(() => json.write({ n: 2 })).toThrow();
  expect(json.read()).toEqual({ n: 1 });
  rmdirSync(`${file}.tmp`);
  json.write({ n: 3 });
  expect([json.read(), open(file).read()]).toEqual([{ n: 3 }, { n: 3 }]);
});
