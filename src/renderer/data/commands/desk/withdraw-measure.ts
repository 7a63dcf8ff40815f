import { undoEvents } from '#shared/domain/lifecycle/undo';
import type { Refusal } from '#shared/errors/refusal';
import { no, ok, type Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import type { Act } from '../door/act';
import { commit } from '../door/commit';
import { deskSessionId } from './desk-act';
import { eventChange } from '../door/event-change';
import { deskNumber, loadReference, todayOf } from '../../reference';

/** `eventId` = the announcement in the log of that desk and day. */
export type WithdrawMeasureInput = { readonly deskId: string; readonly eventId: string };

/** Takes back what was announced, wherever that was: the window that said it may be closed by now. */
export const withdrawMeasure = async (
  context: DataContext,
  { deskId, eventId }: WithdrawMeasureInput,
): Promise<Result<{ act: Act }, Refusal>> => {
  const reference = await loadReference(context);
  const desk = deskNumber(reference, deskId);
  if (desk === '') return no({ code: 'notFound', entity: 'desk', id: deskId });
  const id = deskSessionId(deskId, todayOf(context, reference));
  const done = await commit(context, 'measureWithdrawn', { desk }, [
    eventChange('deskSessions', id, (current) => undoEvents(current?.events ?? [], [eventId])),
  ]);
  return done.ok ? ok({ act: done.value }) : done;
};
