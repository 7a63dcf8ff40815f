import type { Refusal } from '#shared/errors/refusal';
import type { SettledPart } from '#shared/domain/conflicts/settled-today';
import { undoEvents } from '#shared/domain/lifecycle/undo';
import { ok, type Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import type { Act, ActParams } from '../door/act';
import type { AnyChange } from '../door/change';
import { commit } from '../door/commit';
import { eventChange } from '../door/event-change';

export type SettleBackInput = {
  readonly parts: readonly SettledPart[];
  /** What is taken back, in words. */
  readonly what: string;
};

const back = ({ collection, id, eventIds }: SettledPart): AnyChange =>
  collection === 'appointments'
    ? eventChange('appointments', id, (current) => undoEvents(current?.events ?? [], eventIds))
    : eventChange('tickets', id, (current) => undoEvents(current?.events ?? [], eventIds));

/**
 * Opens a conflict again that anybody settled today: the events that settled it are taken back. Refused once somebody has
 * built on them, for example when the person was told.
 */
export const settleBack = async (
  context: DataContext,
  { parts, what }: SettleBackInput,
): Promise<Result<{ act: Act }, Refusal>> => {
  const params: ActParams = { what };
  const done = await commit(context, 'settlementUndone', params, parts.toReversed().map(back));
  return done.ok ? ok({ act: done.value }) : done;
};
