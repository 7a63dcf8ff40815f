import { citizenFields } from '#shared/domain/model/citizen';
import { displayName, toCitizenValues } from '#shared/domain/model/citizen-values';
import { linkRegisters } from '#shared/domain/people/links';
import type { Refusal } from '#shared/errors/refusal';
import { no, ok, type Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import type { Act } from '../door/act';
import { commit } from '../door/commit';
import { registerChange } from '../door/register-change';
import { resolveCitizen } from './resolve-citizen';

export type MergeCitizensInput = {
  /** The one that stays. */
  readonly keepId: string;
  readonly otherId: string;
};

/**
 * Makes two citizens one: the other points at the one that stays, whose empty fields are filled from it. Nothing is deleted, no
 * passage is rewritten, so that a separation restores both.
 */
export const mergeCitizens = async (
  context: DataContext,
  { keepId, otherId }: MergeCitizensInput,
): Promise<Result<{ act: Act }, Refusal>> => {
  const keep = await resolveCitizen(context, keepId);
  if (!keep) return no({ code: 'notFound', entity: 'citizen', id: keepId });
  const other = await resolveCitizen(context, otherId);
  if (!other) return no({ code: 'notFound', entity: 'citizen', id: otherId });
  if (keep.id === other.id) return no({ code: 'sameCitizen' });
  const [values, given] = [toCitizenValues(keep), toCitizenValues(other)];
  const filled = citizenFields.filter((field) => values[field] === '' && given[field] !== '');
  const done = await commit(context, 'citizensMerged', { name: displayName(values) }, [
    registerChange(keep.id, Object.fromEntries(filled.map((field) => [field, given[field]]))),
    registerChange(other.id, {
      [linkRegisters.mergedFields]: filled.join(' '),
      [linkRegisters.mergedInto]: keep.id,
    }),
  ]);
  return done.ok ? ok({ act: done.value }) : done;
};
