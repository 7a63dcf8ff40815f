import { no, ok, type Result } from '#shared/lib/result';
import { challengeReply, tokenProof, tokenReply, type TokenReply } from '#shared/sync/protocol';
import { signWith } from './device-key';
import { postJson } from './post-json';

/** `refused` = the server knows this station no more, or has shut it out; `unreachable` = try again later. */
export type TokenFailure = 'unreachable' | 'refused';

/** Who asks for a token, and the key that proves it. */
export type Prover = { readonly baseUrl: string; readonly deviceId: string; readonly privateKey: string };

/** Gets a fresh token by signing a challenge of the server. */
export const fetchToken = async ({
  baseUrl,
  deviceId,
  privateKey,
}: Prover): Promise<Result<TokenReply, TokenFailure>> => {
  const asked = await postJson(new URL('/v1/enrol/challenge', baseUrl), { deviceId });
  const challenge = challengeReply.safeParse(asked?.body);
  if (!challenge.success) return no('unreachable');
  const signature = signWith(privateKey, tokenProof(deviceId, challenge.data.challenge));
  if (signature === null) return no('refused');
  const proof = { deviceId, challenge: challenge.data.challenge, signature };
  const reply = await postJson(new URL('/v1/enrol/token', baseUrl), proof);
  const token = tokenReply.safeParse(reply?.body);
  if (reply?.status === 200 && token.success) return ok(token.data);
  return no(reply?.status === 401 ? 'refused' : 'unreachable');
};
