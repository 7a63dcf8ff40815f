import { tokenProof } from '#shared/sync/wire/device-calls';

import { Problem } from '../lib/problem';
import { sha256 } from '../lib/sha256';
import type { Store } from '../store/port';
import type { Challenges } from './challenge';
import { isSignedBy } from './device-key';

/** How long a token opens the door, milliseconds. */
export const TOKEN_LIFE_MS = 3_600_000;

type Proof = { readonly deviceId: string; readonly challenge: string; readonly signature: string };

/** A fresh token for a device that signed a challenge of ours. Every other case is refused in the same words. */
export const issueToken = async (
  {
    store,
    challenges,
    newToken,
  }: { readonly store: Store; readonly challenges: Challenges; readonly newToken: () => string },
  { deviceId, challenge, signature }: Proof,
  nowMs: number,
): Promise<{ readonly token: string; readonly expiresAt: string; readonly lifeMs: number }> => {
  const refused = new Problem('unauthorised', 'this proof opens nothing');
  const challengeEnd = await challenges.read(deviceId, challenge, nowMs);
  if (challengeEnd === null) throw refused;
  const device = await store.device(deviceId);
  if (!device || device.revoked || !isSignedBy(device.publicKey, tokenProof(deviceId, challenge), signature))
    throw refused;
  const at = new Date(nowMs).toISOString();
  // Last, so that a wrong signature does not use up the challenge of the device that it is for.
  if (!(await store.useChallenge({ hash: sha256(challenge), expiresAt: challengeEnd, at }))) throw refused;
  const token = newToken();
  const expiresAt = new Date(nowMs + TOKEN_LIFE_MS).toISOString();
  await store.addToken({ hash: sha256(token), deviceId, expiresAt, at });
  return { token, expiresAt, lifeMs: TOKEN_LIFE_MS };
};
