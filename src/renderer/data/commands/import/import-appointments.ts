import type { ImportDraft } from '#shared/domain/exchange/import/import-plan';
import { no } from '#shared/lib/result';

import type { DataContext } from '../../context';
import { citizenChange } from '../citizen/citizen-part';
import type { Acted } from '../door/act';
import { commandChange } from '../door/changes';
import { piecesOf } from '../door/many-rows';
import { writeNew, type NewChange } from '../door/write-many';
import { commitImport } from './import-act';

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
  context: DataContext,
  { drafts, onProgress }: ImportAppointmentsInput,
): Acted<{ readonly count: number }> => {
  if (drafts.length === 0) return no({ code: 'notFound', entity: 'appointment', id: '' });
  const ids = citizenIds(context, drafts);
  const citizensWritten = new Set<string>();
  const code = 'appointmentsImported';
  const pieces = piecesOf(drafts, chunkSize, (here, some) =>
    writeNew(
      here,
      code,
      some.flatMap((draft) => changesOf(here, draft, ids, citizensWritten)),
    ),
  );
  return commitImport(context, code, pieces, onProgress);
};
