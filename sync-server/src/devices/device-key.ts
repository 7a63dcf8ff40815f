import { createPublicKey, verify, type KeyObject } from 'node:crypto';

/** The public key of a device from its wire form (SPKI DER, base64url), or `null` when it is no Ed25519 key. */
export const readPublicKey = (text: string): KeyObject | null => {
  try {
    const key = createPublicKey({ key: Buffer.from(text, 'base64url'), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
};

/** Whether a device signed this text. A key or signature of a wrong shape signed nothing. */
export const isSignedBy = (publicKey: string, text: string, signature: string): boolean => {
  const key = readPublicKey(publicKey);
  return key !== null && verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64url'));
};
