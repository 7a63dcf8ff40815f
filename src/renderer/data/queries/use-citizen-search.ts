import { useMemo } from 'react';
import { from, of, switchMap } from 'rxjs';

import type { CitizenMatch } from '#shared/domain/lifecycle/citizen-search';

import { citizenSearchOf, type CitizenSearch } from '../citizen-search-of';
import { useLive } from './use-live';

export type { CitizenMatch } from '#shared/domain/lifecycle/citizen-search';

const most = 12;
const fewestLetters = 3;
const findNobody: CitizenSearch = () => [];

/**
 * The citizens that this text may mean, best first. Empty for fewer than three letters or digits. `among` keeps to some
 * citizens by id.
 */
export const useCitizenSearch = (text: string, among?: ReadonlySet<string>): readonly CitizenMatch[] => {
  const wanted = text.trim();
  // The index is built only once somebody searches.
  const isAsked = wanted.length >= fewestLetters;
  const search = useLive<CitizenSearch>(
    isAsked ? 'citizen search' : 'no citizen search',
    (database) => (isAsked ? from(citizenSearchOf(database)).pipe(switchMap((searches) => searches)) : of(findNobody)),
    findNobody,
  );
  return useMemo(() => (isAsked ? search(wanted, most, among) : []), [isAsked, search, wanted, among]);
};
