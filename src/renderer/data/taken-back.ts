import type { Citizen } from '#shared/domain/model/citizen';
import { addDays } from '#shared/time/civil';

import type { GuichetDatabase } from './database/collections';
import { readAll } from './plain';
import { breathe, readDaysAbout } from './read-portion';

/**
 * The register of a citizen who came with an act that was taken back. Their values stay: a desk without network may have booked for
 * them meanwhile, and its appointment keeps the name.
 */
export const TAKEN_BACK = 'takenBack';

/** Whether the act that made a citizen was taken back, and nothing was written of them since. */
const isMarked = ({ fields, erasedAt }: Citizen): boolean => {
  const mark = fields[TAKEN_BACK];
  return erasedAt === '' && mark?.v === '1' && Object.values(fields).every(({ t }) => t <= mark.t);
};

type Passage = {
  readonly id: string;
  readonly status: string;
  readonly citizenId: string;
  readonly persons?: readonly { readonly citizenId?: string | undefined }[];
};

/** The citizens who came with acts that were taken back, with the passages that still name each. */
export const createTakenBack = () => {
  const naming = new Map<string, Set<string>>();
  return {
    /** Takes in a citizen; `true` = they came with an act that was taken back. */
    take: (citizen: Citizen): boolean => {
      if (!isMarked(citizen)) naming.delete(citizen.id);
      else if (!naming.has(citizen.id)) naming.set(citizen.id, new Set());
      return naming.has(citizen.id);
    },
    /** Takes in a passage; `true` = it names one of them. */
    note: ({ id, status, citizenId, persons = [] }: Passage): boolean => {
      if (naming.size === 0) return false;
      const named = [citizenId, ...persons.flatMap((one) => one.citizenId ?? [])];
      const lists = named.flatMap((one) => naming.get(one) ?? []);
      for (const list of lists)
        if (status === 'void') list.delete(id);
        else list.add(id);
      return lists.length > 0;
    },
    /** Whether nothing names them any more. */
    isGone: (citizenId: string): boolean => naming.get(citizenId)?.size === 0,
    size: (): number => naming.size,
  };
};

/** Who was made lately was named lately. */
const daysBack = 31;
const portionDays = 3;
const restMs = 10;

/** The passages that name some citizens: appointments of any day, tickets and requests of the last month. */
export const passagesNaming = async (
  database: GuichetDatabase,
  ids: ReadonlySet<string>,
  today: string,
): Promise<readonly Passage[]> => {
  const found: Passage[] = [];
  for (const citizenId of ids) found.push(...(await readAll(database.appointments.find({ selector: { citizenId } }))));
  for (let day = today; day > addDays(today, -daysBack) && !database.closed; day = addDays(day, -portionDays)) {
    const from = addDays(day, -portionDays);
    found.push(...((await readDaysAbout<'tickets'>(database.tickets, from, day, ids)) ?? []));
    found.push(...((await readDaysAbout<'requests'>(database.requests, from, day, ids)) ?? []));
    await breathe(restMs);
  }
  return found;
};
