import { existsSync, readFileSync, rmSync } from 'node:fs';
import { safeStorage } from 'electron';
import { writeAtomic } from '../settings/write-atomic';

/** A short secret that outlives the app where the system has a keyring, and only then. */
export type SealedFile = {
  readonly keyring: () => boolean;
  readonly get: () => string | null;
  readonly set: (secret: string) => void;
  readonly clear: () => void;
};

/** On Linux without a keyring Chromium falls back to a key that everybody knows: that counts as none. */
const hasKeyring = (): boolean => {
  if (!safeStorage.isEncryptionAvailable()) return false;
  return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text';
};

const readSealed = (file: string): string | null => {
  if (!hasKeyring() || !existsSync(file)) return null;
  try {
    return safeStorage.decryptString(Buffer.from(readFileSync(file, 'utf8'), 'base64'));
  } catch {
    return null;
  }
};

/** A file sealed by the keyring of the system. Without one the secret lives in memory until the app quits. */
export const openSealedFile = (file: string): SealedFile => {
  let secret: string | null | undefined;
  return {
    keyring: hasKeyring,
    get: () => (secret ??= readSealed(file)),
    set: (value) => {
      secret = value;
      if (hasKeyring()) writeAtomic(file, safeStorage.encryptString(value).toString('base64'));
      else rmSync(file, { force: true });
    },
    clear: () => {
      secret = null;
      rmSync(file, { force: true });
    },
  };
};
