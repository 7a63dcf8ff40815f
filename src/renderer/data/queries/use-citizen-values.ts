import { map } from 'rxjs';

import type { CitizenValues } from '#shared/domain/model/citizen';
import { toCitizenValues } from '#shared/domain/model/citizen-values';

import { plain } from '../plain';
import { useLive } from './use-live';

const none: ReadonlyMap<string, CitizenValues> = new Map();

/** The values of these citizens by id. An unknown id has no entry. */
export const useCitizenValues = (ids: readonly string[]): ReadonlyMap<string, CitizenValues> => {
  const wanted = [...new Set(ids)].filter((id) => id !== '').toSorted();
  return useLive(
    `citizens ${wanted.join(' ')}`,
    (database) =>
      database.citizens
        .findByIds(wanted)
        .$.pipe(
          map((documents) => new Map([...documents].map(([id, document]) => [id, toCitizenValues(plain(document))]))),
        ),
    none,
    { keep: true },
  );
};
