import type { Refusal } from '#shared/errors/refusal';
import { no, ok, type Result } from '#shared/lib/result';

import type { DataContext } from '../context';
import type { Act } from './door/act';
import { noteAct } from './door/note-act';

/** `what` = a few words for the undo bar. */
export type AcknowledgeAlertInput = { readonly alertId: string; readonly what: string };

const ask = async (context: DataContext, id: string, act: 'acknowledge' | 'back'): Promise<Result<null, Refusal>> => {
  const reply = await context.authority.acknowledgeAlert({ id, agentId: context.station().agentId, act });
  if (reply === 'unreachable') return no({ code: 'serverUnreachable' });
  return reply === 'notAllowed' ? no({ code: 'notAllowed', readOnly: false }) : ok(null);
};

/** Takes note of an alert, for the whole site. Undo takes that back. */
export const acknowledgeAlert = async (
  context: DataContext,
  { alertId, what }: AcknowledgeAlertInput,
): Promise<Result<Act, Refusal>> => {
  const noted = await ask(context, alertId, 'acknowledge');
  if (!noted.ok) return noted;
  return ok(noteAct(context, 'alertAcknowledged', { what }, () => ask(context, alertId, 'back')));
};
