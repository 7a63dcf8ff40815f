import { createPublicKey, verify, type KeyObject } from 'node:crypto';

import { Problem } from '../lib/problem';
import { sha256 } from '../lib/sha256';
import type { Device, Store } from '../store/port';
import type { Challenges } from './challenge';

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
const isSignedBy = (publicKey: string, text: string, signature: string): boolean => {
  const key = readPublicKey(publicKey);
  return key !== null && verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64url'));
};

export type Proof = { readonly deviceId: string; readonly challenge: string; readonly signature: string };
export type ProofNeeds = { readonly store: Store; readonly challenges: Challenges };

/** Every wrong proof is refused in these words. */
export const unproven = (): Problem => new Problem('unauthorised', 'this proof opens nothing');

/** The device that signed a challenge of ours by the text of this use, whether or not it has access. `take` ends the challenge, once, and gives the instant. */
export const provenDevice = async (
  { store, challenges }: ProofNeeds,
  { deviceId, challenge, signature }: Proof,
  textOf: (deviceId: string, challenge: string) => string,
  nowMs: number,
): Promise<{ readonly device: Device; readonly take: () => Promise<string> }> => {
  const challengeEnd = await challenges.read(deviceId, challenge, nowMs);
  if (challengeEnd === null) throw unproven();
  const device = await store.device(deviceId);
  if (!device || !isSignedBy(device.publicKey, textOf(deviceId, challenge), signature)) throw unproven();
  const at = new Date(nowMs).toISOString();
  return {
    device,
    // Last, so that a wrong signature does not use up the challenge of the device that it is for.
    take: async () => {
      if (!(await store.useChallenge({ hash: sha256(challenge), expiresAt: challengeEnd, at }))) throw unproven();
      return at;
    },
  };
};
