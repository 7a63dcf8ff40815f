import type { ActCode, ActFacts } from '#shared/domain/model/act-facts';
import type { Refusal } from '#shared/errors/refusal';
import { no, ok, type Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import type { Act, Acted, Undo } from './act';
import type { AnyChange } from './changes';
import { actOf, asOnePerson } from './commit';
import { longAct, pieceSize, type Pace } from './long-act';
import type { Done } from './prepare';
import { undoMany } from './undo-many';
import { writeTogether, type LeftOut } from './write-many';

type Rows = {
  readonly code: ActCode;
  readonly all: number;
  /** Writes piece by piece and notes each in `into`, so that nothing written is forgotten when a later piece fails. */
  readonly work: (context: DataContext, pace: Pace, into: Done[]) => Promise<Result<readonly LeftOut[], Refusal>>;
  readonly factsOf: (done: readonly Done[]) => ActFacts;
};

export type ManyDone = { readonly act: Act; readonly done: readonly Done[]; readonly left: readonly LeftOut[] };

/**
 * An act on many rows, each for itself: what can be written is, the rest is named. It tells how far it is and can be stopped
 * between two pieces; what is done stays done, as one act with one undo. Outbox first in each piece, so that a crash leaves whole rows
 * only.
 */
export const commitMany = async (
  anyone: DataContext,
  { code, all, work, factsOf }: Rows,
): Promise<Result<ManyDone, Refusal>> => {
  const context = asOnePerson(anyone);
  const done: Done[] = [];
  const note = (): Act => actOf(context, factsOf(done), undoMany(anyone, code, done), done);
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

/** So many rows of an act, written at once. */
export type Piece = {
  readonly rows: number;
  readonly write: (context: DataContext) => Promise<Result<readonly Done[], Refusal>>;
};

/** Cuts rows into pieces of at most `size`, each written by `writeSome`. */
export const piecesOf = <Row>(
  rows: readonly Row[],
  size: number,
  writeSome: (context: DataContext, some: readonly Row[]) => ReturnType<Piece['write']>,
): readonly Piece[] =>
  Array.from({ length: Math.ceil(rows.length / size) }, (_, at) => {
    const some = rows.slice(at * size, (at + 1) * size);
    return { rows: some.length, write: (context) => writeSome(context, some) };
  });

type Pieces = {
  readonly code: ActCode;
  readonly pieces: readonly Piece[];
  readonly factsOf: (count: number) => ActFacts;
  /** Takes back what was written before a refusal. */
  readonly takeBack: (context: DataContext, written: readonly (readonly Done[])[]) => Promise<unknown>;
  readonly undo: (written: readonly (readonly Done[])[]) => Undo;
  /** Hears how many rows are written so far. */
  readonly onProgress: ((count: number) => void) | undefined;
};

/**
 * An act in pieces, so that the window stays alive and it can be stopped between two. A refusal takes back what was written before it;
 * what was written before a stop stays. `count` = how many rows were written.
 */
export const commitPieces = async (
  anyone: DataContext,
  { code, pieces, factsOf, takeBack, undo, onProgress }: Pieces,
): Acted<{ readonly count: number }> => {
  const context = asOnePerson(anyone);
  const written: (readonly Done[])[] = [];
  let count = 0;
  const all = pieces.reduce((sum, { rows }) => sum + rows, 0);
  const refusal = await longAct(context, { code, all }, async (pace): Promise<Refusal | null> => {
    for (const piece of pieces) {
      if (pace.isStopped()) break;
      const done = await piece.write(context);
      if (!done.ok) {
        await takeBack(context, written);
        return done.reason;
      }
      written.push(done.value);
      count += piece.rows;
      onProgress?.(count);
      await pace.tell(count);
    }
    return null;
  });
  return refusal ? no(refusal) : ok({ act: actOf(context, factsOf(count), undo(written)), count });
};
