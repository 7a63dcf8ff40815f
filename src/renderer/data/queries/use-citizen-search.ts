import { useMemo } from 'react';

import type { CitizenMatch } from '#shared/domain/people/search-citizens';
import { readSearch } from '#shared/domain/people/search-wish';

import { useCitizens } from './use-citizens';

export type { CitizenMatch } from '#shared/domain/people/search-citizens';

const most = 12;

/** `tooShort`: fewer than three letters or digits, so nothing is looked for. `reading`: the citizens are still being read. */
export type CitizenFind = {
  readonly state: 'empty' | 'tooShort' | 'reading' | 'found';
  readonly matches: readonly CitizenMatch[];
};

const nobody: readonly CitizenMatch[] = [];

/** The citizens that this text may mean, best first, and why there are none. `among` keeps to some citizens by id. */
export const useCitizenFind = (text: string, among?: ReadonlySet<string>): CitizenFind => {
  const wanted = text.trim();
  const isTooShort = useMemo(() => readSearch(wanted).isTooShort, [wanted]);
  const { isReady, find } = useCitizens(!isTooShort);
  return useMemo((): CitizenFind => {
    if (wanted === '') return { state: 'empty', matches: nobody };
    if (isTooShort) return { state: 'tooShort', matches: nobody };
    return isReady ? { state: 'found', matches: find(wanted, most, among) } : { state: 'reading', matches: nobody };
  }, [wanted, isTooShort, isReady, find, among]);
};

/** The citizens that this text may mean, best first. Empty for fewer than three letters or digits. */
export const useCitizenSearch = (text: string, among?: ReadonlySet<string>): readonly CitizenMatch[] =>
  useCitizenFind(text, among).matches;
