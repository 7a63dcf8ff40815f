import type { ImportDraft } from '#shared/domain/exchange/import/import-plan';
import type { Refusal } from '#shared/errors/refusal';
import { no, ok, type Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import type { Act } from '../door/act';
import { citizenChange } from '../citizen/citizen-part';
import { commandChange } from '../door/changes';
import { longAct } from '../door/long-act';
import { asOnePerson, noteAct } from '../door/note-act';
import { takeImportBack, undoImport } from './take-import-back';
import type { Done } from '../door/write';
import { writeNew, type NewChange } from '../door/write-new';

export type ImportAppointmentsInput = {
  readonly drafts: readonly ImportDraft[];
  /** Hears how many are booked so far. */
  readonly onProgress?: (count: number) => void;
};

/** So many are written without a pause; then the window draws and hears keys. */
const chunkSize = 50;

/** Ids of the citizens that a file brings, one for each person however often they come. */
const citizenIds = (context: DataContext, drafts: readonly ImportDraft[]): ReadonlyMap<string, string> => {
  const ids = new Map<string, string>();
  for (const { citizen } of drafts)
    if ('key' in citizen && !ids.has(citizen.key)) ids.set(citizen.key, context.newId());
  return ids;
};

const changesOf = (
  context: DataContext,
  draft: ImportDraft,
  ids: ReadonlyMap<string, string>,
  written: Set<string>,
): readonly NewChange[] => {
  const { citizen, day, time, durationMin, deskId, reasonId, persons, channel, externalId } = draft;
  const citizenId = 'id' in citizen ? citizen.id : (ids.get(citizen.key) ?? '');
  const place = { day, time, durationMin, deskId };
  const known = externalId === '' ? {} : { externalId };
  const booking = { type: 'book', ...place, reasonId, citizenId, persons, channel, ...known } as const;
  const booked = commandChange('appointments', context.newId(), [booking]);
  if ('id' in citizen || written.has(citizen.key)) return [booked];
  written.add(citizen.key);
  return [citizenChange(citizenId, citizen.values), booked];
};

/**
 * Books what a dry run planned, as it stands: what does not fit is booked all the same, and the server says so. One act with one
 * undo, written in pieces so that the window stays alive and it can be stopped between two. A refusal takes back what was written before
 * it; what was written before a stop stays.
 */
export const importAppointments = async (
  anyone: DataContext,
  { drafts, onProgress }: ImportAppointmentsInput,
): Promise<Result<{ act: Act }, Refusal>> => {
  const context = asOnePerson(anyone);
  if (drafts.length === 0) return no({ code: 'notFound', entity: 'appointment', id: '' });
  const ids = citizenIds(context, drafts);
  const citizensWritten = new Set<string>();
  const pieces: (readonly Done[])[] = [];
  const code = 'appointmentsImported';
  const booked = await longAct(
    context,
    { code, all: drafts.length },
    async (pace): Promise<Result<number, Refusal>> => {
      let count = 0;
      while (count < drafts.length && !pace.isStopped()) {
        const some = drafts.slice(count, count + chunkSize);
        const changes = some.flatMap((draft) => changesOf(context, draft, ids, citizensWritten));
        const written = await writeNew(context, code, changes);
        if (!written.ok) {
          await takeImportBack(context, pieces);
          return written;
        }
        pieces.push(written.value);
        count += some.length;
        onProgress?.(count);
        await pace.tell(count);
      }
      return ok(count);
    },
  );
  if (!booked.ok) return booked;
  return ok({ act: noteAct(context, code, { count: booked.value }, undoImport(anyone, code, pieces)) });
};
