import type { Refusal } from '#shared/errors/refusal';
import { no, ok, type Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import { refuseUnanswered } from './refuse-unanswered';

export type RevokeAccessKeyInput = { readonly keyId: string };

/** Ends a key of the read interface at once and for good: one that got about must never open anything again. */
export const revokeAccessKey = async (
  context: DataContext,
  { keyId }: RevokeAccessKeyInput,
): Promise<Result<null, Refusal>> => {
  const revoked = await context.authority.revokeAccessKey(keyId);
  return revoked === 'revoked' ? ok(null) : no(refuseUnanswered(revoked));
};
