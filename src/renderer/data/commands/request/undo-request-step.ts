import { undoEvents } from '#shared/domain/lifecycle/undo';
import type { Refusal } from '#shared/errors/refusal';
import { no, ok, type Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import type { Act } from '../door/act';
import { commit } from '../door/commit';
import { eventChange } from '../door/event-change';
import { loadReference } from '../../reference';
import { load } from '../door/write';

export type UndoRequestStepInput = { readonly requestId: string; readonly eventId: string };

/** Takes a step of a request back, whoever took it and whenever, as long as nothing was built on it. */
export const undoRequestStep = async (
  context: DataContext,
  { requestId, eventId }: UndoRequestStepInput,
): Promise<Result<{ act: Act }, Refusal>> => {
  const request = await load(context, 'requests', requestId);
  if (!request) return no({ code: 'notFound', entity: 'request', id: requestId });
  const { reasons } = await loadReference(context);
  const reason = reasons.find(({ id }) => id === request.reasonId)?.name ?? '';
  const done = await commit(context, 'requestStepUndone', { reason }, [
    eventChange('requests', requestId, (current) => undoEvents(current?.events ?? [], [eventId])),
  ]);
  return done.ok ? ok({ act: done.value }) : done;
};
