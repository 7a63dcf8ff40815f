import type { ActCode } from '#shared/domain/model/act-facts';
import { withoutOtherImports } from '#shared/domain/exchange/request-import/without-other-imports';
import type { Appointment } from '#shared/domain/model/appointment';
import type { Citizen } from '#shared/domain/model/citizen';
import type { Refusal } from '#shared/errors/refusal';
import { ok, type Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import { readAll } from '../../plain';
import type { Acted, Undo } from '../door/act';
import { registerChange, type AnyChange } from '../door/changes';
import { asOnePerson } from '../door/commit';
import { longAct, pause, type Pace } from '../door/long-act';
import { commitPieces, type Piece } from '../door/many-rows';
import type { Done } from '../door/prepare';
import { undoChanges } from '../door/undo-changes';
import { writeTogether } from '../door/write-many';

/** Goes on to its end. */
const steady: Pace = { isStopped: () => false, tell: pause, ask: (call) => call() };

const loggedOf = (piece: readonly Done[]): readonly Done[] =>
  piece.filter(({ collection }) => collection !== 'citizens');

/** Those of these persons who still have an appointment that somebody booked. */
const whoComesAnyway = async ({ database }: DataContext, ids: readonly string[]): Promise<ReadonlySet<string>> => {
  const found = await readAll<Appointment>(database.appointments.find({ selector: { citizenId: { $in: [...ids] } } }));
  return new Set(found.filter(({ status }) => status !== 'void').map(({ citizenId }) => citizenId));
};

/**
 * The data of the persons whom the import brought go again, unless somebody wrote to them since or they have another appointment: a
 * file that was the wrong one must not leave its names behind.
 */
const forgotten = async (context: DataContext, piece: readonly Done[]): Promise<readonly AnyChange[]> => {
  const made = piece.filter(({ collection, before }) => collection === 'citizens' && before === null);
  const ids = made.map(({ id }) => id);
  const anyway = await whoComesAnyway(context, ids);
  const citizens = new Map(
    (await readAll<Citizen>(context.database.citizens.findByIds(ids))).map((citizen) => [citizen.id, citizen]),
  );
  return made.flatMap(({ id, marks }) => {
    const citizen = citizens.get(id);
    if (!citizen || anyway.has(id)) return [];
    const { fields } = citizen;
    const names = Object.keys(fields);
    if (names.some((name) => !marks.includes(`${name}@${fields[name]?.t ?? ''}`))) return [];
    return [registerChange(id, Object.fromEntries(names.map((name) => [name, ''])))];
  });
};

/**
 * Takes an import back, the last piece first. An appointment or a request that went on since (someone came, somebody answered) stays
 * as it is. `begun` counts the pieces that are back, so that one that was stopped goes on. Says whether all of it is back.
 */
export const takeImportBack = async (
  context: DataContext,
  pieces: readonly (readonly Done[])[],
  pace: Pace = steady,
  begun: { pieces: number; rows: number } = { pieces: 0, rows: 0 },
): Promise<Result<boolean, Refusal>> => {
  for (const piece of pieces.toReversed().slice(begun.pieces)) {
    if (pace.isStopped()) return ok(false);
    const logged = loggedOf(piece);
    const changes = await undoChanges(context, logged, (log, marks) => withoutOtherImports(log, new Set(marks)));
    if (!changes.ok) return changes;
    const undone = await writeTogether(context, 'undone', changes.value.changes);
    if (!undone.ok) return undone;
    begun.pieces += 1;
    begun.rows += logged.length;
    await pace.tell(begun.rows);
  }
  // Only now it is known who has no appointment left.
  for (const piece of pieces.toReversed()) {
    const undone = await writeTogether(context, 'undone', await forgotten(context, piece));
    if (!undone.ok) return undone;
    await pause();
  }
  return ok(true);
};

/** The undo of an import: it tells how far it is and can be stopped between two pieces; the next undo goes on. */
const undoImport = (anyone: DataContext, code: ActCode, pieces: readonly (readonly Done[])[]): Undo => {
  const begun = { pieces: 0, rows: 0 };
  return async () => {
    const context = asOnePerson(anyone);
    const all = pieces.flatMap(loggedOf).length;
    const back = await longAct(context, { code, all, isUndo: true }, (pace) =>
      takeImportBack(context, pieces, pace, begun),
    );
    if (!back.ok) return back;
    return ok(back.value ? null : { done: begun.rows, all, isStopped: true, why: null, left: [] });
  };
};

/** The act of an import, of how many rows; a refusal takes back what was written before it. */
export const commitImport = (
  context: DataContext,
  code: 'appointmentsImported' | 'requestsImported',
  pieces: readonly Piece[],
  onProgress?: (count: number) => void,
): Acted<{ readonly count: number }> =>
  commitPieces(context, {
    code,
    pieces,
    factsOf: (count) => ({ code, count }),
    takeBack: takeImportBack,
    undo: (written) => undoImport(context, code, written),
    onProgress,
  });
