import type { ActFacts, WriteCode } from '#shared/domain/model/act-facts';
import type { Refusal } from '#shared/errors/refusal';
import { no, ok, type Result } from '#shared/lib/result';
import { hasNoTime, unansweredWhy, type CallFailure } from '#shared/sync/wire/client';

import type { DataContext } from '../../context';
import { orNotStored } from '../../store-loss';
import type { Act, Acted, Undo, Undone } from './act';
import { undoable } from './act-list';
import type { AnyChange } from './changes';
import type { Done } from './prepare';
import { undoChanges } from './undo-changes';
import { write } from './write';

/** The same context with who sits here now: an act that takes seconds stays theirs, whoever sits down meanwhile. */
export const asOnePerson = (context: DataContext): DataContext => {
  const who = context.station();
  return { ...context, station: () => who };
};

const forGood: ReadonlySet<Refusal['code']> = new Set(['nothingToUndo', 'settingsStale', 'undoTooLate']);
/** Whether an act that was refused so cannot be taken back later either, unless somebody takes back what came after it. A call on its way comes to an end. */
export const isForGood = (refusal: Refusal): boolean =>
  forGood.has(refusal.code) && !(refusal.code === 'undoTooLate' && refusal.status === 'callTaken');

/** The act of the person in this context; `done` = what it wrote, `null` = that need not be known. One that wrote nothing is in no list. */
export const actOf = (
  context: DataContext,
  facts: ActFacts,
  takeBack: Undo,
  done: readonly Done[] | null = null,
): Act => {
  const id = context.newId();
  const undo: Undo = async () => {
    const undone = await orNotStored(context, takeBack);
    // What was stopped in the middle goes on with the next undo.
    if (undone.ok && !undone.value?.isStopped) context.acts.mark(id, 'undone');
    // An own later act can be taken back first; what somebody else built on it stays.
    else if (!undone.ok && isForGood(undone.reason) && undoable(context.acts.of(agentId))?.id === id)
      context.acts.mark(id, 'stays');
    return undone;
  };
  const { agentId } = context.station();
  const marks = done?.flatMap((one) => one.marks);
  const at = context.now().toISOString();
  const act = { ...facts, id, agentId, at, undo, undone: false, stays: false, ...(marks ? { marks } : {}) };
  if (done?.length !== 0) context.acts.add(act);
  return act;
};

/** Writes what is in nobody's list and cannot be taken back. */
export const writeUnlisted = async (
  context: DataContext,
  code: WriteCode,
  changes: readonly AnyChange[],
): Promise<Result<null, Refusal>> => {
  const written = await write(context, code, changes, () => Promise.resolve());
  return written.ok ? ok(null) : written;
};

const takeBack = async (context: DataContext, done: readonly Done[]): Promise<Result<Undone, Refusal>> => {
  const back = await undoChanges(context, done);
  if (!back.ok) return back;
  const written = await writeUnlisted(context, 'undone', back.value.changes);
  const waits = back.value.waits();
  return written.ok && waits.length > 0 ? ok({ isStopped: false, waits }) : written;
};

/** Writes an act, all of it or nothing, and puts it, with its undo, into the list of the person who did it. */
export const commit = async (anyone: DataContext, facts: ActFacts, changes: readonly AnyChange[]): Acted => {
  const context = asOnePerson(anyone);
  const written = await write(context, facts.code, changes, (done) => takeBack(context, done));
  if (!written.ok) return written;
  const undo: Undo = () => takeBack(anyone, written.value);
  return ok({ act: actOf(context, facts, undo, written.value) });
};

/** Why the server did not do what was asked, as a refusal. */
export const refusalAtServer = (why: CallFailure): Refusal => {
  if (hasNoTime(why)) return { code: 'serverBusy' };
  return unansweredWhy(why) === 'notAllowed' ? { code: 'notAllowed', readOnly: false } : { code: 'serverUnreachable' };
};

/** The same of what administrators alone may ask, at devices of theirs. */
export const adminRefusalAtServer = (why: CallFailure): Refusal =>
  unansweredWhy(why) === 'notAllowed' ? { code: 'adminOnly', who: 'device' } : refusalAtServer(why);

type AtServer<Value, Why> = {
  /** Asks the server to do it, in the name of who sits in this context. */
  readonly ask: (context: DataContext) => Promise<Result<Value, Why>>;
  /** Asks it to take that back, in the name of who undoes it. */
  readonly back: (context: DataContext) => Promise<Result<null, Refusal>>;
};

/** An act that the server does: nothing is written here, and it stands in the list of the person who asked for it. */
export const commitAtServer = async <Value, Why>(
  anyone: DataContext,
  facts: ActFacts,
  { ask, back }: AtServer<Value, Why>,
): Promise<Result<{ readonly act: Act; readonly value: Value }, Why>> => {
  const context = asOnePerson(anyone);
  const asked = await ask(context);
  if (!asked.ok) return no(asked.reason);
  return ok({ act: actOf(context, facts, () => back(anyone)), value: asked.value });
};
