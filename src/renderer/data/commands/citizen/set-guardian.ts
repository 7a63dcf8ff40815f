import { displayName, toCitizenValues } from '#shared/domain/model/citizen-values';
import { guardianIdOf, linkRegisters } from '#shared/domain/people/links';
import type { Refusal } from '#shared/errors/refusal';
import { no, ok, type Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import type { Act } from '../door/act';
import type { AnyChange } from '../door/change';
import { commit } from '../door/commit';
import { registerChange } from '../door/register-change';
import { resolveCitizen } from './resolve-citizen';
import { load } from '../door/write';

export type SetGuardianInput = {
  /** The dependant. */
  readonly citizenId: string;
  /** `''` = nobody’s dependant any more. */
  readonly guardianId: string;
};

/** Ties a citizen to the holder of parental authority, or takes the tie away. */
export const setGuardian = async (
  context: DataContext,
  { citizenId, guardianId }: SetGuardianInput,
): Promise<Result<{ act: Act }, Refusal>> => {
  const citizen = await resolveCitizen(context, citizenId);
  if (!citizen) return no({ code: 'notFound', entity: 'citizen', id: citizenId });
  const guardian = guardianId === '' ? null : await resolveCitizen(context, guardianId);
  if (guardianId !== '' && !guardian) return no({ code: 'notFound', entity: 'citizen', id: guardianId });
  if (guardian?.id === citizen.id) return no({ code: 'sameCitizen' });
  const changes: AnyChange[] = [registerChange(citizen.id, { [linkRegisters.guardianId]: guardian?.id ?? '' })];
  // The tie may stand on the one of two merged citizens who was asked for.
  const asked = citizenId === citizen.id ? null : await load(context, 'citizens', citizenId);
  if (asked && guardianIdOf(asked) !== '') changes.push(registerChange(asked.id, { [linkRegisters.guardianId]: '' }));
  const name = displayName(toCitizenValues(citizen));
  const done = await commit(context, guardian ? 'guardianSet' : 'guardianCleared', { name }, changes);
  return done.ok ? ok({ act: done.value }) : done;
};
