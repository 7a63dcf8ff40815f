import type { Refusal } from '#shared/errors/refusal';
import type { CitizenValues } from '#shared/domain/model/citizen';
import { displayName, toCitizenValues } from '#shared/domain/model/citizen-values';
import { no, ok, type Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import type { Act } from '../door/act';
import { citizenChange } from './citizen-part';
import { commit } from '../door/commit';
import { load } from '../door/write';

export type CorrectCitizenInput = { readonly citizenId: string; readonly patch: Partial<CitizenValues> };

/** Corrects some fields of a citizen; both names must stay. */
export const correctCitizen = async (
  context: DataContext,
  { citizenId, patch }: CorrectCitizenInput,
): Promise<Result<{ act: Act }, Refusal>> => {
  const citizen = await load(context, 'citizens', citizenId);
  if (!citizen) return no({ code: 'notFound', entity: 'citizen', id: citizenId });
  const values = { ...toCitizenValues(citizen), ...patch };
  if (values.lastName.trim() === '') return no({ code: 'citizenIncomplete', field: 'lastName' });
  if (values.firstName.trim() === '') return no({ code: 'citizenIncomplete', field: 'firstName' });
  const done = await commit(context, 'citizenCorrected', { name: displayName(values) }, [
    citizenChange(citizenId, patch),
  ]);
  return done.ok ? ok({ act: done.value }) : done;
};
