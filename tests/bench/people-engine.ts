import { firstValueFrom } from 'rxjs';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';

import { firstNames } from '#shared/demo/first-names';
import { lastNames } from '#shared/demo/last-names';
import { seeded } from '#shared/demo/random';
import { writeFields } from '#shared/domain/model/citizen-values';
import type { Citizen, CitizenValues } from '#shared/domain/model/citizen';
import { addDays } from '#shared/time/civil';

import { citizenSearchOf, type CitizenSearch } from '../../src/renderer/data/citizen-search-of';
import { openDatabase } from '../../src/renderer/data/database/open-database';
import { plain } from '../../src/renderer/data/plain';

const today = '2026-11-24';

/** The numbers that Arcep keeps for fiction: they ring nowhere. More people share a beginning than in life. */
const fictionRanges = ['019900', '026191', '035301', '046571', '053649', '063998'] as const;

/** So many invented citizens, the same every time. */
const invent = (count: number): readonly (CitizenValues & { readonly id: string })[] => {
  const random = seeded(20_261_124);
  return Array.from({ length: count }, (_, at) => {
    const [one, other] = [random.pick(lastNames), random.pick(lastNames)];
    return {
      id: `citizen-${String(at).padStart(6, '0')}`,
      lastName: random.chance(0.3) && one !== other ? `${one}-${other}` : one,
      firstName: random.chance(0.2) ? `${random.pick(firstNames)}-${random.pick(firstNames)}` : random.pick(firstNames),
      birthDate: addDays(today, -random.int(300, 33_000)),
      phone: `${random.pick(fictionRanges)}${String(random.int(0, 9_999)).padStart(4, '0')}`,
      email: random.chance(0.5) ? `p${at}@exemple.fr` : '',
    };
  });
};

const documentOf = ({ id, ...values }: CitizenValues & { readonly id: string }): Citizen => ({
  id,
  siteId: 'site',
  fields: writeFields(null, values, '1'),
  erasedAt: '',
});

/** A store with these citizens, and the search of the app over it. */
const open = async (people: readonly (CitizenValues & { readonly id: string })[]) => {
  const database = await openDatabase({ storeName: 'bench', storage: getRxStorageMemory(), multiInstance: false });
  await database.citizens.bulkInsert(people.map(documentOf));
  return {
    search: (): Promise<CitizenSearch> => firstValueFrom(citizenSearchOf(database, today)),
    /** Corrects somebody’s last name, as the exchange would bring it. */
    correct: async (id: string, lastName: string): Promise<void> => {
      const document = await database.citizens.findOne(id).exec();
      await document?.incrementalModify((citizen) => ({
        ...plain(document),
        fields: { ...citizen.fields, lastName: { v: lastName, t: '2' } },
      }));
    },
    close: () => database.close(),
  };
};

/** What scripts/bench/people measures: the search as the app makes it, from the store to the answer. */
export const peopleEngine = { invent, open };
