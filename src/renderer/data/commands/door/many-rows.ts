import type { Refusal } from '#shared/errors/refusal';
import { ok, type Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import type { Act, ActCode, ActParams } from './act';
import type { AnyChange } from './changes';
import { longAct, pieceSize, type Pace } from './long-act';
import { actOf, asOnePerson } from './note-act';
import { undoMany } from './undo-many';
import type { Done } from './write';
import { writeTogether, type LeftOut } from './write-together';

type Rows = {
  readonly code: ActCode;
  readonly all: number;
  /** Writes piece by piece and notes each in `into`, so that nothing written is forgotten when a later piece fails. */
  readonly work: (context: DataContext, pace: Pace, into: Done[]) => Promise<Result<readonly LeftOut[], Refusal>>;
  readonly paramsOf: (done: readonly Done[]) => ActParams;
};

export type ManyDone = { readonly act: Act; readonly done: readonly Done[]; readonly left: readonly LeftOut[] };

/**
 * An act on many rows, each for itself: what can be written is, the rest is named. It tells how far it is and can be stopped
 * between two pieces; what is done stays done, as one act with one undo. Outbox first in each piece, so that a crash leaves whole rows
 * only.
 */
export const commitMany = async (
  anyone: DataContext,
  { code, all, work, paramsOf }: Rows,
): Promise<Result<ManyDone, Refusal>> => {
  const context = asOnePerson(anyone);
  const done: Done[] = [];
  const note = (): Act => {
    const undo = undoMany(anyone, code, done);
    const act = actOf(context, code, paramsOf(done), undo);
    if (done.length > 0) context.acts.add(act);
    return act;
  };
  try {
    const left = await longAct(context, { code, all }, (pace) => work(context, pace, done));
    if (!left.ok && done.length === 0) return left;
    return ok({ act: note(), done, left: left.ok ? left.value : [] });
  } catch (error) {
    // The store failed in the middle: what was written before can still be taken back.
    if (done.length > 0) note();
    throw error;
  }
};

/** Rows that need nothing but their changes, in pieces: the changes of one row are always of one piece. */
export const inPieces =
  (code: ActCode, rows: readonly (readonly AnyChange[])[]): Rows['work'] =>
  async (context, pace, into) => {
    const left: LeftOut[] = [];
    for (let from = 0; from < rows.length && !pace.isStopped(); from += pieceSize) {
      const written = await writeTogether(context, code, rows.slice(from, from + pieceSize).flat());
      if (!written.ok) return written;
      into.push(...written.value.done);
      left.push(...written.value.left);
      await pace.tell(Math.min(rows.length, from + pieceSize));
    }
    return ok(left);
  };
