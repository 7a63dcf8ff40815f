import type { Refusal } from '#shared/errors/refusal';
import type { IdentityField } from '#shared/domain/model/citizen';
import { displayName, toCitizenValues } from '#shared/domain/model/citizen-values';
import { no, ok, type Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import type { Act } from '../door/act';
import { commit } from '../door/commit';
import { registerChange } from '../door/register-change';
import { load } from '../door/write';

export type SettleIdentityInput = {
  readonly citizenId: string;
  readonly field: IdentityField;
  /** The value that counts from now on: one of the two. */
  readonly value: string;
};

/** Chooses between two values that were written without knowing of each other; the review is closed with it. */
export const settleIdentity = async (
  context: DataContext,
  { citizenId, field, value }: SettleIdentityInput,
): Promise<Result<{ act: Act }, Refusal>> => {
  const citizen = await load(context, 'citizens', citizenId);
  if (!citizen) return no({ code: 'notFound', entity: 'citizen', id: citizenId });
  const name = displayName({ ...toCitizenValues(citizen), [field]: value });
  const done = await commit(context, 'identityChosen', { name }, [
    registerChange(citizenId, { [field]: value, [`${field}~other`]: '' }),
  ]);
  return done.ok ? ok({ act: done.value }) : done;
};
