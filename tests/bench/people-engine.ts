import { firstValueFrom } from 'rxjs';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';

import { writeFields } from '#shared/domain/model/citizen-values';
import type { Citizen } from '#shared/domain/model/citizen';

import { citizenSearchOf, type CitizenSearch } from '../../src/renderer/data/citizen-search-of';
import { openDatabase } from '../../src/renderer/data/database/open-database';
import { isAmong, misspeltNames } from '../names/misspell';
import { townOfNames, type Named } from '../names/town-of-names';

const today = '2026-11-24';

const documentOf = ({ id, ...values }: Named): Citizen => ({
  id,
  siteId: 'site',
  fields: writeFields(null, values, '1'),
  erasedAt: '',
});

/** A store with these citizens, and the search of the app over it. */
const open = async (people: readonly Named[]) => {
  const database = await openDatabase({ storeName: 'bench', storage: getRxStorageMemory(), multiInstance: false });
  await database.citizens.bulkInsert(people.map(documentOf));
  return {
    search: (): Promise<CitizenSearch> => firstValueFrom(citizenSearchOf(database, today)),
    /** Corrects somebody’s last name, as the exchange would bring it. */
    correct: async (id: string, lastName: string): Promise<void> => {
      const document = await database.citizens.findOne(id).exec();
      await document?.incrementalModify((citizen) => ({
        ...citizen,
        fields: { ...citizen.fields, lastName: { v: lastName, t: '000000000000002-000000-d' } },
      }));
    },
    close: () => database.close(),
  };
};

/** What scripts/bench/people measures: the search as the app makes it, from the store to the answer. */
export const peopleEngine = { invent: (count: number) => townOfNames(count, 'bench'), open, misspeltNames, isAmong };
