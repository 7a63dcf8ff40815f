import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';

import { audit } from '#server/run/audit';
import { backup } from '#server/run/backup';
import type { Place } from '#server/run/open-store';
import { runOperatorCommand, type AskSecret } from '#server/run/operator-commands';
import { recipientFileOf } from '#server/run/recovery-key';
import { restore } from '#server/run/restore';
import { BadBackup } from '#server/store/backup/format';

import { olderInClear } from './support/backup-parts';
import { citizen, SITE } from './support/documents';
import { fill, told, withStore } from './support/filled-town';
import { startPostgres, type TestPostgres } from './support/postgres';
import { OTHER_RECIPIENT, OTHER_SECRET, plainOf, RECIPIENT, SECRET, withKey } from './support/recovery-keys';
import { origin } from './support/store-bench';
import { written } from './support/written';

const NAME = 'Zyxwv-Markeur';

let server: TestPostgres;
let folder: string;
let file: string;
beforeAll(async () => {
  server = await startPostgres();
}, 240_000);
afterAll(() => server.stop(), 240_000);
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'guichet-age-'));
  file = path.join(folder, 'town.age');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const sqlite = (name = 'town'): Place => ({ dataDir: path.join(folder, name) });
const postgres = async (name = 'town'): Promise<Place> => ({
  ...sqlite(name),
  postgresUrl: await server.createDatabase(),
});
const kinds: readonly (readonly [string, (name?: string) => Place | Promise<Place>])[] = [
  ['SQLite', sqlite],
  ['PostgreSQL', postgres],
];

/** A command as an administrator types it; nobody sits at the terminal unless `ask` answers. */
const run = (
  place: Place,
  command: Parameters<typeof runOperatorCommand>[0],
  args: readonly string[] = [],
  ask: AskSecret = async () => null,
) =>
  runOperatorCommand(
    command,
    [...args, '--data', place.dataDir, ...(place.postgresUrl === undefined ? [] : ['--postgres', place.postgresUrl])],
    {},
    ask,
  );

const secretIn = (lines: readonly string[]): string =>
  lines.find((line) => line.startsWith('AGE-SECRET-KEY-1')) ?? 'none';
const modeOf = (at: string): number => statSync(at).mode & 0o777;

for (const [kind, placeOf] of kinds)
  it(`makes a key once, backs up to it and is restored by it alone (${kind})`, async () => {
    const place = await placeOf();
    await fill(place);
    expect((await run(place, 'backup', ['--to', file])).lines[0]).toContain('with the command recovery-key');
    expect(existsSync(file)).toBe(false);

    const { good, lines } = await run(place, 'recovery-key');
    const secret = secretIn(lines);
    expect([good, secret]).toEqual([true, expect.stringMatching(/^AGE-SECRET-KEY-1[0-9A-Z]{58}$/)]);
    const kept = readFileSync(recipientFileOf(place), 'utf8');
    expect(kept).toMatch(/^age1[0-9a-z]{58}\n$/);
    expect(modeOf(recipientFileOf(place))).toBe(0o600);
    const before = process.umask(0o022);
    expect(await run(place, 'backup', ['--to', file])).toEqual({
      good: true,
      lines: [expect.stringContaining(`encrypted to ${kept.trim()}`)],
    });
    process.umask(before);
    expect(modeOf(file)).toBe(0o600);
    expect(readdirSync(folder).filter((name) => name.includes('partial'))).toEqual([]);

    const keyFile = path.join(folder, 'paper.txt');
    writeFileSync(keyFile, secret);
    expect(await run(place, 'restore', ['--from', file, '--key', keyFile, '--replace'])).toMatchObject({ good: true });
    const copy = await placeOf('copy');
    expect(await run(copy, 'restore', ['--from', file, '--key', keyFile])).toMatchObject({ good: true });
    expect(await told(copy)).toEqual(await told(place));
    expect((await audit(copy)).whole).toBe(true);
  });

it('holds no name in its bytes, and every one for whoever has the key', async () => {
  const place = sqlite();
  await fill(place);
  await withStore(place, (store) =>
    store.withSite(SITE, (tx) => tx.write('citizens', [written(citizen('n', NAME))], origin)),
  );
  await backup(place, file, RECIPIENT);
  const bytes = readFileSync(file);
  expect(bytes.subarray(0, 22).toString('latin1')).toBe('age-encryption.org/v1\n');
  expect(bytes.includes(NAME)).toBe(false);
  // Nor after what an older version did: the whole file is no longer a packed text.
  expect(() => gunzipSync(bytes)).toThrow('incorrect header');
  expect(gunzipSync(await plainOf(file)).includes(NAME)).toBe(true);
});

