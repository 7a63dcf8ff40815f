import type { Refusal } from '#shared/errors/refusal';
import type { Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import type { Act, ActCode, ActParams, Undone } from './act';

/** The same context with who sits here now: an act that takes seconds stays theirs, whoever sits down meanwhile. */
export const asOnePerson = (context: DataContext): DataContext => {
  const who = context.station();
  return { ...context, station: () => who };
};

/** Puts an act into the list of the person who did it, with what takes it back. */
export const noteAct = (
  context: DataContext,
  code: ActCode,
  params: ActParams,
  takeBack: () => Promise<Result<Undone, Refusal>>,
): Act => {
  const act = actOf(context, code, params, takeBack);
  context.acts.add(act);
  return act;
};

/** The act itself, for one that may have come to nothing and is in no list then. */
export const actOf = (
  context: DataContext,
  code: ActCode,
  params: ActParams,
  takeBack: () => Promise<Result<Undone, Refusal>>,
): Act => {
  const id = context.newId();
  const undo = async (): Promise<Result<Undone, Refusal>> => {
    const undone = await takeBack();
    // What was stopped in the middle goes on with the next undo.
    if (undone.ok && !undone.value?.isStopped) context.acts.markUndone(id);
    return undone;
  };
  const { agentId } = context.station();
  return { id, agentId, at: context.now().toISOString(), code, params, undo, undone: false };
};
