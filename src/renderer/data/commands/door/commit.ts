import type { Refusal } from '#shared/errors/refusal';
import { ok, type Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import type { Act, ActCode, ActParams } from './act';
import type { AnyChange } from './changes';
import { actOf, asOnePerson } from './note-act';
import { undoChanges } from './undo-changes';
import { write, type Done } from './write';

const takeBack = async (context: DataContext, done: readonly Done[]): Promise<Result<null, Refusal>> => {
  const changes = await undoChanges(context, done);
  if (!changes.ok) return changes;
  const undone = await write(context, 'undone', changes.value, () => Promise.resolve());
  return undone.ok ? ok(null) : undone;
};

/** Writes an act and puts it, with its undo, into the list of the person who did it. */
export const commit = async (
  anyone: DataContext,
  code: ActCode,
  params: ActParams,
  changes: readonly AnyChange[],
): Promise<Result<Act, Refusal>> => {
  const context = asOnePerson(anyone);
  const written = await write(context, code, changes, (done) => takeBack(context, done));
  if (!written.ok) return written;
  const act = actOf(context, code, params, () => takeBack(anyone, written.value));
  if (written.value.length > 0) context.acts.add(act);
  return ok(act);
};
