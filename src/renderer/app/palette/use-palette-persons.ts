import { useMemo, useState } from 'react';

import { hereOrExpected, todayFirst } from '#shared/domain/people/whereabouts';
import type { CitizenMatch } from '#shared/domain/people/search-citizens';

import { leftOut, useCitizenFind, type CitizenFind, type LeftOut } from '../../data/queries/use-citizen-search';
import { useAppointmentsOfDay } from '../../data/queries/use-appointments-of-day';
import { isRead } from '../../data/queries/use-live';
import { useTicketsOfDay } from '../../data/queries/use-tickets-of-day';

/** How many people the list shows at most; for anybody else one types more of the name. */
const mostPersons = 6;

type PalettePersons = Pick<CitizenFind, 'state' | 'isGuess'> & {
  readonly persons: readonly CitizenMatch[];
  /** How many more were found than stand in the list. */
  readonly left: LeftOut;
};

/** A value as it was when the text was typed, so that the lines do not move while somebody chooses one. */
const useAsTyped = <Value>(text: string, value: Value, isKnown: boolean): Value => {
  const [typed, setTyped] = useState({ text, value, isKnown });
  if (typed.text === text && (typed.isKnown || !isKnown)) return typed.value;
  setTyped({ text, value, isKnown });
  return value;
};

/** The first of those whom a text may mean; who is here or expected today stands before the others of the same name. */
export const usePalettePersons = (text: string, today: string): PalettePersons => {
  const appointments = useAppointmentsOfDay(today);
  const tickets = useTicketsOfDay(today);
  const present = useMemo(() => hereOrExpected(appointments, tickets), [appointments, tickets]);
  const ids = useAsTyped(text, present, isRead(appointments) && isRead(tickets));
  const ofToday = useCitizenFind(text, ids, false);
  const others = useCitizenFind(text);
  const persons = todayFirst(ofToday.matches, others.matches).slice(0, mostPersons);
  return { state: others.state, isGuess: others.isGuess, persons, left: leftOut(others, persons) };
};
