import { existsSync, readFileSync, rmSync } from 'node:fs';
import { safeStorage } from 'electron';
import { writeAtomic } from '../settings/write-atomic';

/**
 * `mayLieOpen` = without a keyring the secret is kept as it is, for this user of the machine alone to read. For screens in public, which
 * must start again without anybody and whose key opens no one's data (decision 0022), and for the key of the store, without which the work of this desk would be lost (decision 0097).
 */
export type SealNeeds = { readonly mayLieOpen: boolean };

/** A short secret that outlives the app where the system has a keyring, or where it may lie open, and only then. */
export type SealedFile = {
  readonly keyring: () => boolean;
  /** How it is kept, whether or not the keyring opens it now; `open` also where a sealed one lies beside it, `null` = it is not. */
  readonly kept: () => 'sealed' | 'open' | null;
  readonly get: () => string | null;
  readonly set: (secret: string, needs: SealNeeds) => void;
  readonly clear: () => void;
};

/** On Linux without a keyring Chromium falls back to a key that everybody knows: that counts as none. */
const hasKeyring = (): boolean => {
  if (!safeStorage.isEncryptionAvailable()) return false;
  return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text';
};

const openName = (file: string): string => `${file}.open`;

const readOpen = (file: string): string | null => {
  try {
    return readFileSync(openName(file), 'utf8');
  } catch {
    return null;
  }
};

const readSealed = (file: string): string | null => {
  if (!hasKeyring() || !existsSync(file)) return null;
  try {
    return safeStorage.decryptString(Buffer.from(readFileSync(file, 'utf8'), 'base64'));
  } catch {
    return null;
  }
};

/** A file sealed by the keyring of the system. Without one a secret that may not lie open lives in memory until the app quits. */
export const openSealedFile = (file: string): SealedFile => {
  let secret: string | null | undefined;
  const forget = (): void => {
    secret = null;
    rmSync(file, { force: true });
    rmSync(openName(file), { force: true });
  };
  return {
    keyring: hasKeyring,
    kept: () => {
      if (existsSync(openName(file))) return 'open';
      return existsSync(file) ? 'sealed' : null;
    },
    get: () => (secret ??= readSealed(file) ?? readOpen(file)),
    set: (value, { mayLieOpen }) => {
      // What cannot be written, or removed, holds as long as the app runs all the same.
      secret = value;
      const [seals, opens] = [hasKeyring(), !hasKeyring() && mayLieOpen];
      if (seals) writeAtomic(file, safeStorage.encryptString(value).toString('base64'));
      if (opens) writeAtomic(openName(file), value);
      if (!seals) rmSync(file, { force: true });
      if (!opens) rmSync(openName(file), { force: true });
    },
    clear: forget,
  };
};
