import type { CitizenValues } from '#shared/domain/model/citizen';
import { toCitizenValues } from '#shared/domain/model/citizen-values';
import type { Refusal } from '#shared/errors/refusal';
import { no, ok, type Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import type { Act } from '../door/act';
import { citizenPart } from './citizen-part';
import { commit } from '../door/commit';
import { resolveCitizen } from './resolve-citizen';

export type AddDependantInput = {
  readonly guardianId: string;
  /** Without a last name the dependant bears that of the guardian. */
  readonly values: Pick<CitizenValues, 'firstName' | 'birthDate'> & { readonly lastName?: string };
};

/** Makes a citizen who depends on another: a child, or an adult under guardianship. */
export const addDependant = async (
  context: DataContext,
  { guardianId, values }: AddDependantInput,
): Promise<Result<{ citizenId: string; act: Act }, Refusal>> => {
  const guardian = await resolveCitizen(context, guardianId);
  if (!guardian) return no({ code: 'notFound', entity: 'citizen', id: guardianId });
  const lastName = values.lastName?.trim() || toCitizenValues(guardian).lastName;
  const part = await citizenPart(context, { values: { ...values, lastName }, guardianId: guardian.id });
  if (!part.ok) return part;
  const done = await commit(context, 'dependantAdded', { name: part.value.name }, part.value.changes);
  return done.ok ? ok({ citizenId: part.value.id, act: done.value }) : done;
};
