import { no, ok, type Result } from '#shared/lib/result';
import type { CallOutput } from '#shared/sync/wire/calls';
import { tokenProof } from '#shared/sync/wire/device-calls';
import { signWith } from './device-key';
import type { Pass } from '../feed/send-json';
import { openCallsOf } from './open-calls';

/** `refused` = the server knows this station no more, or has shut it out; `wiped` = it says that this station erases what it holds; `unreachable` = try again later. */
export type TokenFailure = 'unreachable' | 'refused' | 'wiped';

/**
 * The device that asks for a token, the key that proves it, and the token that it already has (`''` = none). By that token the server counts its
 * calls apart from those of other devices at the same address.
 */
export type Prover = Pass & { readonly deviceId: string; readonly privateKey: string };

/** Gets a fresh token by signing a challenge of the server. */
export const fetchToken = async ({
  deviceId,
  privateKey,
  ...pass
}: Prover): Promise<Result<CallOutput<'token'>, TokenFailure>> => {
  const calls = openCallsOf(pass);
  const asked = await calls.challenge({ deviceId });
  if (!asked.ok) return no('unreachable');
  const { challenge } = asked.value;
  const signature = signWith(privateKey, tokenProof(deviceId, challenge));
  if (signature === null) return no('refused');
  const token = await calls.token({ deviceId, challenge, signature });
  if (token.ok) return ok(token.value);
  const { status, code } = token.reason;
  if (status !== 401) return no('unreachable');
  // No other word of a server, and no silence, means that.
  return no(code === 'wiped' ? 'wiped' : 'refused');
};
