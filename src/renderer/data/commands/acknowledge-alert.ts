import type { Refusal } from '#shared/errors/refusal';
import { no, ok, type Result } from '#shared/lib/result';

import type { DataContext } from '../context';
import type { Acted } from './door/act';
import { commitAtServer, refusalAtServer } from './door/commit';
import { refusalWithout } from './door/role';

/** `what` = a few words for the undo bar. */
export type AcknowledgeAlertInput = { readonly alertId: string; readonly what: string };

const ask = async (context: DataContext, id: string, act: 'acknowledge' | 'back'): Promise<Result<null, Refusal>> => {
  const refusal = await refusalWithout(context, 'acknowledge');
  if (refusal) return no(refusal);
  const answer = await context.server.acknowledgeAlert({ id, agentId: context.station().agentId, act });
  return answer.ok ? ok(null) : no(refusalAtServer(answer.reason));
};

/** Takes note of an alert, for the whole site. Undo takes that back. */
export const acknowledgeAlert = (context: DataContext, { alertId, what }: AcknowledgeAlertInput): Acted =>
  commitAtServer(
    context,
    { code: 'alertAcknowledged', what },
    { ask: (here) => ask(here, alertId, 'acknowledge'), back: (here) => ask(here, alertId, 'back') },
  );