it('keeps the secret in no file, and says it once', async () => {
  const place = sqlite();
  await fill(place);
  const secret = secretIn((await run(place, 'recovery-key')).lines);
  await run(place, 'backup', ['--to', file]);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((name) => statSync(name).isFile());
  expect(files).toContain(recipientFileOf(place));
  for (const one of files) expect(readFileSync(one).includes(secret.slice(-20))).toBe(false);
  const again = await run(place, 'recovery-key');
  expect(again).toEqual({ good: false, lines: [expect.stringContaining('--replace')] });
});

it('goes on with another key when told so; what was made before needs the one before', async () => {
  const place = sqlite();
  await fill(place);
  const older = `${file}.older`;
  const first = await run(place, 'recovery-key');
  await run(place, 'backup', ['--to', older]);
  const kept = readFileSync(recipientFileOf(place), 'utf8').trim();
  const second = await run(place, 'recovery-key', ['--replace']);
  expect(second.lines.at(-1)).toBe(
    `Backups made before are opened by the key of ${kept} alone: keep it as long as you keep them.`,
  );
  await run(place, 'backup', ['--to', file]);
  const by =
    (secret: string): AskSecret =>
    async () =>
      secret;
  const [one, other] = [secretIn(first.lines), secretIn(second.lines)];
  const restored = (from: string, secret: string) => run(place, 'restore', ['--from', from, '--replace'], by(secret));
  expect(await restored(older, other)).toMatchObject({
    good: false,
    lines: [expect.stringContaining('does not open')],
  });
  expect(await restored(file, one)).toMatchObject({ good: false, lines: [expect.stringContaining('does not open')] });
  expect(await restored(older, one)).toMatchObject({ good: true });
  expect(await restored(file, other)).toMatchObject({ good: true });
  // Both papers in one file.
  const both = path.join(folder, 'keys');
  writeFileSync(both, `${first.lines.join('\n')}\n${second.lines.join('\n')}`);
  for (const from of [older, file])
    expect(await run(place, 'restore', ['--from', from, '--key', both, '--replace'])).toMatchObject({ good: true });
});

it('takes the public half of a key that was made elsewhere, and no other word', async () => {
  const place = sqlite();
  expect(await run(place, 'recovery-key')).toEqual({ good: false, lines: ['this folder holds no town hall'] });
  await fill(place);
  for (const wrong of ['age1', SECRET, RECIPIENT.toUpperCase(), RECIPIENT.replace('232', '223'), `${RECIPIENT}\n`]) {
    const said = [
      await run(place, 'recovery-key', ['--recipient', wrong]),
      await run(place, 'backup', ['--to', file, '--recipient', wrong]),
    ];
    for (const { good, lines } of said) {
      expect([good, lines.join('')]).toEqual([false, expect.stringContaining('--recipient')]);
      expect(lines.join('')).not.toContain(wrong.slice(4) || '?');
    }
  }
  expect([existsSync(file), existsSync(recipientFileOf(place))]).toEqual([false, false]);
  const taken = await run(place, 'recovery-key', ['--recipient', RECIPIENT]);
  expect(taken).toEqual({ good: true, lines: [`Backups are encrypted to ${RECIPIENT} from now on.`] });
  await run(place, 'backup', ['--to', file]);
  expect(await restore(sqlite('a'), file, false, withKey)).toContain('Restored');
  // For one backup another one.
  await run(place, 'backup', ['--to', file, '--recipient', OTHER_RECIPIENT]);
  expect(await restore(sqlite('b'), file, false, async () => [OTHER_SECRET])).toContain('Restored');

  writeFileSync(recipientFileOf(place), 'cut');
  expect((await run(place, 'backup', ['--to', `${file}2`])).lines[0]).toContain('is damaged');
  expect((await run(place, 'recovery-key', ['--replace', '--recipient', RECIPIENT])).lines).toEqual([
    `Backups are encrypted to ${RECIPIENT} from now on.`,
    'Backups made before are opened by the key of before alone: keep it as long as you keep them.',
  ]);
});

