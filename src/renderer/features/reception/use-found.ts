import { useMemo } from 'react';

import { peopleText } from '#shared/i18n/fr/people';
import { receptionText } from '#shared/i18n/fr/reception';

import { useCitizenFind } from '../../data/queries/use-citizen-search';
import { useWhereabouts } from '../../data/queries/use-whereabouts';
import type { useReceptionDay } from './use-reception-day';
import { searchArrivals, type FoundGroup } from './view-model/arrival-search';
import { unscramble } from './view-model/scanned-code';

type Day = Pick<ReturnType<typeof useReceptionDay>, 'arrivals' | 'appointments' | 'tickets' | 'today'>;

/** What a search of reception finds; `notYet` says in words why there is nothing to say yet, `''` when there is. */
export const useFound = (
  search: string,
  day: Day,
): { readonly found: readonly FoundGroup[]; readonly notYet: string } => {
  const { arrivals, appointments, tickets, today } = day;
  const ofToday = useMemo(() => new Set(appointments.map((one) => one.citizenId)), [appointments]);
  const expected = useCitizenFind(search, ofToday);
  const others = useCitizenFind(search);
  // What a scanner wrote on a keyboard of another country.
  const scanned = useCitizenFind(others.matches.length > 0 ? '' : unscramble(search));
  // Those of today come first, however many others bear the name.
  const matches = useMemo(() => {
    const known = new Set(expected.matches.map(({ citizenId }) => citizenId));
    const called = [...expected.matches, ...others.matches, ...scanned.matches];
    return called.filter(({ citizenId }, at) => at < known.size || !known.has(citizenId));
  }, [expected.matches, others.matches, scanned.matches]);
  const whereaboutsOf = useWhereabouts(matches, tickets, today);
  const found = searchArrivals({ arrivals, tickets, matches, whereaboutsOf, today }, search);
  if (found.length > 0) return { found, notYet: '' };
  if (others.state === 'reading') return { found, notYet: peopleText.search.reading };
  return { found, notYet: others.state === 'tooShort' ? receptionText.arrivals.tooShort : '' };
};
