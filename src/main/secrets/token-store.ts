import { existsSync, readFileSync, rmSync } from 'node:fs';
import { safeStorage } from 'electron';
import { writeAtomic } from '../settings/write-atomic';

export type TokenStore = {
  readonly keyring: () => boolean;
  readonly get: () => string | null;
  readonly set: (token: string) => void;
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

/** The member's token, sealed by the keyring of the system. Without one it lives in memory until the app quits. */
export const createTokenStore = (file: string): TokenStore => {
  let token: string | null | undefined;
  return {
    keyring: hasKeyring,
    get: () => (token ??= readSealed(file)),
    set: (value) => {
      token = value;
      if (hasKeyring()) writeAtomic(file, safeStorage.encryptString(value).toString('base64'));
      else rmSync(file, { force: true });
    },
    clear: () => {
      token = null;
      rmSync(file, { force: true });
    },
  };
};