it('reads the key from a file or from the terminal, however it was written down', async () => {
  const place = sqlite();
  await fill(place);
  await backup(place, file, RECIPIENT);
  const keyFile = path.join(folder, 'key.txt');
  const inGroups = SECRET.toLowerCase().replaceAll(/(.{6})/g, '$1 ');
  const good: readonly (string | Buffer)[] = [
    SECRET,
    `# created: 2026-11-23\r\n# public key: ${RECIPIENT}\r\n${SECRET}\r\n`,
    `Notre clé : ${SECRET}`,
    Buffer.from(`\uFEFF${SECRET}\r\n`, 'utf16le'),
  ];
  for (const text of good) {
    writeFileSync(keyFile, text);
    expect(await run(place, 'restore', ['--from', file, '--key', keyFile, '--replace'])).toMatchObject({ good: true });
  }
  const typed = (text: string | null) => run(place, 'restore', ['--from', file, '--replace'], async () => text);
  expect(await typed(SECRET)).toMatchObject({ good: true });
  expect(await typed(`  ${inGroups} `)).toMatchObject({ good: true });
  const said = async (text: string | null): Promise<string> => {
    const { good: isGood, lines } = await typed(text);
    expect(isGood).toBe(false);
    return lines.join('');
  };
  expect(await said(null)).toBe('the backup is encrypted: name a file that holds its recovery key by --key FILE');
  expect(await said('')).toContain('this is no recovery key');
  expect(await said(RECIPIENT)).toContain('this is no recovery key');
  // A slip of the pen is known as such, and what was typed is not said back.
  const slip = await said(SECRET.replace('5ZTN', '5ZTM'));
  expect(slip).toContain('compare it letter by letter');
  expect(slip).not.toContain('5ZTM');
});

it('is not asked for a key by a backup that needs none', async () => {
  const place = sqlite();
  await fill(place);
  await backup(place, file, RECIPIENT);
  writeFileSync(file, await olderInClear(file));
  const ask: AskSecret = () => Promise.reject(new Error('asked'));
  expect(await run(place, 'restore', ['--from', file, '--replace'], ask)).toMatchObject({ good: true });
  const missing = await run(place, 'restore', ['--from', `${file}x`, '--replace'], ask);
  expect(missing.lines).toEqual(['there is no such backup file']);
});

/** So many places of a file, from its first byte to its last. */
const placesIn = (length: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => Math.round((index * (length - 1)) / (count - 1)));

for (const [kind, placeOf] of kinds)
  it(`says a backup that was cut, changed or is another’s, and touches nothing (${kind})`, async () => {
    const place = await placeOf();
    await fill(place);
    // Longer than the pieces in which it is encrypted.
    const long = Array.from({ length: 3000 }, (_, index) => citizen(`c${index}`, `${(index * 7919) ** 3}`));
    await withStore(place, (store) =>
      store.withSite(SITE, (tx) =>
        tx.write(
          'citizens',
          long.map((one) => written(one)),
          origin,
        ),
      ),
    );
    await backup(place, file, RECIPIENT);
    const before = await told(place);
    const epochOf = () => withStore(place, async ({ epoch }) => epoch);
    const epoch = await epochOf();
    const whole = readFileSync(file);
    expect(whole.length).toBeGreaterThan(140_000);
    const refused = async (content: Buffer): Promise<string> => {
      writeFileSync(file, content);
      const error: unknown = await restore(place, file, true, withKey).catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(BadBackup);
      return error instanceof Error ? error.message : '';
    };
    const head = whole.indexOf('\n---') + 5;
    const pieces = [0, 1, 2].map((piece) => head + 48 + piece * 65_552);
    for (const at of [...placesIn(whole.length, 20), ...pieces]) {
      expect(await refused(whole.subarray(0, at))).toMatch(/damaged|cannot be read|not a backup/);
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(await refused(changed)).toMatch(/damaged|does not open|cannot be read/);
    }
    expect(await refused(Buffer.concat([whole, Buffer.from('x')]))).toContain('damaged');
    // Each byte of the beginning.
    for (let at = 0; at < head; at += 1) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 4;
      await refused(changed);
    }
    writeFileSync(file, whole);
    await expect(restore(place, file, true, async () => [OTHER_SECRET])).rejects.toThrow('does not open the backup');
    await expect(restore(place, file, true)).rejects.toThrow('--key FILE');
    if (kind === 'SQLite') expect(readdirSync(place.dataDir).filter((name) => name.includes('restor'))).toEqual([]);
    expect(await told(place)).toEqual(before);
    expect(await epochOf()).toBe(epoch);
    expect(await restore(place, file, true, withKey)).toContain('Restored');
  });
