import { citizenFields } from '#shared/domain/model/citizen';
import { displayName, toCitizenValues } from '#shared/domain/model/citizen-values';
import { linkRegisters, mergedFieldsOf, mergedIntoOf } from '#shared/domain/people/links';
import type { Refusal } from '#shared/errors/refusal';
import { no, ok, type Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import type { Act } from '../door/act';
import { commit } from '../door/commit';
import { registerChange } from '../door/register-change';
import { load } from '../door/write';

export type UnmergeCitizenInput = {
  /** The one that was merged into another. */
  readonly citizenId: string;
};

/**
 * Separates a citizen from the one into which they were merged. What that one took over from them goes back to empty, unless
 * somebody wrote another value since.
 */
export const unmergeCitizen = async (
  context: DataContext,
  { citizenId }: UnmergeCitizenInput,
): Promise<Result<{ act: Act }, Refusal>> => {
  const citizen = await load(context, 'citizens', citizenId);
  if (!citizen) return no({ code: 'notFound', entity: 'citizen', id: citizenId });
  const keepId = mergedIntoOf(citizen);
  if (keepId === '') return no({ code: 'notMerged' });
  const keep = await load(context, 'citizens', keepId);
  const values = toCitizenValues(citizen);
  const taken = new Set(mergedFieldsOf(citizen));
  const back = citizenFields.filter((field) => taken.has(field) && keep?.fields[field]?.v === values[field]);
  const done = await commit(context, 'citizensSeparated', { name: displayName(values) }, [
    registerChange(citizenId, { [linkRegisters.mergedInto]: '', [linkRegisters.mergedFields]: '' }),
    registerChange(keepId, Object.fromEntries(back.map((field) => [field, '']))),
  ]);
  return done.ok ? ok({ act: done.value }) : done;
};
