import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';

/** The two halves of this station's key. The private one never leaves the main process. */
export type DeviceKey = {
  /** SPKI DER, base64url: what the server keeps. */
  readonly publicKey: string;
  /** PKCS #8 DER, base64url: what the keyring seals. */
  readonly privateKey: string;
};

export const makeDeviceKey = (): DeviceKey => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return {
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64url'),
    privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64url'),
  };
};

/** The signature of a text in base64url, or null when the key cannot be read: it was damaged where it lay. */
export const signWith = (privateKey: string, text: string): string | null => {
  try {
    const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64url'), format: 'der', type: 'pkcs8' });
    return sign(null, Buffer.from(text), key).toString('base64url');
  } catch {
    return null;
  }
};
