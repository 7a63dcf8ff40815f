import { webcrypto } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';

import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';

import { BadBackup } from './format';

// Backups are encrypted in the age format, so `age` itself opens them without Guichet (0096).

// The library asks for the global one, which the Node of the oldest Electron does not have.
if (!('crypto' in globalThis)) Object.defineProperty(globalThis, 'crypto', { value: webcrypto });

/** A recovery key: the secret that opens backups, and the public half that they are encrypted to. */
export type RecoveryKey = { readonly secret: string; readonly recipient: string };

export const freshRecoveryKey = async (): Promise<RecoveryKey> => {
  const secret = await generateX25519Identity();
  return { secret, recipient: await identityToRecipient(secret) };
};

/** Whether a text is the public half of a key whose secret `restore` takes, without a slip of the pen. */
export const isRecipient = (text: string): boolean => {
  if (!/^age1[a-z0-9]{58}$/.test(text)) return false;
  try {
    new Encrypter().addRecipient(text);
    return true;
  } catch {
    return false;
  }
};

const SECRET_BEGINS = 'AGE-SECRET-KEY-1';

/** The secret keys in a text, one a line, whatever stands beside them. A key may be in small letters and have spaces. Throws `BadBackup`. */
export const secretKeysIn = async (text: string): Promise<readonly string[]> => {
  // A shell of Windows writes what a program prints with a zero after each letter.
  const lines = text
    .replaceAll(/[^\S\r\n]|\0/g, '')
    .toUpperCase()
    .split(/[\r\n]+/);
  const keys = lines.flatMap((line) => {
    const at = line.indexOf(SECRET_BEGINS);
    return at === -1 ? [] : [line.slice(at)];
  });
  if (keys.length === 0) throw new BadBackup(`this is no recovery key: it begins with ${SECRET_BEGINS}`, 'badKey');
  try {
    await Promise.all(keys.map(identityToRecipient));
  } catch {
    // Without the words of the library, which may hold the key.
    throw new BadBackup('the recovery key has a mistake: compare it letter by letter with the paper', 'badKey');
  }
  return keys;
};

const webStream = (parts: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> => {
  const iterator = parts[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const next = await iterator.next();
      if (next.done === true) controller.close();
      else controller.enqueue(next.value);
    },
    cancel: async () => void (await iterator.return?.()),
  });
};

/** Encrypts what passes through to a recipient. */
export const encryptedTo = (recipient: string) =>
  async function* (plain: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    const encrypter = new Encrypter();
    encrypter.addRecipient(recipient);
    yield* await encrypter.encrypt(webStream(plain));
  };

const AGE_BEGINS = Buffer.from('age-encryption.org/');

/** Whether a file is encrypted. Backups of versions before the recovery key are not. */
export const isEncrypted = async (file: string): Promise<boolean> => {
  const handle = await open(file, 'r');
  try {
    const { buffer } = await handle.read(Buffer.alloc(AGE_BEGINS.length), 0, AGE_BEGINS.length, 0);
    return buffer.equals(AGE_BEGINS);
  } finally {
    await handle.close();
  }
};

/** A fault of the disk stays what it is; the library only says faults of what it reads. */
const orDamaged = (error: unknown): unknown => {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error;
  const isOther = error instanceof Error && error.message.startsWith('no identity matched');
  return new BadBackup(
    isOther
      ? 'this recovery key does not open the backup: it was made for another one, or its first lines were changed'
      : 'the backup is damaged: its end is missing or its content was changed',
    isOther ? 'otherKey' : 'damaged',
  );
};

async function* decrypted(file: string, secretKeys: readonly string[]): AsyncGenerator<Uint8Array> {
  const decrypter = new Decrypter();
  for (const key of secretKeys) decrypter.addIdentity(key);
  const sealed = createReadStream(file);
  try {
    yield* await decrypter.decrypt(webStream(sealed));
  } catch (error) {
    throw orDamaged(error);
  } finally {
    sealed.destroy();
  }
}

/** The bytes of a backup file, decrypted when it is encrypted. Throws `BadBackup`. */
export async function* bytesOf(file: string, secretKeys: readonly string[]): AsyncGenerator<Uint8Array> {
  if (!(await isEncrypted(file))) yield* createReadStream(file) as AsyncIterable<Uint8Array>;
  else if (secretKeys.length === 0)
    throw new BadBackup('the backup is encrypted: name a file that holds its recovery key by --key FILE');
  else yield* decrypted(file, secretKeys);
}
