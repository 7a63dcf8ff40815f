import { useMemo } from 'react';

import type { Person, Related } from '#shared/domain/people/person';

import { useCitizens } from './use-citizens';

/** `null` while citizens are being read, or when nobody is known by this id: `isReady` tells which. */
export type PersonRead = { readonly isReady: boolean; readonly person: Person | null };

/** A person with all who belong to them: merged ones, dependants, guardian, probable duplicates. */
export const usePerson = (citizenId: string): PersonRead => {
  const { isReady, person } = useCitizens(citizenId !== '');
  return useMemo(
    () => ({ isReady, person: citizenId === '' ? null : person(citizenId) }),
    [isReady, person, citizenId],
  );
};

const nobody: readonly Related[] = [];

/** The dependants of a citizen, by birth date; nobody for `''`. */
export const useDependants = (citizenId: string): readonly Related[] =>
  usePerson(citizenId).person?.dependants ?? nobody;
