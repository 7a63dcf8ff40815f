import { withoutOtherImports } from '#shared/domain/exchange/request-import/without-other-imports';
import type { Refusal } from '#shared/errors/refusal';
import { ok, type Result } from '#shared/lib/result';

import type { DataContext } from '../context';
import { plain, plainAll } from '../plain';
import type { AnyChange } from './change';
import { pause } from './long-act';
import { registerChange } from './register-change';
import { undoChanges } from './undo-changes';
import type { Done } from './write';
import { writeTogether } from './write-together';

/** Those of these persons who still have an appointment that somebody booked. */
const whoComesAnyway = async ({ database }: DataContext, ids: readonly string[]): Promise<ReadonlySet<string>> => {
  const found = await database.appointments.find({ selector: { citizenId: { $in: [...ids] } } }).exec();
  return new Set(
    plainAll(found)
      .filter(({ status }) => status !== 'void')
      .map(({ citizenId }) => citizenId),
  );
};

/**
 * The data of the persons whom the import brought go again, unless somebody wrote to them since or they have another appointment: a
 * file that was the wrong one must not leave its names behind.
 */
const forgotten = async (context: DataContext, piece: readonly Done[]): Promise<readonly AnyChange[]> => {
  const made = piece.filter(({ collection, before }) => collection === 'citizens' && before === null);
  const ids = made.map(({ id }) => id);
  const anyway = await whoComesAnyway(context, ids);
  const citizens = await context.database.citizens.findByIds(ids).exec();
  return made.flatMap(({ id, marks }) => {
    const document = citizens.get(id);
    if (!document || anyway.has(id)) return [];
    const { fields } = plain(document);
    const names = Object.keys(fields);
    if (names.some((name) => !marks.includes(`${name}@${fields[name]?.t ?? ''}`))) return [];
    return [registerChange(id, Object.fromEntries(names.map((name) => [name, ''])))];
  });
};

/**
 * Takes an import back, the last piece first. An appointment or a request that went on since (someone came, somebody answered) stays
 * as it is.
 */
export const takeImportBack = async (
  context: DataContext,
  pieces: readonly (readonly Done[])[],
): Promise<Result<null, Refusal>> => {
  for (const piece of pieces.toReversed()) {
    const logged = piece.filter(({ collection }) => collection !== 'citizens');
    const changes = await undoChanges(context, logged, (log, marks) => withoutOtherImports(log, new Set(marks)));
    if (!changes.ok) return changes;
    const undone = await writeTogether(context, 'undone', changes.value);
    if (!undone.ok) return undone;
    await pause();
  }
  // Only now it is known who has no appointment left.
  for (const piece of pieces.toReversed()) {
    const undone = await writeTogether(context, 'undone', await forgotten(context, piece));
    if (!undone.ok) return undone;
    await pause();
  }
  return ok(null);
};
