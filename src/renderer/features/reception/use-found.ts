import { useEffect, useEffectEvent, useLayoutEffect, useMemo, useReducer } from 'react';

import type { CitizenMatch } from '#shared/domain/people/search-citizens';
import { joinMatches, peopleOf } from '#shared/domain/people/whereabouts';
import type { Whereabouts } from '#shared/domain/people/whereabouts';
import { peopleText } from '#shared/i18n/fr/people';
import { receptionText } from '#shared/i18n/fr/reception';

import { leftOut, useCitizenFind, type LeftOut } from '../../data/queries/use-citizen-search';
import { useCitizenValues } from '../../data/queries/use-citizen-values';
import { useNotedSearch } from '../../data/queries/use-note-reading';
import { useWhereabouts } from '../../data/queries/use-whereabouts';
import type { useReceptionDay } from './use-reception-day';
import {
  mayMove,
  numbered,
  rowsOf,
  searchArrivals,
  withFamily,
  type FoundGroup,
  type FoundRow,
} from './view-model/arrival-search';
import { countFound, firstChosen, meantRow } from './view-model/chosen-row';
import { noSearch, selectedRow, stepSearch, walkedTo, type SearchChoice } from './view-model/search-choice';
import { unscramble } from './view-model/scanned-code';

type Day = Pick<ReturnType<typeof useReceptionDay>, 'arrivals' | 'appointments' | 'tickets' | 'today'>;

export type Found = {
  readonly choice: SearchChoice;
  readonly groups: readonly FoundGroup[];
  /** The rows have their last order, or there are none and there will be none. */
  readonly isSettled: boolean;
  /** Why there is nothing to say yet, in words; `''` when there is. */
  readonly notYet: string;
  /** The row that was chosen, else the one that is meant without a doubt. */
  readonly meant: FoundRow | undefined;
  /** The row on which Entrée acts, by its key: `''` = none. */
  readonly selected: string;
  /** The one that was chosen before anybody chose one: `''` = none. */
  readonly first: string;
  readonly left: LeftOut;
};

const useFoundFor = (choice: SearchChoice, day: Day): Found => {
  const { text: search, key: picked } = choice;
  const { arrivals, appointments, tickets, today } = day;
  const ofToday = useMemo(() => new Set(appointments.flatMap(peopleOf)), [appointments]);
  const expected = useCitizenFind(search, ofToday, false);
  const others = useCitizenFind(search, undefined, false);
  // What a scanner wrote on a keyboard of another country.
  const scanned = useCitizenFind(others.matches.length > 0 ? '' : unscramble(search), undefined, false);
  // Those of today come first, however many others bear the name.
  const matches = useMemo(
    () => joinMatches(expected.matches, others.matches, scanned.matches),
    [expected.matches, others.matches, scanned.matches],
  );
  const own = useWhereabouts(matches, tickets, today);
  const whereaboutsOf = (match: CitizenMatch): Whereabouts | null => withFamily(own(match), match, day);
  const holders = useCitizenValues(numbered(tickets, search).map(({ citizenId }) => citizenId));
  const groups = searchArrivals({ arrivals, tickets, matches, whereaboutsOf, holders, today }, search);
  const rows = rowsOf(groups);
  const meant = rows.find(({ key }) => key === picked) ?? meantRow(rows);
  const notYet = {
    empty: '',
    found: '',
    reading: peopleText.search.reading,
    tooShort: receptionText.arrivals.tooShort,
  }[others.state];
  const left = leftOut(others, matches);
  // The journal says as many as the screen, once for all three; whom only their hour or their ticket found is nobody who was searched by name.
  const told = others.isGuess ? others.count : countFound(rows).people + left.count;
  useNotedSearch(search.trim(), matches.length > 0 ? told : 0);
  const keys = rows.map(({ key }) => key);
  const first = firstChosen(rows, search, today);
  return {
    choice,
    groups,
    first,
    isSettled: rows.length === 0 ? others.state !== 'reading' : !rows.some(mayMove),
    selected: selectedRow(picked, keys, first),
    notYet: groups.length > 0 ? '' : notYet,
    meant,
    left,
  };
};

/** The search of reception: its text and the row that was chosen for it, what it finds, and whom it means. */
export const useFound = (day: Day) => {
  const [choice, step] = useReducer(stepSearch, noSearch);
  // Who comes back to this place has not seen what was chosen before.
  useEffect(() => () => step({ type: 'choose', key: '' }), []);
  const found = useFoundFor(choice, day);
  const rows = rowsOf(found.groups);
  const { isSettled } = found;
  const choose = (key: string): void => step({ type: 'choose', key });
  const walk = (arrows: number): void => {
    const keys = rows.map(({ key }) => key);
    // Also where they lead nowhere: arrows that waited would wait for ever.
    choose(walkedTo(keys, found.selected, arrows) || choice.key);
  };
  const walkOn = useEffectEvent((): void => {
    if (choice.arrows !== 0) walk(choice.arrows);
  });
  useLayoutEffect(() => {
    if (isSettled) walkOn();
  }, [isSettled, choice.arrows]);
  return {
    found,
    search: choice.text,
    setSearch: (text: string): void => step({ type: 'write', text }),
    choose,
    /** ↓ is 1, ↑ is -1. */
    walk: (arrows: number): void => {
      if (isSettled) walk(arrows);
      else step({ type: 'wait', arrows });
    },
  };
};
