import type { Refusal } from '#shared/errors/refusal';
import { no, ok, type Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import { refuseUnanswered } from './refuse-unanswered';

/** `agentId` `''` = the whole site. */
export type MakeCalendarInput = { readonly agentId: string };

/** Makes a calendar feed. Its key is told this once: who loses it makes another. */
export const makeCalendar = async (
  context: DataContext,
  { agentId }: MakeCalendarInput,
): Promise<Result<{ id: string; key: string }, Refusal>> => {
  const made = await context.authority.makeCalendar(agentId);
  return typeof made === 'string' ? no(refuseUnanswered(made)) : ok(made);
};
