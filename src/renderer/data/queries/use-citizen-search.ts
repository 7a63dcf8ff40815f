import { useMemo } from 'react';

import { readAppointmentCode } from '#shared/domain/lifecycle/appointment-code';
import type { NameLean } from '#shared/domain/people/cut-name';
import { knownBy } from '#shared/domain/model/citizen-values';
import {
  calledSo,
  meantCitizen,
  type CitizenMatch,
  type NamedCitizen,
  type SearchState,
} from '#shared/domain/people/search-citizens';
import { readSearch } from '#shared/domain/people/search-wish';
import { toldApart } from '#shared/i18n/fr/format';
import { peopleText } from '#shared/i18n/fr/people';

import { useNotedSearch } from './use-note-reading';
import { useCitizenValues } from './use-citizen-values';
import { useCitizens } from './use-citizens';

export type { CitizenMatch } from '#shared/domain/people/search-citizens';

const most = 12;
/** So many are counted at most. */
const mostCounted = 100;

export type CitizenFind = {
  readonly state: SearchState;
  readonly matches: readonly CitizenMatch[];
  /** Nobody is called so: all of them have a name that is like it. */
  readonly isGuess: boolean;
  /** How many there are, those who are not given too. */
  readonly count: number;
  /** They were not counted to the end. */
  readonly isMore: boolean;
  /** By which the text is cut in two, where it is the name of somebody new. */
  readonly lean: NameLean;
};

/** How many people a list does not hold; `isMore` = they were not counted to the end. */
export type LeftOut = { readonly count: number; readonly isMore: boolean };

/** How many of those who were found are not among `shown`. Names that are only like the one that was typed are counted on neither side. */
export const leftOut = ({ count, isMore, isGuess }: CitizenFind, shown: readonly CitizenMatch[]): LeftOut => ({
  count: Math.max(0, count - shown.filter(({ isNear }) => !isNear || isGuess).length),
  isMore,
});

const nobody = { matches: [], isGuess: false, count: 0, isMore: false } as const;

/**
 * The citizens that this text may mean, best first, and why there are none; noted as a search, unless the screen joins several of them and notes
 * what it shows itself (`isNoted` `false`). `among` keeps to some citizens by id; `limit` = how many are given at most.
 */
export const useCitizenFind = (
  text: string,
  among?: ReadonlySet<string>,
  isNoted = true,
  limit = most,
): CitizenFind => {
  const wanted = text.trim();
  const isTooShort = useMemo(() => readSearch(wanted).isTooShort, [wanted]);
  const { isReady, areSlipsRead, find, lean } = useCitizens(!isTooShort);
  const found = useMemo((): CitizenFind => {
    if (wanted === '') return { state: 'empty', ...nobody, lean };
    if (isTooShort) return { state: 'tooShort', ...nobody, lean };
    if (!isReady) return { state: 'reading', ...nobody, lean };
    const counted = Math.max(mostCounted, limit);
    const all = find(wanted, counted, among);
    const matches = all.slice(0, limit);
    const mayBeSlip = !areSlipsRead && readAppointmentCode(wanted) !== '';
    if (matches.length === 0 && mayBeSlip) return { state: 'reading', ...nobody, lean };
    const isGuess = matches.length > 0 && matches.every(({ isNear }) => isNear);
    // Names that are only like the one that was typed are no reason to ask for a first name.
    const named = isGuess ? all : all.filter(({ isNear }) => !isNear);
    return { state: 'found', matches, isGuess, count: named.length, isMore: named.length >= counted, lean };
  }, [wanted, isTooShort, isReady, areSlipsRead, find, lean, among, limit]);
  useNotedSearch(isNoted ? wanted : '', found.count);
  return found;
};

/** The file that a form is tied to, in words, and the other way round with its label and what it changes. */
export type Tied = { readonly said: string; readonly turn: string; readonly patch: Partial<NamedCitizen> };

const words = peopleText.namesake;

/**
 * What the name of a form is tied to before it is sent: the file of somebody, or a new one although somebody bears the name. `null` = nobody is
 * named, nobody bears the name, or it is not known yet (0048).
 */
export const useTiedFile = (named: NamedCitizen, find: CitizenFind): Tied | null => {
  const meant = meantCitizen(named, find);
  const citizenId = typeof meant === 'string' ? '' : meant.citizenId;
  const values = useCitizenValues([citizenId]).get(citizenId);
  if (citizenId !== '' && values) {
    // A telephone that was typed names nobody to the eye.
    const name = /\d/u.test(named.citizenText) ? knownBy(values) : '';
    const patch = { citizenId: '', isNewName: true };
    return { said: words.tied(name, toldApart(values)), turn: words.another, patch };
  }
  if (!named.isNewName || calledSo(find.matches).length === 0) return null;
  return { said: words.fresh, turn: words.back, patch: { isNewName: false } };
};
