import type { Refusal } from '#shared/errors/refusal';
import { no, ok, type Result } from '#shared/lib/result';
import type { AccessScope } from '#shared/sync/access-protocol';

import type { DataContext } from '../../context';
import { refuseUnanswered } from './refuse-unanswered';

/** `name` says which program the key is for. */
export type MakeAccessKeyInput = { readonly name: string; readonly scope: AccessScope };

/** Makes a key of the read interface. It is told this once: who loses it makes another. */
export const makeAccessKey = async (
  context: DataContext,
  { name, scope }: MakeAccessKeyInput,
): Promise<Result<{ id: string; key: string }, Refusal>> => {
  const made = await context.authority.makeAccessKey({ name: name.trim(), scope });
  return typeof made === 'string' ? no(refuseUnanswered(made)) : ok(made);
};
