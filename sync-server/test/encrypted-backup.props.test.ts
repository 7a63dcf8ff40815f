import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { setImmediate as soon } from 'node:timers/promises';

import fc from 'fast-check';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';

import { backup } from '#server/run/backup';
import { openDatabase, type Place } from '#server/run/open-store';
import { restore } from '#server/run/restore';
import { bytesOf, encryptedTo } from '#server/store/backup/age';
import { tablesInBackup } from '#server/store/backup/tables-in-backup';

import { citizen, SITE } from './support/documents';
import { fill, withStore } from './support/filled-town';
import { RECIPIENT, SECRET, withKey } from './support/recovery-keys';
import { origin } from './support/store-bench';
import { written } from './support/written';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'guichet-age-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const PIECE = 65_536;

async function* inParts(content: Buffer, cuts: readonly number[]): AsyncGenerator<Uint8Array> {
  const ends = [...new Set(cuts.map((cut) => cut % (content.length + 1)))].toSorted((a, b) => a - b);
  let from = 0;
  for (const end of [...ends, content.length]) {
    yield content.subarray(from, end);
    from = end;
  }
}

it('gives back any bytes, however they come and however many', async () => {
  const lengths = fc.oneof(
    fc.nat(300),
    fc
      .record({ pieces: fc.nat(3), off: fc.integer({ min: -2, max: 2 }) })
      .map(({ pieces, off }) => Math.max(0, pieces * PIECE + off)),
  );
  await fc.assert(
    fc.asyncProperty(lengths, fc.array(fc.nat(), { maxLength: 12 }), fc.nat(255), async (length, cuts, first) => {
      const content = Buffer.from(Array.from({ length }, (_, index) => (first + index * 31 + (index >> 8)) & 255));
      const file = path.join(folder, 'any.age');
      const sealed = await buffer(encryptedTo(RECIPIENT)(inParts(content, cuts)));
      writeFileSync(file, sealed);
      expect((await buffer(bytesOf(file, [SECRET]))).equals(content)).toBe(true);
      if (length > 16) expect(sealed.includes(content.subarray(0, 16))).toBe(false);
    }),
    { numRuns: 60 },
  );
});

it('holds some pieces in memory and never the whole', async () => {
  let made = 0;
  async function* source(): AsyncGenerator<Uint8Array> {
    for (let part = 0; part < 1000; part += 1) {
      made += 16_384;
      yield new Uint8Array(16_384);
    }
  }
  let taken = 0;
  let ahead = 0;
  for await (const part of encryptedTo(RECIPIENT)(source())) {
    // The reader is slow, as a disk is.
    for (let turn = 0; turn < 20; turn += 1) await soon();
    taken += part.length;
    ahead = Math.max(ahead, made - taken);
  }
  expect(made).toBe(16_384_000);
  expect(ahead).toBeLessThan(6 * PIECE);
});

it('ends with the fault of what it reads, and with that of what it writes to', async () => {
  let isClosed = false;
  async function* source(last: number): AsyncGenerator<Uint8Array> {
    try {
      for (let part = 0; part < last; part += 1) yield new Uint8Array(PIECE);
      throw new Error('the database is gone');
    } finally {
      isClosed = true;
    }
  }
  const file = path.join(folder, 'cut.age');
  const write = (last: number, to: NodeJS.WritableStream) => pipeline(source(last), encryptedTo(RECIPIENT), to);
  await expect(write(9, createWriteStream(file))).rejects.toThrow('the database is gone');
  await expect(buffer(bytesOf(file, [SECRET]))).rejects.toThrow('damaged');
  isClosed = false;
  const full = new Writable({ write: (_chunk, _encoding, done) => done(new Error('the disk is full')) });
  await expect(write(Number.POSITIVE_INFINITY, full)).rejects.toThrow('the disk is full');
  await expect.poll(() => isClosed).toBe(true);
});

/** All rows of a place, but for the history that a restore begins. */
const rowsOf = async (place: Place): Promise<unknown> => {
  const database = await openDatabase(place);
  try {
    const all: unknown[] = [];
    for (const { name, key } of tablesInBackup.filter((table) => table.name !== 'meta')) {
      const columns = sql.join(key.map((column) => sql.ref(column)));
      all.push([name, (await sql`select * from ${sql.table(name)} order by ${columns}`.execute(database.db)).rows]);
    }
    return all;
  } finally {
    await database.close();
  }
};

it('gives back any rows', async () => {
  const texts = fc.oneof(fc.string({ unit: 'binary', maxLength: 30 }), fc.string({ unit: 'grapheme', maxLength: 9 }));
  const people = fc.uniqueArray(
    fc.record({
      id: fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 9 }),
      name: texts,
      times: fc.nat(400),
    }),
    { selector: ({ id }) => id, maxLength: 30 },
  );
  let turn = 0;
  await fc.assert(
    fc.asyncProperty(people, fc.array(texts, { maxLength: 4 }), async (some, aside) => {
      turn += 1;
      const [place, copy] = ['a', 'b'].map((name) => ({ dataDir: path.join(folder, `${name}${turn}`) })) as [
        Place,
        Place,
      ];
      await fill(place);
      await withStore(place, (store) =>
        store.withSite(SITE, async (tx) => {
          await tx.write(
            'citizens',
            some.map(({ id, name, times }) => written({ ...citizen(id, name), note: name.repeat(times) })),
            origin,
          );
          await tx.quarantine(
            aside.map((text, index) => ({
              collection: 'tickets',
              id: `q${index}`,
              why: 'shape',
              body: JSON.stringify({ text }),
            })),
            origin,
          );
        }),
      );
      const file = path.join(folder, `${turn}.age`);
      await backup(place, file, RECIPIENT);
      await restore(copy, file, false, withKey);
      expect(await rowsOf(copy)).toEqual(await rowsOf(place));
    }),
    { numRuns: 12 },
  );
});
