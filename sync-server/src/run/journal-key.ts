import { randomBytes } from 'node:crypto';
import { open, readFile, rename } from 'node:fs/promises';
import path from 'node:path';

import { syncFolder } from '../store/backup/sync-to-disk';

const KEY_BYTES = 32;

/** The file of the key beside a folder of data: in it, whoever takes or changes the data would have it too. */
export const journalKeyBeside = (dataDir: string): string => `${path.resolve(dataDir)}.journal-key`;

/** A key of 256 bits as it is written, `null` = this is none. */
const keyIn = (text: string): Buffer | null => {
  const key = Buffer.from(text.trim(), 'base64url');
  return key.length === KEY_BYTES ? key : null;
};

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

/** The text of the file, `null` = there is none. Throws for one that cannot be read. */
const textOf = async (file: string): Promise<string | null> => {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
};

/** The key in a file; `null` where there is none, or one that nobody may read. */
export const readJournalKey = async (file: string): Promise<Buffer | null> => {
  const text = file === '' ? null : await textOf(file).catch(() => null);
  return text === null ? null : keyIn(text);
};

const writeKey = async (file: string, key: Buffer): Promise<void> => {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(`${key.toString('base64url')}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await syncFolder(path.dirname(path.resolve(file)));
};

/** The key in a file, made at the first start. */
const keptKey = async (file: string): Promise<Buffer> => {
  const text = await textOf(file);
  const known = text === null ? null : keyIn(text);
  if (known) return known;
  // Kept for whoever looks what became of it.
  if (text !== null) await rename(file, `${file}.broken`);
  const key = randomBytes(KEY_BYTES);
  try {
    await writeKey(file, key);
    return key;
  } catch (error) {
    // Another server that starts at the same time made it.
    const made = hasCode(error, 'EEXIST') ? await readJournalKey(file) : null;
    if (made) return made;
    throw error;
  }
};

/** The key of the journal. Where it cannot be kept (`fault`), one that lasts as long as the process: the journal goes on all the same. */
export const journalKeyAt = async (file: string): Promise<{ readonly key: Buffer; readonly fault: unknown }> => {
  try {
    return { key: file === '' ? randomBytes(KEY_BYTES) : await keptKey(file), fault: null };
  } catch (fault) {
    return { key: randomBytes(KEY_BYTES), fault };
  }
};
