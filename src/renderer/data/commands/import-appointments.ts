import type { ImportDraft } from '#shared/domain/exchange/import/import-plan';
import type { Refusal } from '#shared/errors/refusal';
import { no, ok, type Result } from '#shared/lib/result';

import type { DataContext } from '../context';
import type { Act } from './act';
import { citizenChange } from './citizen-part';
import { commandChange } from './event-change';
import { pause } from './long-act';
import { asOnePerson, noteAct } from './note-act';
import { takeImportBack } from './take-import-back';
import type { Done } from './write';
import { writeNew, type NewChange } from './write-new';

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
 * undo, written in pieces so that the window stays alive. A refusal takes back what was written before it.
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
  for (let from = 0; from < drafts.length; from += chunkSize) {
    const some = drafts.slice(from, from + chunkSize);
    const changes = some.flatMap((draft) => changesOf(context, draft, ids, citizensWritten));
    const written = await writeNew(context, 'appointmentsImported', changes);
    if (!written.ok) {
      await takeImportBack(context, pieces);
      return written;
    }
    pieces.push(written.value);
    onProgress?.(Math.min(drafts.length, from + chunkSize));
    await pause();
  }
  const back = (): Promise<Result<null, Refusal>> => takeImportBack(anyone, pieces);
  return ok({ act: noteAct(context, 'appointmentsImported', { count: drafts.length }, back) });
};
